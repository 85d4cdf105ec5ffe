package dev.paribus.render;

import dev.paribus.json.Json;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.text.Escape;
import dev.paribus.verb.Check;
import dev.paribus.workflow.facts.RulePages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Findings as SARIF 2.1.0 (OASIS): one run, the rules that found something with their pages, a result for each finding. */
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    /** Relative to the root of the repository, which the reader of the report knows. */
    private static final String ROOT = "%SRCROOT%";

    private final List<FindingPlace> findings;
    private final List<String> codes;

    private Sarif(Check.Result result) {
        this.findings = Findings.of(result);
        this.codes = findings.stream()
                .map(f -> f.problem().code())
                .distinct()
                .sorted()
                .toList();
    }

    /** @param version of the tool */
    static List<String> lines(Check.Result result, String version) {
        return Envelope.shown(Json.pretty(new Sarif(result).log(result, version)))
                .lines()
                .toList();
    }

    private static Map<String, @Nullable Object> object(@Nullable Object... entries) {
        var out = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < entries.length; i += 2) {
            if (entries[i + 1] != null) {
                out.put(String.valueOf(entries[i]), entries[i + 1]);
            }
        }
        return out;
    }

    private Map<String, @Nullable Object> log(Check.Result result, String version) {
        List<RulePages.Row> table = RulePages.all();
        var driver = object(
                "name",
                "Paribus",
                "version",
                version,
                "rules",
                codes.stream().map(code -> rule(code, table)).toList());
        // The tool ran and answered; whether the answer is "no" is told by its exit code.
        var invocation = object("executionSuccessful", true, "exitCode", result.broken() ? 1 : 0);
        var run = object(
                "tool",
                object("driver", driver),
                "invocations",
                List.of(invocation),
                "columnKind",
                "unicodeCodePoints",
                "results",
                findings.stream().map(this::result).toList());
        return object("$schema", SCHEMA, "version", "2.1.0", "runs", List.of(run));
    }

    private static Map<String, @Nullable Object> rule(String code, List<RulePages.Row> table) {
        RulePages.Row row = table.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(new RulePages.Row(code, "error", code));
        String page = RulePages.page(code).orElse("# " + code + "\n");
        String level = row.severity().split(", ")[0];
        return object(
                "id",
                code,
                "shortDescription",
                object("text", row.says()),
                "fullDescription",
                object("text", paragraph(page)),
                "help",
                object("text", Escape.block(page), "markdown", page),
                "defaultConfiguration",
                object("level", List.of("error", "warning").contains(level) ? level : "note"));
    }

    /** What the page says first, below its title. */
    private static String paragraph(String page) {
        String[] parts = page.split("\n\n", 3);
        return (parts.length > 1 ? parts[1] : page).strip().replace('\n', ' ');
    }

    private Map<String, @Nullable Object> result(FindingPlace finding) {
        Problem problem = finding.problem();
        Location at = finding.location();
        var region = finding.placed() ? region(at, finding.ranged()) : object("startLine", 1);
        if (problem.sourceLine() != null) {
            region.put("snippet", object("text", Escape.block(problem.sourceLine())));
        }
        List<Problem.Related> related = problem.related();
        return object(
                "ruleId",
                problem.code(),
                "ruleIndex",
                codes.indexOf(problem.code()),
                "level",
                level(problem.severity()),
                "message",
                object("text", Findings.message(problem)),
                "locations",
                List.of(object("physicalLocation", physical(at, region))),
                "relatedLocations",
                related.isEmpty() ? null : related(related),
                "partialFingerprints",
                object("paribus/v1", Findings.fingerprint(finding)),
                "properties",
                object("subject", Escape.terminal(finding.subject().title())));
    }

    private static List<Map<String, @Nullable Object>> related(List<Problem.Related> related) {
        var out = new ArrayList<Map<String, @Nullable Object>>();
        for (Problem.Related one : related) {
            Location at = one.location();
            boolean ranged = at.endLine() > at.line() || at.endColumn() > at.column();
            String revision = at.revision();
            String where = revision == null ? "" : revision.substring(0, Math.min(12, revision.length())) + ": ";
            out.add(object(
                    "id",
                    out.size() + 1,
                    "message",
                    object("text", Escape.terminal(where + one.message())),
                    "physicalLocation",
                    physical(at, region(at, ranged))));
        }
        return out;
    }

    private static Map<String, @Nullable Object> physical(Location at, Map<String, @Nullable Object> region) {
        return object("artifactLocation", object("uri", uri(at.path()), "uriBaseId", ROOT), "region", region);
    }

    /** Columns of SARIF count as ours do: from 1, the last one is the one behind the end. */
    private static Map<String, @Nullable Object> region(Location at, boolean ranged) {
        var region = object("startLine", at.line(), "startColumn", at.column());
        if (ranged) {
            region.put("endLine", at.endLine());
            region.put("endColumn", at.endColumn());
        }
        return region;
    }

    private static String level(Severity severity) {
        return severity.word();
    }

    /** A relative reference (RFC 3986): everything is escaped but unreserved characters and the slash. */
    private static String uri(String path) {
        var out = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xFF);
            boolean plain = c < 0x7F && (Character.isLetterOrDigit(c) || "-._~/".indexOf(c) >= 0);
            out.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return out.toString();
    }
}
