package dev.paribus.workflow.registration;

import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.problem.Failure;
import java.util.Locale;
import java.util.regex.Pattern;

/** Makes a statement with "because" of what a person gave as the reason. */
final class Hypothesis {
    private static final Pattern REASON = Pattern.compile("(?i)\\b(because|since|due to|as a result of)\\b");
    private static final Pattern QUESTION =
            Pattern.compile("(?i)^(which|what|who|why|how|when|where|does|do|is|are|can|could|will|would|should)\\b.*");

    private Hypothesis() {}

    /**
     * The hypothesis.
     *
     * @param text what was typed
     * @param doing the change as the start of a sentence, e.g. {@code Setting optimizer.lr to 0.0005}
     * @throws Failure COMMAND_LINE {@code hypothesis-question} for a question, {@code hypothesis-empty} for nothing
     */
    static String of(String text, String doing, Metric primary) {
        String flat = text.replaceAll("\\s+", " ").strip();
        if (flat.isEmpty()) {
            throw Failure.commandLine(
                    "hypothesis-empty", "the reason is empty", "--because \"the training loss oscillates\"");
        }
        if (flat.endsWith("?")
                || (QUESTION.matcher(flat).matches() && !REASON.matcher(flat).find())) {
            throw Failure.commandLine(
                    "hypothesis-question",
                    "'" + flat + "' is a question; a hypothesis is a statement that the run can prove wrong",
                    "--because \"" + doing + " " + verb(primary) + " " + primary.name() + " because ...\"");
        }
        if (REASON.matcher(flat).find() && !REASON.matcher(flat).lookingAt()) {
            return flat;
        }
        String reason = REASON.matcher(flat).lookingAt() ? flat : "because " + flat;
        String sentence = doing + " " + verb(primary) + " " + primary.name() + " "
                + reason.substring(0, 1).toLowerCase(Locale.ROOT) + reason.substring(1);
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private static String verb(Metric primary) {
        return primary.goal() == Goal.MAXIMIZE ? "raises" : "lowers";
    }
}
