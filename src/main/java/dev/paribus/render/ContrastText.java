package dev.paribus.render;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TextDiff;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import dev.paribus.text.Escape;
import dev.paribus.text.Ink;
import dev.paribus.text.Shell;
import dev.paribus.workflow.history.CodeDifference.FileChange;
import dev.paribus.workflow.history.Contrast;
import dev.paribus.workflow.session.Axis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a comparison that are no metric: parameters, code, environment, data, rules. Each is always told, if only that it is empty. */
final class ContrastText {
    /** More than these are counted. */
    private static final int NAMED = 12;

    /** A text longer than this is shown as a difference by lines. */
    private static final int LONG = 48;

    private final Contrast contrast;
    private final Page page;
    private final Ink ink;
    private final List<String> lines = new ArrayList<>();

    ContrastText(Contrast contrast, Page page) {
        this.contrast = contrast;
        this.page = page;
        this.ink = page.ink();
    }

    private void title(String text) {
        lines.add("");
        lines.add(ink.bold(text));
    }

    private List<String> taken() {
        List<String> out = List.copyOf(lines);
        lines.clear();
        return out;
    }

    List<String> parameters() {
        title("Parameters");
        var grid = new Grid(Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.NEEDED);
        var texts = new ArrayList<ParamChange>();
        for (ParamChange change : contrast.params()) {
            if (isLong(change.before()) || isLong(change.after())) {
                texts.add(change);
                continue;
            }
            grid.row(Escape.terminal(change.path().toString()), value(change.before()), "->", value(change.after()));
        }
        lines.addAll(grid.lines(2, page));
        texts.forEach(this::text);
        lines.add("  " + (contrast.params().isEmpty() ? "none differs; " : "") + contrast.equalParams() + " equal");
        return taken();
    }

    private static String value(@Nullable ParamNode node) {
        return node == null ? "absent" : Escape.terminal(ParamTexts.of(node));
    }

    /** True for a text that has no room in a line. */
    static boolean isLong(@Nullable ParamNode node) {
        return node instanceof ParamNode.Scalar scalar
                && scalar.value() instanceof Value.Text text
                && (text.value().indexOf('\n') >= 0 || text.value().length() > LONG);
    }

    /** A change in a few words; of a long text only that it is one. */
    static String words(ParamChange change) {
        return isLong(change.before()) || isLong(change.after())
                ? change.path() + ": another text"
                : ParamTexts.of(change);
    }

    private static String plain(@Nullable ParamNode node) {
        return node instanceof ParamNode.Scalar scalar && scalar.value() instanceof Value.Text text
                ? text.value()
                : node == null ? "" : ParamTexts.of(node);
    }

    /** A long text, line by line. */
    private void text(ParamChange change) {
        List<String> difference = TextDiff.unified(plain(change.before()), plain(change.after()));
        String how = change.before() == null ? ", added" : change.after() == null ? ", removed" : "";
        lines.add("  " + Escape.terminal(change.path().toString()) + how
                + (difference.isEmpty() ? ", too long to be shown" : ""));
        for (String line : difference) {
            lines.add("    " + painted(Escape.terminal(line), ink));
        }
    }

    /** A line of a patch in its colour. */
    static String painted(String line, Ink ink) {
        if (line.startsWith("+") && !line.startsWith("+++")) {
            return ink.good(line);
        }
        return line.startsWith("-") && !line.startsWith("---") ? ink.bad(line) : line;
    }

    /** @param patch null unless it is to be shown */
    List<String> code(String before, String after, @Nullable String patch) {
        title("Code");
        var files = new ArrayList<>(contrast.on(Axis.CODE));
        files.addAll(contrast.on(Axis.OUTSIDE));
        stat(files);
        int ignored = contrast.on(Axis.IGNORED).size();
        if (files.isEmpty()) {
            lines.add("  no file differs" + (ignored == 0 ? "" : " but " + ignored + " of no account"));
        } else if (ignored > 0) {
            lines.add("  and " + ignored + " of no account (change.ignore)");
        }
        if (patch != null) {
            lines.add("");
            Escape.block(patch).lines().forEach(line -> lines.add(painted(line, ink)));
        } else if (!files.isEmpty()) {
            lines.add("  in full: --full, or " + command(before, after, files));
        }
        return taken();
    }

    private static String command(String before, String after, List<FileChange> files) {
        String paths = files.size() > 3
                ? ""
                : files.stream()
                        .map(file -> " " + Shell.word(":/" + file.path()))
                        .collect(Collectors.joining("", " --", ""));
        return "git diff " + before.substring(0, 10) + " " + after.substring(0, 10) + paths;
    }

    private void stat(List<FileChange> files) {
        var grid = new Grid(Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.IF_ROOM);
        for (FileChange file : files.subList(0, Math.min(NAMED, files.size()))) {
            grid.row(String.valueOf(file.status()), Escape.terminal(file.path()), counts(file));
        }
        lines.addAll(grid.lines(2, page));
        if (files.size() > NAMED) {
            lines.add("  and " + (files.size() - NAMED) + " more");
        }
    }

    static String counts(FileChange file) {
        return file.added() == null ? "binary" : "+" + file.added() + " -" + file.removed();
    }

    List<String> environment() {
        title("Environment");
        List<FileChange> locks = contrast.on(Axis.ENVIRONMENT);
        stat(locks);
        var environment = contrast.environment();
        if (!environment.unknown().isEmpty()) {
            lines.add("  " + environment.unknown());
        } else if (environment.changes().isEmpty()) {
            lines.add(
                    locks.isEmpty()
                            ? "  the same, as far as it was recorded"
                            : "  what was recorded of the runs is the same");
        }
        var grid = new Grid(Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.NEEDED, Grid.Column.NEEDED);
        List<ParamChange> changes = environment.changes();
        for (ParamChange change : changes.subList(0, Math.min(NAMED, changes.size()))) {
            grid.row(Escape.terminal(change.path().toString()), value(change.before()), "->", value(change.after()));
        }
        lines.addAll(grid.lines(2, page));
        if (changes.size() > NAMED) {
            lines.add("  and " + (changes.size() - NAMED) + " more: --json has all of them");
        }
        return taken();
    }

    List<String> data() {
        title("Data");
        stat(contrast.on(Axis.DATA));
        Contrast.Data data = contrast.data();
        contrast.otherData().forEach(change -> lines.add("  " + Escape.terminal(change.path()) + " " + change.how()));
        if (data.declared() == 0 && contrast.on(Axis.DATA).isEmpty()) {
            lines.add("  no data path is declared");
        } else if (data.changes().isEmpty() && contrast.on(Axis.DATA).isEmpty()) {
            lines.add("  the same, " + data.declared() + (data.declared() == 1 ? " path" : " paths"));
        }
        return taken();
    }

    /** The yardstick itself; nothing where it is the same, which is usual. */
    List<String> rules() {
        List<FileChange> files = contrast.on(Axis.RULES);
        if (files.isEmpty()) {
            return List.of();
        }
        title("Rules of the project");
        stat(files);
        return taken();
    }

    /** In a few words, for one line of a table. */
    List<String> brief() {
        var out = new ArrayList<String>();
        wrappedList(out, "code", files(Axis.CODE, Axis.OUTSIDE));
        wrappedList(out, "environment", environmentNames());
        wrappedList(out, "data", dataNames());
        wrappedList(out, "rules", files(Axis.RULES));
        return out;
    }

    private void wrappedList(List<String> out, String what, List<String> names) {
        if (!names.isEmpty()) {
            String some = names.stream().limit(4).collect(Collectors.joining(", "));
            out.add(what + ": " + some + (names.size() > 4 ? " and " + (names.size() - 4) + " more" : ""));
        }
    }

    private List<String> files(Axis... axes) {
        var out = new ArrayList<String>();
        for (Axis axis : axes) {
            contrast.on(axis).forEach(file -> out.add(Escape.terminal(file.path()) + " " + counts(file)));
        }
        return out;
    }

    private List<String> environmentNames() {
        var out = files(Axis.ENVIRONMENT);
        contrast.environment().changes().forEach(change -> out.add(Escape.terminal(words(change))));
        if (!contrast.environment().unknown().isEmpty()) {
            out.add(contrast.environment().unknown());
        }
        return out;
    }

    private List<String> dataNames() {
        var out = files(Axis.DATA);
        contrast.otherData().forEach(one -> out.add(Escape.terminal(one.path()) + " " + one.how()));
        return out;
    }
}
