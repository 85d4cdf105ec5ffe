package dev.paribus.git;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to commit raw bytes at a path that has a {@code filter}: git would take such a file for modified for ever. The
 * attributes are those of the tree that is being made and those of this clone; git itself is asked only when one of those
 * files speaks of filters at all.
 */
final class FilterGuard {
    private static final String FILE = AttributeFiles.NAME;

    private final Path commonDir;
    private final Git git;
    private final AttributeFiles outside;

    FilterGuard(Path commonDir, Git git) {
        this.commonDir = commonDir;
        this.git = git;
        this.outside = new AttributeFiles(commonDir, git);
    }

    void refuse(ObjectReader reader, ObjectInserter inserter, @Nullable ObjectId base, Map<String, TreeEdit> edits)
            throws IOException {
        List<String> written = edits.entrySet().stream()
                .filter(edit -> edit.getValue() instanceof TreeEdit.Write)
                .map(Map.Entry::getKey)
                .toList();
        Map<String, ObjectId> attributes = attributeFiles(reader, inserter, base, edits, written);
        boolean mentioned = outside.outsideMentionFilters();
        for (ObjectId file : attributes.values()) {
            mentioned =
                    mentioned || AttributeFiles.mentionFilters(reader.open(file).getBytes());
        }
        if (!mentioned || written.isEmpty()) {
            return;
        }
        inserter.flush();
        Map<String, String> filters = new TreeMap<>(ask(attributes, written));
        filters.values().removeIf(value -> value.equals("set") || value.equals("unset"));
        if (!filters.isEmpty()) {
            throw new Failure(
                    Failure.Kind.DATA,
                    filters.entrySet().stream().map(FilterGuard::problem).toList());
        }
    }

    private static Problem problem(Map.Entry<String, String> filtered) {
        String path = filtered.getKey();
        return Problem.error(
                        "filtered-path",
                        "'" + path + "' has the attribute filter=" + filtered.getValue()
                                + ", so it cannot be committed as it is")
                .hint("add the line '" + path + " -filter' to " + FILE);
    }

    private static Map<String, ObjectId> attributeFiles(
            ObjectReader reader,
            ObjectInserter inserter,
            @Nullable ObjectId base,
            Map<String, TreeEdit> edits,
            List<String> written)
            throws IOException {
        Map<String, ObjectId> files = new TreeMap<>();
        for (String path : written) {
            for (int slash = path.lastIndexOf('/'); ; slash = path.lastIndexOf('/', slash - 1)) {
                String file = slash < 0 ? FILE : path.substring(0, slash + 1) + FILE;
                if (!files.containsKey(file)) {
                    ObjectId id = attributeFile(reader, inserter, base, edits.get(file), file);
                    if (id != null) {
                        files.put(file, id);
                    }
                }
                if (slash < 0) {
                    break;
                }
            }
        }
        return files;
    }

    private static @Nullable ObjectId attributeFile(
            ObjectReader reader, ObjectInserter inserter, @Nullable ObjectId base, @Nullable TreeEdit edit, String file)
            throws IOException {
        if (edit instanceof TreeEdit.Write write) {
            return inserter.insert(Constants.OBJ_BLOB, write.content());
        }
        if (edit instanceof TreeEdit.Put put) {
            return ObjectId.fromString(put.id().hex());
        }
        if (edit != null || base == null) {
            return null;
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, file, base)) {
            return walk == null || walk.getFileMode(0).getObjectType() != Constants.OBJ_BLOB
                    ? null
                    : walk.getObjectId(0);
        }
    }

    /** Asks git with a temporary index that holds nothing but the attribute files. */
    private Map<String, String> ask(Map<String, ObjectId> attributes, List<String> written) throws IOException {
        Path own = Files.createDirectories(commonDir.resolve("paribus"));
        Path directory = Files.createTempDirectory(own, "attributes");
        Path file = directory.resolve("index");
        try {
            Git index = git.with(Map.of("GIT_INDEX_FILE", file.toString()));
            List<String> lines = new ArrayList<>();
            attributes.forEach((path, id) -> lines.add("100644 " + id.name() + " 0\t" + path));
            index.output(List.of("update-index", "-z", "--index-info"), NulStream.join(lines));
            return CheckAttr.attributes(index, List.of("--cached", "filter"), written);
        } finally {
            Files.deleteIfExists(file);
            Files.deleteIfExists(directory);
        }
    }
}
