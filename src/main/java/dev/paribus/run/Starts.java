package dev.paribus.run;

import dev.paribus.run.Fields.Unusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What {@code start.json} holds, which the wrapper writes.
 *
 * @param wrapper the wrapper's shell
 * @param child the command
 * @param at when the child started
 * @param uptime seconds since boot by then, sleep included; NaN where it was not to be had
 */
record Starts(Intent.Owner wrapper, Intent.Owner child, Instant at, double uptime) {
    /** Its name in an attempt's directory. */
    static final String FILE = "start.json";

    /** Empty before the start, and when the file is cut short. */
    static Optional<Starts> read(Attempt attempt) throws IOException {
        return read(attempt.startFile());
    }

    /** The same from the file itself. */
    static Optional<Starts> read(Path file) throws IOException {
        Optional<Fields> fields = Fields.read(file);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        try {
            Fields in = fields.get();
            var child =
                    new Intent.Owner(in.text("host"), in.text("boot"), in.number("child"), in.text("child_started"));
            Instant at = Files.getLastModifiedTime(file).toInstant();
            return Optional.of(new Starts(IntentFile.owner(in), child, at, seconds(in.text("uptime"))));
        } catch (Unusable unusable) {
            return Optional.empty();
        }
    }

    static double seconds(String text) {
        return text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?") ? Double.parseDouble(text) : Double.NaN;
    }
}
