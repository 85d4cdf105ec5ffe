package dev.paribus.workflow.judging;

import dev.paribus.exchange.Collectors;
import dev.paribus.exchange.Measured;
import dev.paribus.exchange.MetricFile;
import dev.paribus.host.Disk;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Collected;
import dev.paribus.model.Output;
import dev.paribus.model.Project;
import dev.paribus.run.Attempt;
import dev.paribus.run.CollectedFiles;
import dev.paribus.run.Ending;
import dev.paribus.run.Leftovers;
import dev.paribus.run.LogText;
import dev.paribus.run.Secrets;
import dev.paribus.text.Durations;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What one ended attempt gave, read from the journal and ready to be committed.
 *
 * @param ending how its processes ended
 * @param measured its metrics
 * @param summary the attempt as the summary lists it
 * @param series thinned metrics file
 * @param log head and tail
 * @param environment what it ran on
 * @param outputs what lies in its output directory
 */
public record Gathered(
        Ending ending,
        Measured measured,
        AttemptSummary summary,
        byte[] series,
        byte[] log,
        byte[] environment,
        List<Output> outputs) {
    public Gathered {
        outputs = List.copyOf(outputs);
    }

    /** Reads it; takes as long as the log is large, so no lock is held. */
    public static Gathered of(Attempt attempt, Project project, Session session) {
        Ending ending = attempt.ending()
                .orElseThrow(() -> new IllegalStateException(
                        "not ended: " + attempt.identity().token()));
        var secrets = new Secrets(session.machine().environment());
        try {
            Optional<CollectedFiles> elsewhere = attempt.collected();
            if (elsewhere.isPresent()) {
                return collected(attempt, ending, elsewhere.get(), project, secrets);
            }
            List<Attempt> line = Resumption.line(new Journals(session).open(), attempt);
            Measured measured = Collectors.collect(new MetricSources(line, project).all(), project.metrics());
            byte[] environment =
                    Files.exists(attempt.environment()) ? Files.readAllBytes(attempt.environment()) : new byte[0];
            var outputs = Leftovers.list(attempt.intent().plan().place().output(), session.mainProject());
            return new Gathered(
                    ending,
                    measured,
                    harmless(ending.summarize(attempt.intent(), attempt.together(), measured), secrets)
                            .resuming(attempt.resumed().orElse(null)),
                    MetricFile.thin(measured, secrets::redactName),
                    LogText.committed(attempt.log(), secrets),
                    environment,
                    harmless(outputs.files(), secrets));
        } catch (IOException unreadable) {
            throw Disk.failure(
                    "journal-unreadable",
                    "cannot read the journal of " + attempt.identity().label(),
                    attempt.directory(),
                    unreadable,
                    "check " + attempt.directory());
        }
    }

    /** One that was made elsewhere left no log and no environment, and its files stand in its own line of the summary. */
    private static Gathered collected(
            Attempt attempt, Ending ending, CollectedFiles files, Project project, Secrets secrets) throws IOException {
        Measured measured = Collectors.collect(MetricSources.handedOver(files, project), project.metrics());
        Collected source = files.source();
        AttemptSummary summary = harmless(ending.summarize(attempt.intent(), 1, measured), secrets);
        return new Gathered(
                ending,
                measured,
                summary.collected(
                        new Collected(harmless(source.files(), secrets), secrets.redact(source.by()), source.commit())),
                MetricFile.thin(measured, secrets::redactName),
                new byte[0],
                new byte[0],
                List.of());
    }

    private static List<Output> harmless(List<Output> outputs, Secrets secrets) {
        List<Output> out = new ArrayList<>(outputs.size());
        for (Output output : outputs) {
            out.add(new Output(secrets.redactName(output.path()), output.size(), output.sha256()));
        }
        return out;
    }

    /** A cause may quote what the script printed. */
    private static AttemptSummary harmless(AttemptSummary one, Secrets secrets) {
        String cause = one.cause();
        return new AttemptSummary(
                one.token(),
                one.end(),
                one.started(),
                one.seconds(),
                one.peakRss(),
                one.exit(),
                one.signal(),
                secrets.redactName(one.source()),
                one.jobs(),
                cause == null ? null : secrets.redact(cause));
    }

    /** From the first start to the last end, in words; empty when none ran here. */
    public static String took(Collection<Gathered> gathered) {
        List<Gathered> all = gathered.stream()
                .filter(one -> one.summary().collected() == null)
                .toList();
        Optional<Instant> first =
                all.stream().map(one -> one.ending().started()).min(Instant::compareTo);
        Optional<Instant> last = all.stream()
                .map(one -> one.ending().started().plus(one.ending().elapsed()))
                .max(Instant::compareTo);
        return first.isEmpty() || last.isEmpty() ? "" : Durations.words(Duration.between(first.get(), last.get()));
    }
}
