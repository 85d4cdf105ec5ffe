package dev.paribus.format;

import dev.paribus.model.Decision;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code decision.yaml} and appends to it; what was decided before stays as it is, the last decision counts. */
public final class DecisionFile {
    private static final Map<String, State> STATES = Words.of(new State[] {State.KEPT, State.DISCARDED}, State::word);
    private static final Map<String, Verdict> VERDICTS = Words.of(Verdict.values(), Verdict::word);
    private static final String LIST = "decisions";

    private DecisionFile() {}

    /** The decisions, oldest first, or everything that is wrong with the file. */
    public static Parsed<List<Decision>> read(String path, byte[] bytes) {
        return Report.read(
                path,
                bytes,
                (report, fields) ->
                        fields.maps(LIST).stream().map(f -> decision(f)).toList());
    }

    private static Decision decision(Fields f) {
        var read = new Required(f);
        State state = read.choice("decision", STATES, State.DISCARDED);
        var out = new Decision(state, read.text("because"), f.text("although"), f.choice("verdict", VERDICTS));
        f.finish();
        return out;
    }

    /**
     * The file with one decision more; every byte that stood there is kept.
     *
     * @param file the file so far; null when there is none yet
     * @throws Failure DATA when the file is broken, or was edited so that nothing can be appended
     */
    public static byte[] append(String path, byte @Nullable [] file, Decision decision) {
        Layout item = layout(decision);
        if (file == null) {
            var keys = new LinkedHashMap<String, Layout>();
            keys.put("paribus", Layout.whole(Report.VERSION));
            keys.put(LIST, new Layout.Items(List.of(item), Layout.Form.BLOCK));
            return LayoutWriter.write(new Layout.Keys(keys, Layout.Form.BLOCK));
        }
        var wanted = new ArrayList<>(read(path, file).orThrow());
        wanted.add(decision);
        Document document = Yaml.read(path, file);
        String text = document.source().text();
        String broken =
                text.isEmpty() || text.endsWith("\n") ? "" : document.source().lineBreak();
        byte[] after = (text
                        + broken
                        + lines(item, indent(document), document.source().lineBreak()))
                .getBytes(StandardCharsets.UTF_8);
        if (!wanted.equals(read(path, after).value())) {
            throw new Failure(
                    Failure.Kind.DATA,
                    List.of(Problem.error("cannot-append", "the decision cannot be appended to " + path)
                            .at(Location.at(path, 1, 1))
                            .hint("let '" + LIST + ":' be the last key, with one '- ' line for each decision")));
        }
        return after;
    }

    private static Layout layout(Decision decision) {
        var keys = new LinkedHashMap<String, Layout>();
        keys.put("decision", Layout.text(decision.state().word()));
        keys.put("because", Layout.text(decision.because()));
        if (decision.although() != null) {
            keys.put("although", Layout.text(decision.although()));
        }
        if (decision.verdict() != null) {
            keys.put("verdict", Layout.text(decision.verdict().word()));
        }
        return new Layout.Keys(keys, Layout.Form.BLOCK);
    }

    /** How far the dashes of the list are indented. */
    private static String indent(Document document) {
        if (document.root() instanceof YamlNode.Mapping m) {
            for (YamlNode.Entry entry : m.entries()) {
                boolean list =
                        entry.key() instanceof YamlNode.Scalar key && key.text().equals(LIST);
                if (list && entry.value() instanceof YamlNode.Sequence s && !s.flow()) {
                    int start = s.span().start();
                    return document.source().text().substring(document.source().lineStart(start), start);
                }
            }
        }
        return "  ";
    }

    private static String lines(Layout item, String indent, String lineBreak) {
        var out = new StringBuilder();
        String lead = indent + "- ";
        for (String line : LayoutWriter.line(item).split("\n")) {
            out.append(lead).append(line).append(lineBreak);
            lead = indent + "  ";
        }
        return out.toString();
    }
}
