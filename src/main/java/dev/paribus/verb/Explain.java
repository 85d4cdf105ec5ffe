package dev.paribus.verb;

import dev.paribus.problem.Failure;
import dev.paribus.text.DidYouMean;
import dev.paribus.workflow.facts.RulePages;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gives the page on the rule behind a code, or the table of all codes. */
public final class Explain {
    /**
     * What the command line asks for.
     *
     * @param code as typed, brackets around it allowed; null for the table
     */
    public record Request(@Nullable String code) {}

    /**
     * What was found.
     *
     * @param rows the code that was asked for, or all of them
     * @param page Markdown, a title first; empty for the table
     */
    public record Result(List<RulePages.Row> rows, String page) {
        public Result {
            rows = List.copyOf(rows);
        }
    }

    /** @throws Failure COMMAND_LINE {@code unknown-code} with near ones */
    public Result run(Request request) {
        List<RulePages.Row> all = RulePages.all();
        String asked = request.code();
        if (asked == null) {
            return new Result(all, "");
        }
        String code = asked.replaceAll("^\\[|\\]$", "");
        String page = RulePages.page(code).orElseThrow(() -> unknown(asked, code, all));
        return new Result(all.stream().filter(row -> row.code().equals(code)).toList(), page);
    }

    private static Failure unknown(String asked, String code, List<RulePages.Row> all) {
        String question =
                DidYouMean.question(code, all.stream().map(RulePages.Row::code).toList());
        return Failure.commandLine(
                "unknown-code",
                "there is no page on '" + asked + "'" + (question.isEmpty() ? "" : "; " + question),
                "paribus explain lists every code");
    }
}
