package dev.paribus.store;

import dev.paribus.git.Oid;
import java.util.HashMap;
import java.util.Map;

/**
 * The trees of commits that were listed: git finds a file in a tree in half the time that it needs to find it in a commit. For
 * views alone, because they may come out of a file that is kept, and a verdict does not.
 */
final class TreeIds {
    private final Map<Oid, Oid> trees = new HashMap<>();

    synchronized void put(Oid commit, Oid tree) {
        trees.put(commit, tree);
    }

    /** The commit's tree, or the commit itself where nobody listed it. */
    synchronized Oid of(Oid commit) {
        return trees.getOrDefault(commit, commit);
    }
}
