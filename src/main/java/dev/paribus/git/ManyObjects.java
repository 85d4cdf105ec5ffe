package dev.paribus.git;

import dev.paribus.git.CatFile.Found;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads many objects by a child that gives contents and one that gives no more than ids and sizes. */
final class ManyObjects implements AutoCloseable {
    /** For fewer files the second child would cost more than it spares. */
    private static final int MANY = 100;

    private final CatFile objects;
    private final CatFile sizes;

    /** @param objects is closed by whoever made it, {@code sizes} with this */
    ManyObjects(CatFile objects, CatFile sizes) {
        this.objects = objects;
        this.sizes = sizes;
    }

    /** @throws Failure DATA {@code missing-object} */
    Map<Oid, CommitText> texts(List<Oid> ids) {
        List<@Nullable Found> found = objects.ask(names(ids));
        Map<Oid, CommitText> texts = new HashMap<>(2 * ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Oid id = ids.get(i);
            Found object = found.get(i);
            if (object == null) {
                throw missing("commit " + id);
            }
            // Asked for only now: a name that git has to peel costs it twice as much as an id.
            Found commit = object.type().equals("tag") ? objects.ask(id.hex() + "^{commit}") : object;
            if (commit != null && commit.type().equals("commit")) {
                texts.put(id, CommitParser.text(commit.id(), commit.content()));
            }
        }
        return texts;
    }

    Map<Oid, CommitInfo> commits(List<Oid> ids) {
        List<@Nullable Found> found = objects.ask(names(ids));
        Map<Oid, CommitInfo> commits = new HashMap<>(2 * ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Found object = found.get(i);
            if (object != null && object.type().equals("commit")) {
                commits.put(ids.get(i), CommitParser.parse(object.id(), object.content()));
            }
        }
        return commits;
    }

    /** @param names of each, as cat-file understands them */
    Map<FileAt, Blob> files(List<FileAt> wanted, List<String> names) {
        Map<FileAt, Blob> blobs = new LinkedHashMap<>(2 * wanted.size());
        if (names.size() > MANY) {
            // Most commits have most files in common: what each is called first, then each content once.
            List<@Nullable Found> found = sizes.ask(names);
            Map<Oid, Blob> contents = blobs(blobIds(found));
            for (int i = 0; i < wanted.size(); i++) {
                Found object = found.get(i);
                Blob blob = object == null ? null : contents.get(object.id());
                if (blob != null) {
                    blobs.put(wanted.get(i), blob);
                }
            }
            return blobs;
        }
        List<@Nullable Found> found = objects.ask(names);
        for (int i = 0; i < wanted.size(); i++) {
            Found object = found.get(i);
            if (object != null && object.type().equals("blob")) {
                blobs.put(wanted.get(i), new Blob(object.id(), object.content()));
            }
        }
        return blobs;
    }

    /** Of the blobs among them, each once. */
    private static List<Oid> blobIds(List<@Nullable Found> found) {
        Set<Oid> ids = new LinkedHashSet<>();
        for (@Nullable Found object : found) {
            if (object != null && object.type().equals("blob")) {
                ids.add(object.id());
            }
        }
        return List.copyOf(ids);
    }

    Map<Oid, Blob> blobs(List<Oid> ids) {
        Map<Oid, Blob> out = new LinkedHashMap<>(2 * ids.size());
        for (@Nullable Found object : objects.ask(names(ids))) {
            if (object != null && object.type().equals("blob")) {
                out.put(object.id(), new Blob(object.id(), object.content()));
            }
        }
        return out;
    }

    Map<Oid, Long> sizes(List<Oid> ids) {
        Map<Oid, Long> out = new LinkedHashMap<>(2 * ids.size());
        for (@Nullable Found object : sizes.ask(names(ids))) {
            if (object != null) {
                out.put(object.id(), object.size());
            }
        }
        return out;
    }

    static List<String> names(List<Oid> ids) {
        List<String> names = new ArrayList<>(ids.size());
        for (Oid id : ids) {
            names.add(id.hex());
        }
        return names;
    }

    static Failure missing(String what) {
        String message = "the repository does not have " + what + ", or it is damaged";
        return Failure.data("missing-object", message, "git fsck");
    }

    @Override
    public void close() {
        sizes.close();
    }
}
