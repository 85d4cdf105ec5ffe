package dev.paribus.workflow.launch;

import dev.paribus.exchange.Collectors;
import dev.paribus.exchange.HandedOver;
import dev.paribus.exchange.Measured;
import dev.paribus.exchange.Series;
import dev.paribus.exchange.WrittenFile;
import dev.paribus.model.Collected;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.run.AttemptPlan;
import dev.paribus.run.Claims;
import dev.paribus.run.CollectedFiles;
import dev.paribus.run.Command;
import dev.paribus.run.Identity;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.conclusion.BaselineCatchUp;
import dev.paribus.workflow.conclusion.Conclusion;
import dev.paribus.workflow.conclusion.Outcome;
import dev.paribus.workflow.judging.ParentResults;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the results of a seed that ran elsewhere: into the journal first, then the way that all results take. */
public final class Collecting {
    private static final int NAMED = 5;

    private final Session session;

    public Collecting(Session session) {
        this.session = session;
    }

    /**
     * What is to be taken.
     *
     * @param seed the seed that ran
     * @param files files and folders, as typed
     * @param commit what ran, as typed; null: nobody says
     */
    public record Handed(
            int seed, List<String> files, @Nullable String commit) {
        public Handed {
            files = List.copyOf(files);
        }
    }

    /**
     * Takes them and commits the result.
     *
     * @throws Failure before anything is written, with what stands in the way
     */
    public Outcome collect(Found asked, Handed handed) {
        Launchable target = new Readiness(session).toCollect(asked);
        ExperimentName name = asked.name();
        List<CollectedFiles.Given> given = new HandedFiles(session.machine().directory()).of(handed.files());
        requireOpen(target, handed, given);
        requireParent(target.experiment());
        Ran ran = new ClaimedCommit(session, target).ran(handed.commit());
        requireMetrics(given, target.experiment().project());
        if (Ownership.held(session, name)) {
            throw Failure.data("already-running", name + " is being run by another process", "paribus status");
        }
        Journal journal = new Journals(session).open();
        Ownership own = Ownership.take(session, name);
        try {
            take(
                    journal,
                    target,
                    target.attempt(session, ran, handed.seed(), journal.list().attempts()),
                    given,
                    handed.commit() != null);
            return new Conclusion(session, journal).conclude(name, false, null);
        } finally {
            own.close();
        }
    }

    private void take(
            Journal journal, Launchable target, Identity identity, List<CollectedFiles.Given> given, boolean claimed) {
        var claims = new Claims(session.state(), journal);
        claims.take(identity);
        try {
            new BaselineCatchUp(session).take(target.asked(), target.found());
            String by = session.writer().author();
            journal.collect(
                    plan(target, identity), given, by, claimed ? identity.ran().commit() : null);
        } finally {
            claims.release(identity);
        }
    }

    /** Nothing of it is executed; the journal wants to know it all the same. */
    private AttemptPlan plan(Launchable target, Identity identity) {
        Project project = target.experiment().project();
        Path main = session.mainProject();
        Path nowhere = main.resolve(".paribus")
                .resolve(identity.name().text())
                .resolve("seed-" + identity.seed())
                .resolve("collected-" + identity.number());
        return new AttemptPlan(
                identity,
                new Command(List.of("collect"), List.of("collect"), false),
                new AttemptPlan.Place(main, main, nowhere, List.of()),
                new AttemptPlan.Limits(null, project.run().grace(), 1, AttemptPlan.Mode.FOREGROUND),
                project.metrics());
    }

    private static void requireOpen(Launchable target, Handed handed, List<CollectedFiles.Given> given) {
        String name = target.found().name().text();
        List<Integer> planned = target.experiment().planned();
        if (!planned.contains(handed.seed())) {
            throw Failure.data(
                    "seed-unplanned",
                    "seed " + handed.seed() + " is not among the seeds of " + name + ": " + joined(planned),
                    target.seeds().isEmpty() ? "paribus show " + name : open(target));
        }
        if (!target.seeds().contains(handed.seed()) && !completes(target.experiment(), handed, given)) {
            throw Failure.data(
                    "seed-measured",
                    "seed " + handed.seed() + " of " + name + " is measured already",
                    target.seeds().isEmpty()
                            ? "paribus run " + name + " --again --because \"...\" measures all seeds anew"
                            : open(target));
        }
    }

    /** The same files once more, with the commit that was not named the first time: no other numbers, only what they are of. */
    private static boolean completes(Experiment experiment, Handed handed, List<CollectedFiles.Given> given) {
        Summary summary = experiment.summary();
        if (summary == null || handed.commit() == null) {
            return false;
        }
        for (SeedResult seed : summary.seeds()) {
            Collected before = seed.collected().orElse(null);
            if (seed.seed() == handed.seed() && before != null && before.commit() == null) {
                try {
                    return CollectedFiles.same(given, before);
                } catch (IOException unreadable) {
                    throw unreadable(unreadable);
                }
            }
        }
        return false;
    }

    private static String open(Launchable target) {
        return "paribus collect " + target.found().name() + " --seed "
                + target.seeds().get(0) + " FILE, with its own files; open: " + joined(target.seeds());
    }

    private static String joined(List<Integer> seeds) {
        return String.join(", ", seeds.stream().map(String::valueOf).toList());
    }

    /** The verdict is computed once, against what the parent gave; so that has to be there. */
    private void requireParent(Experiment experiment) {
        ExperimentName parent = experiment.record().parent();
        if (parent == null) {
            return;
        }
        Summary summary = ParentResults.find(session, experiment.record(), experiment.commit())
                .summary();
        if (summary == null || summary.state() == State.PARTIAL) {
            throw Failure.data(
                    "parent-unmeasured",
                    parent + ", which " + experiment.record().name() + " is measured against, is not measured yet",
                    "paribus run " + parent + ", or collect its seeds first");
        }
    }

    private static void requireMetrics(List<CollectedFiles.Given> given, Project project) {
        Measured measured = measured(given, project);
        if (measured.cause() == null) {
            return;
        }
        List<String> missing = project.metrics().stream()
                .map(Metric::name)
                .filter(name -> !measured.values().containsKey(name))
                .toList();
        List<String> there = measured.series().rows().stream()
                .flatMap(row -> row.values().stream())
                .map(Series.Named::name)
                .distinct()
                .filter(name -> !measured.values().containsKey(name))
                .limit(NAMED)
                .toList();
        String hint = there.isEmpty()
                ? "name the file that has " + missing.get(0) + ", after these"
                : "these files have " + String.join(", ", there) + ": if it is one of them, " + missing.get(0)
                        + ": {from: \"" + there.get(0) + "\"} in paribus.yaml";
        List<Problem> problems = new ArrayList<>();
        problems.add(Problem.error("metric-missing", measured.cause()).hint(hint));
        measured.problems().stream()
                .filter(problem -> problem.code().equals("metrics-not-read"))
                .forEach(problems::add);
        throw new Failure(Failure.Kind.DATA, problems);
    }

    private static Measured measured(List<CollectedFiles.Given> given, Project project) {
        List<WrittenFile> named = new ArrayList<>();
        List<WrittenFile> found = new ArrayList<>();
        given.forEach(one -> (one.named() ? named : found).add(one.file()));
        try {
            return Collectors.collect(HandedOver.sources(named, found, project.metrics()), project.metrics());
        } catch (IOException unreadable) {
            throw unreadable(unreadable);
        }
    }

    private static Failure unreadable(IOException why) {
        return Failure.data(
                "file-unreadable",
                "cannot read what was handed over: " + why.getMessage(),
                "check the permissions of these files");
    }
}
