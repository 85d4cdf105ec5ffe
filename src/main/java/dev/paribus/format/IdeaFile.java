package dev.paribus.format;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Idea;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.Durations;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code ideas/NAME.yaml}, writes new ones, and notes in one that it was given up. */
public final class IdeaFile {
    /** Keys that carry a text and nothing else, in the order of a record. */
    public static final List<String> TEXT_KEYS = List.of("gap", "motive", "transfer", "beats", "although");

    private static final Set<ChangeKind> NO_IDEA =
            EnumSet.of(ChangeKind.BASELINE, ChangeKind.REPLICATION, ChangeKind.COMBINATION);

    private IdeaFile() {}

    /** The idea, or everything that is wrong with the file. */
    public static Parsed<Idea> read(String path, byte[] bytes) {
        return Report.read(path, bytes, (report, fields) -> idea(report, fields, path));
    }

    /** The kinds of change that an idea may be, by their words. */
    public static Map<String, ChangeKind> kinds() {
        var out = new LinkedHashMap<>(Words.of(ChangeKind.values(), ChangeKind::word));
        out.values().removeAll(NO_IDEA);
        return out;
    }

    private static @Nullable Idea idea(Report report, Fields fields, String path) {
        ExperimentName name = BacklogNames.ofFile(report, path);
        String text = fields.text("idea");
        if (!fields.has("idea")) {
            fields.missing("idea", "add 'idea:' with why it should help");
        } else if (text != null && text.isBlank()) {
            report.error("bad-value", "'idea' is empty", fields.place("idea"), "say why it should help");
        }
        String change = fields.text("change");
        ChangeKind kind = fields.choice("kind", kinds());
        List<String> with = fields.words("with");
        var texts = new LinkedHashMap<String, String>();
        for (String key : TEXT_KEYS) {
            String found = fields.text(key);
            if (found != null) {
                texts.put(key, found);
            }
        }
        List<String> known = fields.words("known");
        Expectation expect = RecordFile.expect(report, fields);
        requireDuration(report, fields, expect);
        String dropped = fields.text("dropped");
        boolean words = change != null && Idea.assignment(change).isEmpty();
        if (kind == ChangeKind.HYPERPARAMETER && words) {
            report.error(
                    "bad-value",
                    "'" + change + "' is no PATH=VALUE",
                    fields.place("change"),
                    "write it as in optimizer.lr=0.0005, or give it the kind of an idea in code");
        }
        ChangeKind told = kind == null && change != null && !words ? ChangeKind.HYPERPARAMETER : kind;
        return name == null || text == null
                ? null
                : new Idea(name, text, change, told, with, expect, known, texts, dropped);
    }

    /** A record takes any text for a cost; an idea is ranked by it. */
    private static void requireDuration(Report report, Fields fields, @Nullable Expectation expect) {
        String cost = expect == null ? null : expect.cost();
        if (cost != null && Durations.parse(cost).isEmpty()) {
            Location at = report.place("expect.cost");
            report.error(
                    "bad-duration",
                    "'" + cost + "' is no duration",
                    at == null ? fields.place("expect") : at,
                    "write it as in 90s, 45m, 2h or 1h30m");
        }
    }

    /**
     * A new file.
     *
     * @param template {@code templates/backlog/idea.yaml}
     */
    public static byte[] write(byte[] template, Idea idea) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("idea", idea.text());
        fields.put("change", idea.change());
        fields.put("kind", idea.kind() == null ? null : idea.kind().word());
        fields.put("with", idea.with());
        fields.putAll(idea.texts());
        fields.put("known", idea.known());
        fields.put("expect", expect(idea.expect()));
        return BacklogWriter.write(template, fields);
    }

    private static @Nullable Object expect(@Nullable Expectation expect) {
        if (expect == null) {
            return null;
        }
        var out = new LinkedHashMap<String, Object>();
        out.put("gain", expect.gain());
        out.put("probability", expect.probability());
        out.put("cost", expect.cost());
        out.values().removeIf(Objects::isNull);
        return out;
    }

    /**
     * The file with the reason for which the idea was given up; every byte that stood there is kept.
     *
     * @throws Failure DATA when the file is broken, or was edited so that nothing can be appended
     */
    public static byte[] drop(String path, byte[] file, String because) {
        Idea before = read(path, file).orThrow();
        Document document = Yaml.read(path, file);
        String text = document.source().text();
        String end = document.source().lineBreak();
        String line = "dropped: " + LayoutWriter.line(Layout.text(because)) + end;
        byte[] after =
                (text + (text.isEmpty() || text.endsWith("\n") ? "" : end) + line).getBytes(StandardCharsets.UTF_8);
        Idea wanted = new Idea(
                before.name(),
                before.text(),
                before.change(),
                before.kind(),
                before.with(),
                before.expect(),
                before.known(),
                before.texts(),
                because);
        if (!wanted.equals(read(path, after).value())) {
            throw new Failure(
                    Failure.Kind.DATA,
                    List.of(Problem.error("cannot-append", "'dropped:' cannot be appended to " + path)
                            .at(Location.at(path, 1, 1))
                            .hint("write 'dropped: REASON' into it by hand and commit it")));
        }
        return after;
    }
}
