package dev.paribus.verb;

import dev.paribus.check.Registered;
import dev.paribus.check.Rules;
import dev.paribus.evidence.JointEffect;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.Amendment;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.MetricTexts;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.facts.FactsGatherer;
import dev.paribus.workflow.history.Explaining;
import dev.paribus.workflow.history.Explanation;
import dev.paribus.workflow.history.PlainGit;
import dev.paribus.workflow.history.StoryWords;
import dev.paribus.workflow.judging.JointOutcome;
import dev.paribus.workflow.registration.MeasuredAgain;
import dev.paribus.workflow.session.Choice;
import dev.paribus.workflow.session.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one experiment: plan, story, results. */
public final class Show {
    /** Commits of one experiment that are told at most. */
    private static final int STORY = 200;

    private static final int TAIL = 20;

    private final Session session;

    public Show(Session session) {
        this.session = session;
    }

    /** What the command line asks for: the experiment as typed; null: the one that is checked out. */
    public record Request(@Nullable String name) {}

    /**
     * One experiment.
     *
     * @param place where it stands
     * @param project the rules that judge it
     * @param change the one change in a line
     * @param summary null before there is a result
     * @param metrics a line each, primary first; empty before there is a result
     * @param decisions oldest first
     * @param amendments seeds that were added to the plan, oldest first
     * @param again what replications say of it, and that what it was compared with is a winner's; a sentence each
     * @param story oldest first
     * @param logs of seeds that did not end well, in the order of the seeds
     * @param registered whether the plan was committed before the results: {@code proven}, {@code not provable here} or
     *     {@code violated}; null before there are results
     * @param joint of a measured combination: whether it gave what its parts gave; null for others
     * @param explained what belongs beside the verdict
     * @param git how to go on with git alone
     */
    public record Result(
            Place place,
            ExperimentRecord record,
            Project project,
            String change,
            @Nullable Summary summary,
            List<MetricLine> metrics,
            List<Decision> decisions,
            List<Amendment> amendments,
            List<String> again,
            List<Event> story,
            List<LogTail> logs,
            @Nullable String registered,
            @Nullable JointEffect joint,
            Explanation explained,
            List<PlainGit.Step> git) {
        public Result {
            git = List.copyOf(git);
            metrics = List.copyOf(metrics);
            decisions = List.copyOf(decisions);
            amendments = List.copyOf(amendments);
            again = List.copyOf(again);
            story = List.copyOf(story);
            logs = List.copyOf(logs);
        }
    }

    /**
     * Where an experiment stands.
     *
     * @param ref short name that git understands, e.g. {@code exp/amber-otter} or {@code origin/exp/amber-otter}
     * @param local true when it is a branch of this clone
     * @param commit its tip, 40 hex digits
     * @param base commit that it grew from; null when it has none, or history does not reach that far
     * @param recordPath the record's file, from the root of the repository
     */
    public record Place(
            String ref,
            boolean local,
            String commit,
            @Nullable String base,
            String recordPath) {}

    /**
     * A commit of the experiment.
     *
     * @param what happened, in a word: {@code registered}, {@code measured}, {@code kept}, {@code reviewed}, {@code code} ...
     */
    public record Event(Instant time, String commit, String subject, String what) {}

    /**
     * The end of a seed's log as it was committed.
     *
     * @param path of the log, from the root of the repository
     */
    public record LogTail(int seed, String path, List<String> lines) {
        public LogTail {
            lines = List.copyOf(lines);
        }
    }

    /** @throws Failure DATA when there is no such experiment or its files cannot be read */
    public Result run(Request request) {
        Experiments experiments = session.experiments();
        Found found = new Choice(session).one(request.name());
        Experiment experiment = experiments.read(found.tip());
        List<CommitInfo> own = experiments.line(found.name(), found.tip());
        // Where a shallow clone ends, the commit that the experiment grew from is known by its id only.
        Oid base = own.isEmpty()
                ? null
                : own.get(own.size() - 1).parents().stream()
                        .findFirst()
                        .flatMap(parent -> session.git().resolve(parent.hex()))
                        .orElse(null);
        List<CommitInfo> line = own.isEmpty()
                ? session.git().firstParents(found.tip(), null, List.of(), STORY)
                : own.subList(0, Math.min(own.size(), STORY));
        Optional<Trailers> trailers = line.stream()
                .map(commit -> Trailers.ofMessage(commit.message()))
                .flatMap(Optional::stream)
                .filter(t -> t.name().equals(found.name()))
                .findFirst();
        Summary summary = experiment.summary();
        return new Result(
                place(found, base),
                experiment.record(),
                experiment.project(),
                trailers.map(Trailers::change)
                        .filter(text -> !text.isEmpty())
                        .orElse(experiment.record().change().what()),
                summary,
                metrics(experiment, trailers.orElse(null)),
                experiment.decisions(),
                experiment.amendments(),
                new MeasuredAgain(session).of(found),
                story(line, found.name(), experiments),
                summary == null ? List.of() : logs(found.tip(), summary),
                summary == null ? null : registered(found),
                new JointOutcome(session).of(experiment).orElse(null),
                summary == null ? Explanation.NONE : explained(experiment),
                new PlainGit(session).of(found, experiment, own, base));
    }

    private Explanation explained(Experiment experiment) {
        var explaining = new Explaining(session);
        return explaining.of(experiment, explaining.known());
    }

    private @Nullable String registered(Found found) {
        return new FactsGatherer(session)
                .gather(FactsGatherer.Target.tip(session.place(), found))
                .flatMap(Rules::registered)
                .map(Registered::word)
                .orElse(null);
    }

    private Place place(Found found, @Nullable Oid base) {
        ProjectPlace project = session.place();
        boolean local = found.ref().startsWith("refs/heads/");
        String ref = found.ref().replaceFirst("^refs/(heads|remotes)/", "");
        return new Place(ref, local, found.tip().hex(), base == null ? null : base.hex(), project.record());
    }

    private static List<MetricLine> metrics(Experiment experiment, @Nullable Trailers trailers) {
        Summary summary = experiment.summary();
        if (summary == null) {
            return List.of();
        }
        return trailers == null || trailers.metrics().isEmpty()
                ? MetricTexts.of(experiment.project(), summary, null)
                : trailers.metrics();
    }

    private List<Event> story(List<CommitInfo> newestFirst, ExperimentName name, Experiments experiments) {
        var story = new ArrayList<Event>();
        var steps = new StoryWords(session, name);
        Map<Oid, String> words = steps.of(newestFirst);
        newestFirst.forEach(commit -> story.add(event(commit, words.getOrDefault(commit.id(), ""))));
        Collections.reverse(story);
        Oid adopted = experiments.trunk().adopted().get(name);
        if (adopted != null && story.stream().noneMatch(event -> event.commit().equals(adopted.hex()))) {
            story.add(event(session.git().commit(adopted), "adopted"));
        }
        return story;
    }

    private static Event event(CommitInfo commit, String what) {
        return new Event(commit.committer().time(), commit.id().hex(), commit.subject(), what);
    }

    private List<LogTail> logs(Oid tip, Summary summary) {
        var wanted = new ArrayList<GitReader.FileAt>();
        var seeds = new ArrayList<Integer>();
        for (SeedResult seed : summary.seeds()) {
            if (seed.end() != AttemptEnd.OK) {
                wanted.add(new GitReader.FileAt(tip, session.place().seed(seed.seed()) + "log.txt"));
                seeds.add(seed.seed());
            }
        }
        var files = wanted.isEmpty()
                ? java.util.Map.<GitReader.FileAt, GitReader.Blob>of()
                : session.git().files(wanted);
        var out = new ArrayList<LogTail>();
        for (int i = 0; i < wanted.size(); i++) {
            GitReader.Blob log = files.get(wanted.get(i));
            if (log != null) {
                List<String> lines = log.text().lines().toList();
                out.add(new LogTail(
                        seeds.get(i),
                        wanted.get(i).path(),
                        lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
            }
        }
        return out;
    }
}
