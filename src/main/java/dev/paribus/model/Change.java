package dev.paribus.model;

import java.util.List;

/**
 * The declared change.
 *
 * @param what the parameter's path, or what the idea is, in words; empty for kinds that change nothing
 * @param with what an idea in code must bring along: parameter paths, blocks, lock files; in the order of the record
 */
public record Change(ChangeKind kind, String what, List<String> with) {
    public Change {
        with = List.copyOf(with);
    }
}
