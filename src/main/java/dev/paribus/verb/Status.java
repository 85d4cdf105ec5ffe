package dev.paribus.verb;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Metric;
import dev.paribus.model.State;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.history.LaunchGoal;
import dev.paribus.workflow.registration.MeasuredAgain;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads what is going on: registered, running, measured and undecided, not delivered, failed. */
public final class Status {
    private static final String PENDING = "refs/paribus/pending/heads/";

    private final Session session;

    public Status(Session session) {
        this.session = session;
    }

    /** What the command line asks for: nothing. */
    public record Request() {}

    /**
     * What is going on.
     *
     * @param champion null before there is one
     * @param checkedOut the experiment whose branch is checked out; null: none
     * @param open experiments that somebody has to do something about, by name
     * @param attempts of this machine that are not delivered yet, oldest first
     * @param missing how many planned seeds of an experiment with ended attempts have no value yet
     * @param pending branches whose newest commit could not be put on them yet
     * @param exceptions how many experiments declare each kind of exception to one-change, by its word
     * @param confirmed experiments whose confirmation is supported, with its name
     * @param goal how the champion stands to what the project aims at; null where it aims at nothing, or has no champion
     * @param winner true when the champion was chosen for its numbers and not measured on fresh seeds since
     * @param metrics the declared metrics
     * @param problems of the journal
     */
    public record Result(
            String trunk,
            @Nullable Entry champion,
            @Nullable ExperimentName checkedOut,
            List<Entry> open,
            List<Attempts.Seen> attempts,
            Map<ExperimentName, Integer> missing,
            List<String> pending,
            Map<String, Integer> exceptions,
            Map<ExperimentName, ExperimentName> confirmed,
            LaunchGoal.@Nullable Stand goal,
            boolean winner,
            List<Metric> metrics,
            List<Problem> problems) {
        public Result {
            open = List.copyOf(open);
            attempts = List.copyOf(attempts);
            missing = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(missing));
            pending = List.copyOf(pending);
            exceptions = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(exceptions));
            confirmed = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(confirmed));
            metrics = List.copyOf(metrics);
            problems = List.copyOf(problems);
        }
    }

    public Result run(Request request) {
        Experiments experiments = session.experiments();
        List<Entry> all = experiments.all(Experiments.Scope.LIVE);
        Entry champion = all.stream().filter(Entry::champion).findFirst().orElse(null);
        Attempts attempts = Attempts.read(session);
        var project = session.place().project();
        return new Result(
                project.trunk(),
                champion,
                experiments.checkedOut().map(Experiments.Found::name).orElse(null),
                open(all),
                attempts.seen(),
                missing(all, attempts.seen()),
                pending(session.git()),
                Entry.countedExceptions(all),
                confirmed(all),
                new LaunchGoal(session).stand().orElse(null),
                champion != null && new MeasuredAgain(session).winner(champion, all),
                project.metrics(),
                attempts.problems());
    }

    /** Seeds whose newest attempt, recorded or not, ended for an outside cause, and those that never ran. */
    private Map<ExperimentName, Integer> missing(List<Entry> all, List<Attempts.Seen> seen) {
        var out = new TreeMap<ExperimentName, Integer>();
        for (Entry entry : all) {
            boolean ended = seen.stream()
                    .anyMatch(one -> one.name().equals(entry.name()) && one.phase() == Attempts.Phase.ENDED);
            if (ended) {
                out.put(entry.name(), missing(entry, seen));
            }
        }
        return out;
    }

    private int missing(Entry entry, List<Attempts.Seen> seen) {
        Experiment experiment = session.experiments().read(new Oid(entry.commit()));
        var open = new TreeSet<>(experiment.planned());
        if (experiment.summary() != null) {
            experiment.summary().seeds().stream()
                    .filter(seed -> !seed.end().outsideCause())
                    .forEach(seed -> open.remove(seed.seed()));
        }
        for (Attempts.Seen one : seen) {
            boolean here = one.name().equals(entry.name()) && one.stage().equals("full");
            if (here && (one.end() == null || !one.end().outsideCause())) {
                open.remove(one.seed());
            }
        }
        return open.size();
    }

    private static Map<ExperimentName, ExperimentName> confirmed(List<Entry> all) {
        var out = new TreeMap<ExperimentName, ExperimentName>();
        for (Entry entry : all) {
            if (entry.verdict() == Verdict.SUPPORTED) {
                entry.repeats().ifPresent(of -> out.put(of, entry.name()));
            }
        }
        return out;
    }

    private static List<Entry> open(List<Entry> all) {
        var open = new ArrayList<Entry>();
        for (Entry entry : all) {
            // A replication is decided on with what it repeats.
            boolean repeats = entry.state() == State.MEASURED && entry.repeats().isPresent();
            boolean settled =
                    entry.adopted() || entry.state() == State.KEPT || entry.state() == State.DISCARDED || repeats;
            if (!settled) {
                open.add(entry);
            }
        }
        return open;
    }

    private static List<String> pending(GitReader git) {
        Map<String, dev.paribus.git.Oid> refs = git.refs(List.of(PENDING));
        var branches = new TreeSet<String>();
        refs.keySet().forEach(ref -> branches.add(ref.substring(PENDING.length())));
        return List.copyOf(branches);
    }
}
