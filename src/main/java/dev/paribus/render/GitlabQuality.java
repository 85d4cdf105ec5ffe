package dev.paribus.render;

import dev.paribus.json.Json;
import dev.paribus.problem.Severity;
import dev.paribus.text.Escape;
import dev.paribus.verb.Check;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Findings as GitLab's Code Quality report: a list of {@code description, check_name, fingerprint, severity, location}, the part of
 * Code Climate's format that GitLab reads.
 */
final class GitlabQuality {
    private GitlabQuality() {}

    static List<String> lines(Check.Result result) {
        var all = new ArrayList<Map<String, @Nullable Object>>();
        for (FindingPlace finding : Findings.of(result)) {
            var lines = new LinkedHashMap<String, @Nullable Object>();
            lines.put("begin", finding.location().line());
            lines.put("end", finding.location().endLine());
            var location = new LinkedHashMap<String, @Nullable Object>();
            location.put("path", finding.location().path());
            location.put("lines", lines);
            var one = new LinkedHashMap<String, @Nullable Object>();
            one.put(
                    "description",
                    Escape.terminal(finding.subject().title()) + ": " + Findings.message(finding.problem()));
            one.put("check_name", finding.problem().code());
            one.put("fingerprint", Findings.fingerprint(finding));
            one.put("severity", severity(finding.problem().severity()));
            one.put("location", location);
            all.add(one);
        }
        return Envelope.shown(Json.pretty(all)).lines().toList();
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "major";
            case WARNING -> "minor";
            case NOTE -> "info";
        };
    }
}
