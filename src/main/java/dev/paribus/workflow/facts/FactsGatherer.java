package dev.paribus.workflow.facts;

import dev.paribus.check.Earlier;
import dev.paribus.check.Facts;
import dev.paribus.check.History;
import dev.paribus.diff.TreeDiff;
import dev.paribus.format.Parsed;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.BranchNames;
import dev.paribus.workflow.session.Repeats;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads everything that the rules want to know about one experiment: at a commit, in the index, or in the work tree. */
public final class FactsGatherer {
    /** Verbs that exist in this build, which hints may name. */
    public static final Set<String> VERBS = Set.of("""
            ablate
            check
            collect
            combine
            compare
            completion
            confirm
            demo
            diff
            discard
            doctor
            drop
            explain
            gc
            help
            hook
            idea
            init
            keep
            learned
            lessons
            log
            logs
            ls
            new
            next
            noise
            note
            repro
            review
            run
            show
            split
            stats
            status
            stop
            sweep
            try
            watch
            """.split("\n"));

    private static final int NEAR = 1000;

    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;
    private final Experiments experiments;
    private final Sides sides;
    private final BranchNames names;
    private final @Nullable Repeats repeats;

    /** Looks for no experiment that is repeated, which takes all of them. */
    public FactsGatherer(Session session) {
        this(session, null);
    }

    /** @param repeats finds what an experiment repeats; null: nobody asks */
    FactsGatherer(Session session, @Nullable Repeats repeats) {
        this.session = session;
        this.repeats = repeats;
        this.git = session.git();
        this.place = session.place();
        this.experiments = session.experiments();
        this.sides = new Sides(session);
        this.names = new BranchNames(git, place);
    }

    /**
     * What is looked at.
     *
     * @param tree a commit, or a tree of the index or the work tree
     * @param line the commit whose first-parent line holds the registration: the branch's tip, or HEAD
     * @param branch short name of the branch; null when there is none
     * @param revision what places name; null for the work tree and the index
     */
    public record Target(
            Oid tree,
            Oid line,
            @Nullable String branch,
            @Nullable String revision) {
        /** An experiment where it was found; one that only trunk's history has is on no branch of its own. */
        public static Target tip(ProjectPlace place, Found found) {
            return new Target(
                    found.tip(),
                    found.tip(),
                    found.ref().equals(place.trunkRef()) ? null : place.shortBranch(found.name()),
                    found.tip().hex());
        }
    }

    /** The facts; empty when there is no record there. @throws Failure DATA when {@code paribus.yaml} cannot be read */
    public Optional<Facts> gather(Target target) {
        Optional<Blob> record = git.file(target.tree(), place.record());
        if (record.isEmpty()) {
            return Optional.empty();
        }
        git.expect(target.line(), target.tree());
        Parsed<Project> rules = sides.rules(target.tree());
        Project project = rules.orThrow();
        Facts.Side here = sides.read(target.tree(), project, record.get(), target.revision());
        here = Sides.with(here, PolicyKeys.problems(rules), target.revision());
        ExperimentRecord plan = here.record();
        List<CommitInfo> own = plan == null ? List.of() : experiments.line(plan.name(), target.line());
        Oid base = plan == null ? null : base(own, target.line());
        if (base != null) {
            git.expect(base, target.tree());
        }
        Facts.Side from = base == null ? null : sides.at(base);
        Facts.Changes changes = null;
        if (base != null && from != null && sides.readable(here)) {
            var axes = new AxisChanges(session, project);
            TreeDiff.Result params = axes.parameters(from, here);
            changes = axes.between(base, from, target.tree(), here, params);
            here = Sides.with(here, params.problems(), target.revision());
        }
        var beside = new ResultFacts(session);
        Facts.Results results = plan == null ? null : beside.at(target.tree(), plan, project, record.get());
        here = Sides.with(here, beside.problems(), target.revision());
        History history = plan == null
                ? History.NONE
                : new HistoryGatherer(session, experiments, names)
                        .gather(new HistoryGatherer.Subject(
                                target, plan, project, record.get().text(), own, base, cut(own, base), results));
        return Optional.of(new Facts(
                project,
                place.project().policy(),
                target.branch(),
                here,
                from,
                parent(plan, from),
                changes,
                combination(target, project, here, base),
                results,
                results == null ? null : beside.freeze(results, record.get()),
                history,
                new ContentGatherer(session).gather(project, target, own),
                new Earlier(
                        beside.parentThen(results), plan == null ? List.of() : alike(target, plan, own, from, changes)),
                uncommitted(target),
                VERBS));
    }

    /** @param own the experiment's commits, newest first; without any it is not committed yet and grows from {@code line} */
    private @Nullable Oid base(List<CommitInfo> own, Oid line) {
        if (own.isEmpty()) {
            return line;
        }
        List<Oid> parents = own.get(own.size() - 1).parents();
        return parents.isEmpty() || git.file(parents.get(0), place.record()).isEmpty() ? null : parents.get(0);
    }

    /** True when the commit that the experiment grew from is known by its id only. */
    private boolean cut(List<CommitInfo> own, @Nullable Oid base) {
        List<Oid> parents = base != null || own.isEmpty()
                ? List.of()
                : own.get(own.size() - 1).parents();
        return !parents.isEmpty() && git.resolve(parents.get(0).hex()).isEmpty();
    }

    /** Asked for a combination alone, so that a hook loads nothing of it for others. */
    private Facts.@Nullable Combination combination(
            Target target, Project project, Facts.Side here, @Nullable Oid base) {
        ExperimentRecord plan = here.record();
        return plan == null || base == null || plan.change().kind() != ChangeKind.COMBINATION || !sides.readable(here)
                ? null
                : new CombinationFacts(session, project).of(target.tree(), plan, base, here);
    }

    private Facts.Parent parent(@Nullable ExperimentRecord plan, Facts.@Nullable Side base) {
        ExperimentName baseName =
                base == null || base.record() == null ? null : base.record().name();
        ExperimentName name = plan == null ? null : plan.parent();
        if (plan == null || name == null) {
            return new Facts.Parent(Facts.Parent.Known.NONE, baseName, List.of(), List.of());
        }
        if (name.equals(baseName) && base != null && base.record() != null) {
            return new Facts.Parent(Facts.Parent.Known.FOUND, baseName, seeds(plan, base.record()), List.of());
        }
        Map<ExperimentName, Found> names = experiments.names();
        Found found = names.get(name);
        List<String> others =
                names.keySet().stream().limit(NEAR).map(ExperimentName::text).toList();
        return new Facts.Parent(
                found == null ? Facts.Parent.Known.MISSING : Facts.Parent.Known.FOUND, baseName, List.of(), others);
    }

    /** The parent's seeds; what was added to its plan later is asked for only where the record alone has too few of them. */
    private List<Integer> seeds(ExperimentRecord plan, ExperimentRecord parent) {
        boolean enough = plan.pairing() != Pairing.PAIRED || parent.seeds().containsAll(plan.seeds());
        return enough ? parent.seeds() : new ParentSeeds(session).of(parent.name(), plan.seeds());
    }

    /** What changed nothing repeats its base, which another rule says. */
    private List<Earlier.Twin> alike(
            Target target,
            ExperimentRecord plan,
            List<CommitInfo> own,
            Facts.@Nullable Side base,
            Facts.@Nullable Changes changes) {
        ExperimentRecord before = base == null ? null : base.record();
        boolean unchanged = before == null
                || changes == null
                || (Objects.equals(before.command(), plan.command())
                        && changes.params().isEmpty()
                        && changes.code().isEmpty()
                        && changes.data().isEmpty()
                        && changes.environment().isEmpty());
        return repeats == null || unchanged || !Earlier.asks(plan.change().kind())
                ? List.of()
                : repeats.of(target.tree(), plan.name(), own);
    }

    private List<String> uncommitted(Target target) {
        if (target.revision() == null && target.branch() == null) {
            return git.edited().stream().map(TreeChange::path).toList();
        }
        boolean committed = target.revision() != null;
        boolean here = target.branch() != null && git.headRef().equals(Optional.of("refs/heads/" + target.branch()));
        return committed && here ? git.edited().stream().map(TreeChange::path).toList() : List.of();
    }
}
