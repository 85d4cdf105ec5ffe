package dev.paribus.workflow.session;

import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.Project;
import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hashes of the declared data paths, the manifest that a record holds: over git's blob ids where the files are tracked,
 * over what a pointer of Git LFS or DVC points to, and over the files' SHA-256 in the main checkout where they are not
 * tracked. Form: {@code 1:} and 64 hex digits over sorted {@code path id LF} lines. Taken at registration and before and
 * after a run, never by a hook, which compares manifests only.
 */
public final class DataHashes {
    private final Session session;
    private final GitReader git;

    public DataHashes(Session session) {
        this.session = session;
        this.git = session.git();
    }

    /**
     * The hash of each declared path, by path, in path order; empty when none are declared.
     *
     * @throws Failure DATA {@code data-missing} for a declared path that is neither tracked nor there nor pointed to,
     *     {@code data-link}; ENVIRONMENT {@code data-unreadable}
     */
    public Map<String, String> of(Project project, Oid commit) {
        var out = new TreeMap<String, String>();
        if (project.data().isEmpty()) {
            return out;
        }
        HashCache cache = HashCache.open(session.state());
        var files = new DataFiles(cache, session.machine().progress());
        try {
            for (String declared : project.data()) {
                String path = declared.endsWith("/") ? declared.substring(0, declared.length() - 1) : declared;
                out.put(declared, hash(ids(path, commit, files)));
            }
        } finally {
            cache.save();
        }
        return out;
    }

    private Map<String, String> ids(String path, Oid commit, DataFiles files) {
        List<TreeEntry> tracked = git.tree(commit, List.of(session.place().path(path)));
        if (!tracked.isEmpty()) {
            return tracked(tracked, commit);
        }
        Path root = session.mainProject().resolve(path);
        Optional<DataPointers.Out> pointer = pointer(path, commit);
        if (pointer.isPresent()) {
            requireExtent(path, root, pointer.get());
            return Map.of("", pointer.get().id());
        }
        if (!Files.exists(root)) {
            throw Failure.data(
                    "data-missing",
                    "the data path '" + path + "' is not here",
                    "put the data there, or mend data: in " + session.place().rules());
        }
        return files.hashes(root, path);
    }

    private Map<String, String> tracked(List<TreeEntry> tracked, Oid commit) {
        Map<String, String> filters =
                git.attribute("filter", tracked.stream().map(TreeEntry::path).toList());
        var out = new TreeMap<String, String>();
        for (TreeEntry entry : tracked) {
            out.put(entry.path(), DataPointers.id(git, commit, entry, "lfs".equals(filters.get(entry.path()))));
        }
        return out;
    }

    /** What {@code PATH.dvc} beside an untracked path says of it. */
    private Optional<DataPointers.Out> pointer(String path, Oid commit) {
        Optional<Blob> file = git.file(commit, session.place().path(path + DataPointers.DVC));
        String name = path.substring(path.lastIndexOf('/') + 1);
        return file.flatMap(blob -> DataPointers.dvc(blob.content()).stream()
                .filter(out -> out.path().equals(name))
                .findFirst());
    }

    /** Data that are here must be as many as the pointer says; that they are those, only DVC itself could tell. */
    private static void requireExtent(String path, Path root, DataPointers.Out pointer) {
        if (!Files.exists(root)) {
            return;
        }
        long[] here = DataFiles.extent(root, path);
        boolean size = pointer.size() == null || pointer.size() == here[0];
        boolean count = pointer.files() == null || pointer.files() == here[1];
        if (!size || !count) {
            throw Failure.data(
                    "data-moved",
                    "'" + path + "' has " + here[1] + " files of " + here[0] + " bytes together, which is not what '"
                            + path + DataPointers.DVC + "' points to",
                    "dvc checkout " + path + DataPointers.DVC + ", or dvc add " + path + " for the new ones");
        }
    }

    /** All of them in one hash for {@code ran.data}; empty text when none are declared. */
    public static String combined(Map<String, String> hashes) {
        return hashes.isEmpty() ? "" : hash(hashes);
    }

    private static String hash(Map<String, String> lines) {
        var text = new StringBuilder();
        lines.forEach((path, id) -> text.append(path).append(' ').append(id).append('\n'));
        return "1:" + Axes.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
