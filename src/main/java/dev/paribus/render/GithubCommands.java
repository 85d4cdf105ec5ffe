package dev.paribus.render;

import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.text.Escape;
import dev.paribus.verb.Check;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as workflow commands of GitHub's runner: {@code ::error file=a.yaml,line=3,title=two-changes::message}. The escapes
 * are those that the runner takes back (its {@code ActionCommand}: percent signs first when written, last when read). It wants
 * columns only where first and last line are the same.
 */
final class GithubCommands {
    private GithubCommands() {}

    static List<String> lines(Check.Result result) {
        return Findings.of(result).stream().map(GithubCommands::line).toList();
    }

    private static String line(FindingPlace finding) {
        Problem problem = finding.problem();
        Location at = finding.location();
        var properties = new ArrayList<String>();
        properties.add("file=" + property(at.path()));
        properties.add("line=" + at.line());
        properties.add("endLine=" + at.endLine());
        if (finding.placed() && at.line() == at.endLine()) {
            properties.add("col=" + at.column());
            properties.add("endColumn=" + Math.max(at.column(), at.endColumn() - 1));
        }
        properties.add(
                "title=" + property(problem.code() + " (" + finding.subject().title() + ")"));
        return "::" + command(problem.severity()) + " " + String.join(",", properties) + "::"
                + data(Findings.message(problem));
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case NOTE -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(Escape.terminal(text)).replace(":", "%3A").replace(",", "%2C");
    }
}
