package dev.paribus.transcript;

import dev.paribus.support.Children;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes out of an output what differs from run to run, and nothing else: the temporary folder, measured durations and
 * memory, tokens of attempts; and, once a session has measured something, ids of objects, since a result holds such durations. The same id keeps
 * the same label, so that a session still shows which ids are equal.
 */
final class Scrubber {
    /** All that is replaced by a pattern. Add a line only for what a machine measures. */
    private static final Map<Pattern, String> MEASURED = measured();

    private static final Pattern ID = Pattern.compile("\\b[0-9a-f]{7,40}\\b");

    private final Path root;
    private final Map<String, String> labels = new LinkedHashMap<>();
    private boolean hasMeasured;

    Scrubber(Path root) {
        this.root = root;
    }

    private static Map<Pattern, String> measured() {
        var patterns = new LinkedHashMap<Pattern, String>();
        patterns.put(Pattern.compile("(?<![\\w.])\\d+(\\.\\d)? s\\b"), "<time>");
        patterns.put(Pattern.compile("(\\b(?:seconds|peak_rss)\"?: ?)[0-9][0-9.]*"), "$1<measured>");
        patterns.put(Pattern.compile("(/runs/)[0-9a-f]{32}\\b"), "$1<token>");
        patterns.put(Pattern.compile("(/detached/)[0-9a-f]{12}\\b"), "$1<token>");
        patterns.put(Pattern.compile("(Experiment-Took: )\\S.*"), "$1<time>");
        return patterns;
    }

    /** From now on object ids hang on how long something took. */
    void somethingWasMeasured() {
        hasMeasured = true;
    }

    String scrub(String text, Path dir, Map<String, String> env) {
        String result = text.replace(dir.toString(), "$DIR")
                .replace(root.resolve("home").toString(), "$HOME")
                .replace(root.toString(), "$TMP");
        for (var each : MEASURED.entrySet()) {
            result = each.getKey().matcher(result).replaceAll(each.getValue());
        }
        if (!hasMeasured || !ID.matcher(result).find()) {
            return result;
        }
        Set<String> ids = objects(dir, env);
        return ID.matcher(result).replaceAll(match -> label(match, ids));
    }

    private String label(MatchResult match, Set<String> ids) {
        String found = match.group();
        boolean real = ids.stream().anyMatch(id -> id.startsWith(found));
        return real ? labels.computeIfAbsent(found.substring(0, 7), key -> "<id-" + (labels.size() + 1) + ">") : found;
    }

    private static Set<String> objects(Path dir, Map<String, String> env) {
        var ids = new TreeSet<String>();
        try (var folders = Files.list(dir)) {
            // the session's folder itself, or one that the session made in it (demo)
            for (Path folder : (Iterable<Path>) Stream.concat(Stream.of(dir), folders)::iterator) {
                if (Files.exists(folder.resolve(".git"))) {
                    Children.run(
                                    folder,
                                    env,
                                    List.of("git", "cat-file", "--batch-all-objects", "--batch-check=%(objectname)"))
                            .lines()
                            .forEach(ids::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ids;
    }
}
