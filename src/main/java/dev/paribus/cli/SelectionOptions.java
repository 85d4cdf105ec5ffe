package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.text.Durations;
import dev.paribus.verb.Log;
import dev.paribus.verb.Selection;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/** Options that say which experiments of the history are meant. */
final class SelectionOptions {
    private SelectionOptions() {}

    static Syntax add(Syntax syntax) {
        return syntax.value("--since", "WHEN", "Not older than a date (2026-11-01) or a time ago (3d, 12h).")
                .flag("--failed", "Those that failed or were aborted.")
                .flag("--undecided", "Those that are measured and wait for a decision.")
                .flag("--all", "Archived ones, too.");
    }

    static Selection read(Call call) {
        Arguments arguments = call.arguments();
        var only = EnumSet.noneOf(Selection.Only.class);
        if (arguments.has("--failed")) {
            only.add(Selection.Only.FAILED);
        }
        if (arguments.has("--undecided")) {
            only.add(Selection.Only.UNDECIDED);
        }
        var scope = arguments.has("--all") ? Log.Scope.ALL : Log.Scope.LIVE;
        return new Selection(
                scope,
                since(
                        arguments.text("--since"),
                        call.session().machine().clock().instant()),
                only);
    }

    private static @Nullable Instant since(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        Instant ago = Durations.parse(text).map(now::minus).orElse(null);
        if (ago != null) {
            return ago;
        }
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException other) {
            throw Failure.commandLine(
                    "bad-time",
                    "--since takes a date or a time ago, not '" + text + "'",
                    "--since 2026-11-01, --since 3d");
        }
    }
}
