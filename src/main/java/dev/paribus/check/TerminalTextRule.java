package dev.paribus.check;

import dev.paribus.model.ExperimentRecord;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No text of a record, and no file's name, can do something to the terminal that shows it. */
final class TerminalTextRule implements Rule {
    private static final int SHOWN = 60;

    @Override
    public List<String> codes() {
        return List.of("terminal-text");
    }

    @Override
    public List<Problem> check(Facts facts, ExperimentRecord plan) {
        var out = new ArrayList<Problem>();
        for (Map.Entry<String, @Nullable String> entry : texts(plan).entrySet()) {
            String text = entry.getValue();
            if (text != null && !harmless(text)) {
                out.add(problem("'" + entry.getKey() + "'", text).at(place(facts, entry.getKey())));
            }
        }
        for (String path : facts.content().paths()) {
            if (!harmless(path)) {
                out.add(problem("the name of a file", path).at(Location.at(path, 1, 1)));
            }
        }
        return out;
    }

    private static Map<String, @Nullable String> texts(ExperimentRecord plan) {
        var out = new LinkedHashMap<String, @Nullable String>();
        out.put("hypothesis", plan.hypothesis());
        out.put("change.what", plan.change().what());
        out.put("change.with", String.join(" ", plan.change().with()));
        out.put("command", plan.command() == null ? null : String.join(" ", plan.command()));
        out.put("override", plan.override());
        out.put("if_refuted", plan.ifRefuted());
        out.put("known", String.join(" ", plan.known()));
        out.put("nuisance", String.join(" ", plan.nuisance()));
        out.putAll(plan.more());
        return out;
    }

    private static @Nullable Location place(Facts facts, String field) {
        Location own = facts.here().where().get(field);
        return own != null ? own : facts.here().where().get("change");
    }

    /** A folded text keeps line ends, which are ours to lay out; the longest texts are read to the end. */
    static boolean harmless(String text) {
        int c;
        for (int i = 0; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (c != '\n' && !Escape.harmless(c)) {
                return false;
            }
        }
        return true;
    }

    static Problem problem(String where, String text) {
        String shown = Escape.terminal(text.length() > SHOWN ? Escape.beginning(text, SHOWN) + "..." : text);
        return Problem.error("terminal-text", where + " holds characters that a terminal obeys: '" + shown + "'")
                .hint("write it without escape sequences and without characters that turn the direction of writing");
    }
}
