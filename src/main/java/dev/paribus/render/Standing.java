package dev.paribus.render;

import dev.paribus.model.Decision;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Family;
import dev.paribus.model.Verdict;
import dev.paribus.text.Escape;
import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import dev.paribus.workflow.history.Standings;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How an experiment stands among the others, in a word, a sign and a colour. */
final class Standing {
    private final Standings standings;

    Standing(List<Entry> entries, Set<ExperimentName> running) {
        this.standings = new Standings(entries, running);
    }

    /** Names of the champion and of its ancestors. */
    Set<ExperimentName> line() {
        return standings.line();
    }

    /** One or two words. */
    String word(Entry entry) {
        return standings.word(entry);
    }

    /** The verdict in a word; of an exploratory experiment that it is no evidence; empty before there is one. */
    static String verdict(Entry entry) {
        if (entry.labels().contains("exploratory")) {
            return "not evidence";
        }
        Verdict verdict = entry.verdict();
        return verdict == null ? "" : verdict.word();
    }

    /** Declared exceptions, the motive that has to be told and the sweep that it belongs to in brackets; empty without one. */
    static String exceptions(Entry entry) {
        var labels = new ArrayList<String>(Entry.exceptions(entry.labels()));
        for (String label : entry.labels()) {
            boolean told = label.startsWith(Family.LABEL)
                    || label.startsWith(Family.ABLATION)
                    || label.startsWith(Decision.CONFIRMED)
                    || label.startsWith(Entry.MOTIVE);
            if (told && !labels.contains(label)) {
                labels.add(0, label);
            }
        }
        return labels.isEmpty() ? "" : "[" + Escape.terminal(String.join("; ", labels)) + "]";
    }

    String glyph(Entry entry, Glyphs glyphs) {
        if (entry.champion()) {
            return glyphs.champion();
        }
        return switch (entry.state()) {
            case REGISTERED, PARTIAL -> glyphs.open();
            case MEASURED -> entry.adopted() ? glyphs.kept() : glyphs.undecided();
            case FAILED, ABORTED -> glyphs.failed();
            case KEPT -> glyphs.kept();
            case DISCARDED -> glyphs.discarded();
        };
    }

    /** The word, padded before it comes here, in its colour. */
    static String paint(Entry entry, String word, Ink ink) {
        if (entry.champion()) {
            return ink.bold(word);
        }
        return switch (entry.state()) {
            case KEPT -> ink.good(word);
            case FAILED, ABORTED -> ink.bad(word);
            case DISCARDED -> ink.dim(word);
            case REGISTERED, PARTIAL, MEASURED -> ink.accent(word);
        };
    }

    static String paint(String verdict, Ink ink) {
        return switch (verdict.strip()) {
            case "supported" -> ink.good(verdict);
            case "refuted" -> ink.bad(verdict);
            case "inconclusive", "void", "not evidence" -> ink.warn(verdict);
            default -> verdict;
        };
    }
}
