package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.check.History;
import dev.paribus.check.History.Compared;
import dev.paribus.check.History.RanAt;
import dev.paribus.check.History.Step;
import dev.paribus.check.Registered;
import dev.paribus.format.DecisionFile;
import dev.paribus.format.ReviewFile;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.Amendment;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Review;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiments;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.judging.Recomputing;
import dev.paribus.workflow.session.BranchNames;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what commits say of one experiment. Of one without results nothing is read but what merges brought and, at a commit,
 * the names of branches: the hook of an ordinary commit has no use for history.
 */
final class HistoryGatherer {
    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;
    private final Experiments experiments;
    private final BranchNames names;

    HistoryGatherer(Session session, Experiments experiments, BranchNames names) {
        this.names = names;
        this.session = session;
        this.git = session.git();
        this.place = session.place();
        this.experiments = experiments;
    }

    /**
     * What is judged.
     *
     * @param record text of the record
     * @param own the experiment's commits, newest first
     * @param base the commit that it grew from; null without one
     * @param cut true when that commit is not in this clone
     * @param results null without results
     */
    record Subject(
            FactsGatherer.Target target,
            ExperimentRecord plan,
            Project project,
            String record,
            List<CommitInfo> own,
            @Nullable Oid base,
            boolean cut,
            Facts.@Nullable Results results) {
        ExperimentName name() {
            return plan.name();
        }
    }

    History gather(Subject subject) {
        Facts.Results results = subject.results();
        Branches branches = branches(subject);
        List<Compared> trailers = trailers(subject);
        if (results == null || !results.summary().name().equals(subject.name())) {
            return new History(
                    merges(subject),
                    subject.cut(),
                    false,
                    subject.record(),
                    List.of(),
                    Map.of(),
                    null,
                    History.NONE.computed(),
                    trailers,
                    branches.alike(),
                    branches.owner());
        }
        var lines = new ExperimentLines(session, experiments, subject.project());
        ExperimentLines.Line line = lines.line(subject.name(), subject.own());
        Oid tip = subject.target().line();
        Map<String, RanAt> ran = lines.ran(results.summary(), line, tip);
        List<Amendment> amendments = lines.amendments(
                git.file(subject.target().tree(), place.amendments()).orElse(null));
        var recomputing =
                new Recomputing.Subject(subject.target().tree(), subject.base(), results, line.steps(), amendments);
        boolean touched = AppendedFiles.touched(place, line.steps());
        return new History(
                line.steps(),
                subject.cut(),
                line.before(),
                subject.record(),
                amendments,
                ran,
                proof(subject, lines, line, ran, results.summary()),
                new Recomputing(session).of(recomputing),
                trailers,
                branches.alike(),
                branches.owner(),
                touched
                        ? new AppendedFiles(git, place)
                                .of(line.steps(), subject.target().tree())
                        : List.of(),
                touched ? Authors.of(session, subject.own()) : Set.of());
    }

    /** The registration, and the merges since; nothing is read of a line that has none, as nearly every line. */
    private List<Step> merges(Subject subject) {
        List<CommitInfo> own = subject.own();
        boolean none = own.stream()
                .limit(Math.max(0, own.size() - 1))
                .noneMatch(commit -> commit.parents().size() > 1);
        if (none) {
            return List.of();
        }
        var lines = new ExperimentLines(session, experiments, subject.project());
        List<Step> steps = lines.line(subject.name(), own).steps();
        return steps.stream()
                .filter(step -> step.merge() || step.equals(steps.get(0)))
                .toList();
    }

    /** Another reference whose commits show the order of the same results; looked for only where this line does not show it. */
    private @Nullable String proof(
            Subject subject,
            ExperimentLines lines,
            ExperimentLines.Line line,
            Map<String, RanAt> ran,
            Summary summary) {
        boolean together = !line.steps().isEmpty() && line.steps().get(0).summary() != null;
        boolean strange = ran.values().stream().anyMatch(at -> !at.ancestor());
        if (!together && !strange) {
            return null;
        }
        for (Map.Entry<String, Oid> other :
                lines.others(subject.name(), subject.target().line()).entrySet()) {
            ExperimentLines.Line there = lines.line(subject.name(), experiments.line(subject.name(), other.getValue()));
            boolean same = there.steps().stream()
                    .map(Step::summary)
                    .anyMatch(found -> found != null && found.seeds().equals(summary.seeds()));
            Map<String, RanAt> ranThere = lines.ran(summary, there, other.getValue());
            if (same && Registered.inOrder(there.steps(), there.before(), ranThere, subject.record(), summary)) {
                return other.getKey().replaceFirst("^refs/(heads/|remotes/)?", "");
            }
        }
        return null;
    }

    private List<Compared> trailers(Subject subject) {
        FactsGatherer.Target target = subject.target();
        if (target.revision() == null) {
            return List.of();
        }
        Optional<Trailers> said = Trailers.ofMessage(git.commit(target.tree()).message());
        if (said.isEmpty()) {
            return List.of();
        }
        Facts.Results results = subject.results();
        Summary summary = results != null && results.summary().name().equals(subject.name()) ? results.summary() : null;
        Decision decision = summary == null ? null : decision(target.tree());
        List<Review> reviews = summary == null ? List.of() : reviews(target.tree());
        Summary parent = summary == null ? null : new ResultFacts(session).parentThen(results);
        return new TrailerCheck(parent).of(said.get(), subject.project(), subject.plan(), summary, decision, reviews);
    }

    private @Nullable Decision decision(Oid tree) {
        Optional<Blob> blob = git.file(tree, place.decision());
        List<Decision> all = blob.isEmpty()
                ? null
                : DecisionFile.read(place.decision(), blob.get().content()).value();
        return all == null || all.isEmpty() ? null : all.get(all.size() - 1);
    }

    private List<Review> reviews(Oid tree) {
        List<Review> read = git.file(tree, place.reviews())
                .map(blob -> ReviewFile.read(place.reviews(), blob.content()).value())
                .orElse(null);
        return read == null ? List.of() : read;
    }

    /** Names of branches near this one's. */
    private record Branches(List<String> alike, @Nullable String owner) {
        static final Branches NONE = new Branches(List.of(), null);
    }

    private Branches branches(Subject subject) {
        String branch = subject.target().branch();
        if (branch == null) {
            return Branches.NONE;
        }
        String due = place.shortBranch(subject.name());
        boolean committed = subject.target().revision() != null;
        if (branch.equals(due) && !committed) {
            return Branches.NONE;
        }
        var alike = new ArrayList<String>();
        for (String name : names.all()) {
            if (!name.equals(branch) && name.equalsIgnoreCase(branch)) {
                alike.add(name);
            }
        }
        return new Branches(alike, !branch.equals(due) && names.all().contains(due) ? due : null);
    }
}
