package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One child that says all that is asked when a repository is opened, and then is its {@code cat-file}: a shell that runs git's
 * commands one after the other and becomes the last of them. To start a child costs Java more than its answer costs git, and a
 * hook has little time. Whatever goes wrong in it is asked again, by children whose words are kept.
 */
final class FirstChild {
    /** Sections, each ending with its exit code and a NUL. */
    private static final String SCRIPT = """
            g() { git GIVEN "$@"; }
            end() { printf ' end %d\\000' "$?"; }
            g LAYOUT HEAD; end
            g CONFIG; end
            staged=$1; shift
            [ "$#" -eq 0 ] || export "$@"
            [ -z "$staged" ] || { g STAGED; end; }
            exec git GIVEN cat-file --batch
            """;

    private static final String END = " end ";

    private final Process process;
    private final ObjectInput out;
    private final List<String> layout;
    private final List<String> config;
    private final boolean comparesIndex;
    private boolean diffWaits;
    private @Nullable List<TreeChange> staged;

    private FirstChild(Process process, ObjectInput out, List<String> layout, List<String> config, boolean staged) {
        this.process = process;
        this.out = out;
        this.layout = layout;
        this.config = config;
        this.comparesIndex = staged;
        this.diffWaits = staged;
    }

    /**
     * Starts it and reads where the repository is.
     *
     * @param hook the variables that a hook was given, for all that looks at the index and at objects
     * @param staged true when it will be asked what the index changes against HEAD
     * @return empty when anything failed, a HEAD without a commit too
     */
    static Optional<FirstChild> start(Git git, Map<String, String> hook, boolean staged) {
        String script = SCRIPT.replace("GIVEN", "-c " + String.join(" -c ", git.config()))
                .replace("LAYOUT", String.join(" ", Opening.LAYOUT))
                .replace("CONFIG", String.join(" ", ConfigList.COMMAND))
                .replace("STAGED", String.join(" ", StagedFiles.command("HEAD")));
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh", staged ? "yes" : ""));
        for (Map.Entry<String, String> variable : hook.entrySet()) {
            command.add(variable.getKey() + "=" + variable.getValue());
        }
        Process process;
        try {
            process = new Child(command, git.directory(), git.environment()).startWithoutErrors();
        } catch (Failure noShell) {
            return Optional.empty();
        }
        var out = new ObjectInput(process.getInputStream());
        try {
            String first = field(out);
            int end = first.lastIndexOf(END);
            List<String> config = first.endsWith(END + "0") ? section(out) : null;
            if (config != null) {
                List<String> layout = List.of(first.substring(0, end).split("\n"));
                return Optional.of(new FirstChild(process, out, layout, config, staged));
            }
        } catch (IOException ended) {
            // as if it had never been
        }
        process.destroy();
        return Optional.empty();
    }

    /** Fields up to the one that ends the section; null when git failed. */
    private static @Nullable List<String> section(InputStream in) throws IOException {
        List<String> fields = new ArrayList<>();
        while (true) {
            String field = field(in);
            if (field.startsWith(END)) {
                return field.equals(END + "0") ? fields : null;
            }
            fields.add(field);
        }
    }

    private static String field(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream(64);
        for (int b = in.read(); b != 0; b = in.read()) {
            if (b < 0) {
                throw new IOException("the child ended");
            }
            bytes.write(b);
        }
        return PathBytes.decode(bytes.toByteArray());
    }

    /** What {@code rev-parse} printed, one value a line: the last one is HEAD's commit. */
    List<String> layout() {
        return layout;
    }

    /** Pairs {@code key LF value}, or a key alone. */
    List<String> config() {
        return config;
    }

    /** The commit that HEAD named when the index was compared with it. */
    Oid head() {
        return new Oid(layout.get(layout.size() - 1));
    }

    /** True when it was asked what the index changes. */
    boolean comparesIndex() {
        return comparesIndex;
    }

    /** Files in which the index differs from {@link #head}, {@code U} for unmerged ones; null when git did not say. */
    synchronized @Nullable List<TreeChange> staged() throws IOException {
        answers();
        return staged;
    }

    Process process() {
        return process;
    }

    /** The answers of {@code cat-file}, which come when everything before has been read. */
    synchronized ObjectInput answers() throws IOException {
        if (diffWaits) {
            diffWaits = false;
            staged = differences();
        }
        return out;
    }

    /** Pairs of fields: a path may look like the end of a section, what stands before it cannot. */
    private @Nullable List<TreeChange> differences() throws IOException {
        List<TreeChange> changes = new ArrayList<>();
        String head = field(out);
        while (!head.startsWith(END)) {
            changes.add(RawDiff.change(head, field(out)));
            head = field(out);
        }
        return head.equals(END + "0") ? changes : null;
    }
}
