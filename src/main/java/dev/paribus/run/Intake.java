package dev.paribus.run;

import dev.paribus.exchange.WrittenFile;
import dev.paribus.json.Json;
import dev.paribus.json.JsonLines;
import dev.paribus.run.Leftovers.Moved;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that an attempt wrote, under the names that its script knows. What was left in the worktree lies in the output when
 * metrics are read; a line {@code {"from": ..., "to": ...}} a file in the journal's {@code moved} tells where it was.
 */
public final class Intake {
    /** More files are no metrics. */
    private static final int MOST = 100_000;

    private final Attempt attempt;

    public Intake(Attempt attempt) {
        this.attempt = attempt;
    }

    private Path movedFile() {
        return attempt.directory().resolve("moved");
    }

    private Path output() {
        return attempt.intent().plan().place().output();
    }

    /**
     * Moves what the script wrote to its output: what no commit has, and tracked files that it wrote over.
     *
     * @param tracked tells whether a path, relative to the worktree with {@code /}, is in the commit
     * @return what was moved, sorted, relative to the output
     */
    public List<String> move(Path worktree, Predicate<String> tracked) {
        try {
            // Both times are the file system's own; the child started some processes later than the intent was written.
            FileTime planned = Files.getLastModifiedTime(attempt.directory().resolve("intent.json"));
            return Leftovers.move(
                    worktree,
                    path -> tracked.test(path) && !newer(worktree.resolve(path), planned),
                    output(),
                    this::note);
        } catch (IOException broken) {
            throw attempt.unreadable(broken);
        }
    }

    private static boolean newer(Path file, FileTime than) {
        try {
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).compareTo(than) > 0;
        } catch (IOException gone) {
            return false;
        }
    }

    private void note(List<Moved> files) throws IOException {
        var lines = new StringBuilder();
        for (Moved file : files) {
            lines.append(Json.write(Map.of("from", file.from(), "to", file.to())))
                    .append('\n');
        }
        Files.writeString(movedFile(), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Everything that it wrote and that is still there, sorted; links are not followed.
     *
     * @param project the project's directory in the worktree, relative to it, with slashes; empty for the top
     */
    public List<WrittenFile> files(String project) throws IOException {
        if (!Files.isDirectory(output())) {
            return List.of();
        }
        Map<String, String> moved = moved();
        Path directory = Path.of(project);
        List<WrittenFile> out = new ArrayList<>();
        try (Stream<Path> all = Files.walk(output())) {
            List<Path> files = all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST)
                    .sorted()
                    .toList();
            for (Path file : files) {
                String path = Leftovers.slashed(output().relativize(file));
                String from = moved.get(path);
                out.add(
                        from == null
                                ? new WrittenFile(path, true, file)
                                : new WrittenFile(Leftovers.slashed(directory.relativize(Path.of(from))), false, file));
            }
        }
        return out;
    }

    /** New path to old one. */
    private Map<String, String> moved() throws IOException {
        Map<String, String> out = new HashMap<>();
        if (Files.exists(movedFile())) {
            try (InputStream in = Files.newInputStream(movedFile())) {
                JsonLines.read(in, new Lines(out));
            }
        }
        return out;
    }

    private record Lines(Map<String, String> out) implements JsonLines.Handler {
        @Override
        public void row(long line, String text, Map<String, @Nullable Object> row) {
            if (row.get("from") instanceof String from && row.get("to") instanceof String to) {
                out.put(to, from);
            }
        }

        @Override
        public void malformed(long line, String what, boolean unfinished) {
            // Cut off by a loss of power, before that file was moved.
        }
    }
}
