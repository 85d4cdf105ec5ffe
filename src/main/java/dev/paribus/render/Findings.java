package dev.paribus.render;

import dev.paribus.problem.Problem;
import dev.paribus.text.Escape;
import dev.paribus.verb.Check;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;

/** All findings of a check in order, each with an identity that survives lines that move. */
final class Findings {
    private Findings() {}

    static List<FindingPlace> of(Check.Result result) {
        var out = new ArrayList<FindingPlace>();
        var seen = new HashMap<String, Integer>();
        for (Check.Subject subject : result.subjects()) {
            for (Problem problem : subject.problems()) {
                int ordinal = seen.merge(identity(subject, problem), 1, Integer::sum) - 1;
                out.add(new FindingPlace(subject, problem, ordinal));
            }
        }
        return out;
    }

    /**
     * 64 hex digits: the same finding has the same ones after lines were added above it, and no two findings of one check share
     * them (GitLab drops a second one with the same).
     */
    static String fingerprint(FindingPlace finding) {
        String text = identity(finding.subject(), finding.problem()) + '\0' + finding.ordinal();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError("every Java platform has SHA-256", impossible);
        }
    }

    /** The text of the line instead of its number; without a line the message. */
    private static String identity(Check.Subject subject, Problem problem) {
        String path = problem.location() == null ? "" : problem.location().path();
        String line = problem.sourceLine() == null
                ? problem.message()
                : problem.sourceLine().strip();
        return String.join("\0", problem.code(), subject.title(), path, line);
    }

    /** The message, and below it what to do; harmless for a terminal, since logs are shown on one. */
    static String message(Problem problem) {
        String hint = problem.hint();
        return Escape.terminal(problem.message()) + (hint == null ? "" : "\nhint: " + Escape.block(hint));
    }
}
