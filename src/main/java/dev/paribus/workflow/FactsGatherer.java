package dev.paribus.workflow;

import dev.paribus.check.Earlier;
import dev.paribus.check.Facts;
import dev.paribus.check.History;
import dev.paribus.diff.TreeDiff;
import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.RecordFile;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads everything that the rules want to know about one experiment: at a commit, in the index, or in the work tree. */
public final class FactsGatherer {
    /** Verbs that exist in this build, which hints may name. */
    public static final Set<String> VERBS = Set.of(
            "demo", "init", "new", "try", "run", "status", "log", "show", "diff", "check", "explain", "keep", "discard",
            "drop", "hook", "split", "help");

    private static final int NEAR = 1000;

    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;
    private final Experiments experiments;
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
        Parsed<Project> rules = rules(target.tree());
        Project project = rules.orThrow();
        Facts.Side here = side(target.tree(), project, record.get(), target.revision());
        here = withProblems(here, PolicyKeys.problems(rules), target.revision());
        ExperimentRecord plan = here.record();
        List<CommitInfo> own = plan == null ? List.of() : experiments.line(plan.name(), target.line());
        Oid base = plan == null ? null : base(own, target.line());
        if (base != null) {
            git.expect(base, target.tree());
        }
        Facts.Side from = base == null ? null : baseSide(base);
        Facts.Changes changes = null;
        if (base != null && from != null && readable(here)) {
            TreeDiff.Result params = parameters(project, from, here);
            changes = changes(project, base, from, target.tree(), here, params);
            here = withProblems(here, params.problems(), target.revision());
        }
        Facts.Results results = plan == null ? null : results(target.tree(), plan, project, record.get());
        History history = plan == null
                ? History.NONE
                : new HistoryGatherer(session, experiments)
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
                combined(project, plan),
                results,
                results == null ? null : freeze(results, record.get()),
                history,
                new ContentGatherer(session).gather(project, target, own),
                new Earlier(parentThen(results), plan == null ? List.of() : alike(target, plan, own, from, changes)),
                uncommitted(target),
                VERBS));
    }

    private Project project(Oid tree) {
        return rules(tree).orThrow();
    }

    private Parsed<Project> rules(Oid tree) {
        Blob rules = git.file(tree, place.rules())
                .orElseThrow(() -> Failure.data(
                        "no-rules",
                        "there is no " + place.rules() + " beside the record",
                        "git checkout " + place.project().trunk() + " -- " + place.rules()));
        return session.rules().read(place.rules(), rules);
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

    private Facts.@Nullable Side baseSide(Oid base) {
        Optional<Blob> record = git.file(base, place.record());
        return record.isEmpty() ? null : side(base, project(base), record.get(), base.hex());
    }

    private Facts.Side side(Oid tree, Project project, Blob record, @Nullable String revision) {
        Parsed<ExperimentRecord> parsed = RecordFile.read(place.record(), record.content(), project);
        var problems = new ArrayList<>(parsed.problems());
        ParamNode.Mapping params = ParamNode.empty();
        if (project.params().isEmpty()) {
            ExperimentRecord value = parsed.value();
            params = value == null || value.params() == null ? params : value.params();
        } else {
            Parsed<ParamNode.Mapping> files = ParamFiles.read(paramFiles(tree, project, problems));
            problems.addAll(files.problems());
            params = files.value() == null ? params : files.value();
        }
        var where = new LinkedHashMap<String, Location>();
        parsed.where().forEach((field, at) -> where.put(field, at.in(revision)));
        List<Problem> placed = problems.stream().map(p -> in(p, revision)).toList();
        return new Facts.Side(place.record(), parsed.value(), params, where, placed);
    }

    private static Problem in(Problem problem, @Nullable String revision) {
        Location at = problem.location();
        return at == null ? problem : problem.at(at.in(revision));
    }

    private Map<String, byte[]> paramFiles(Oid tree, Project project, List<Problem> problems) {
        var out = new LinkedHashMap<String, byte[]>();
        for (String path : project.params()) {
            Optional<Blob> blob = git.file(tree, place.path(path));
            if (blob.isPresent()) {
                out.put(place.path(path), blob.get().content());
            } else {
                problems.add(
                        Problem.error("params-missing", "the parameter file '" + place.path(path) + "' is not there")
                                .hint("git add " + place.path(path)));
            }
        }
        return out;
    }

    /** False where a parameter file cannot be read: that is said, and not that each of its parameters is gone. */
    private boolean readable(Facts.Side side) {
        return side.problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(Problem::location)
                .noneMatch(at -> at != null
                        && !at.path().equals(place.record())
                        && !at.path().equals(place.rules()));
    }

    private static TreeDiff.Result parameters(Project project, Facts.Side from, Facts.Side here) {
        return TreeDiff.compare(from.params(), here.params(), DeclaredBlocks.options(project, here.record()));
    }

    private static Facts.Side withProblems(Facts.Side side, List<Problem> more, @Nullable String revision) {
        var all = new ArrayList<>(side.problems());
        more.forEach(problem -> all.add(in(problem, revision)));
        return new Facts.Side(side.path(), side.record(), side.params(), side.where(), all);
    }

    /** What each sibling that a combination names had changed against its own base. */
    private Map<String, Facts.Changes> combined(Project project, @Nullable ExperimentRecord plan) {
        var out = new LinkedHashMap<String, Facts.Changes>();
        if (plan == null || plan.combines().isEmpty()) {
            return out;
        }
        Map<ExperimentName, Found> names = experiments.names();
        for (ExperimentName name : plan.combines()) {
            Found found = names.get(name);
            Optional<Blob> record = found == null ? Optional.empty() : git.file(found.tip(), place.record());
            Oid base = found == null ? null : base(experiments.line(name, found.tip()), found.tip());
            Facts.Side from = base == null ? null : baseSide(base);
            if (found != null && record.isPresent() && base != null && from != null) {
                Facts.Side there =
                        side(found.tip(), project, record.get(), found.tip().hex());
                out.put(
                        name.text(),
                        changes(project, base, from, found.tip(), there, parameters(project, from, there)));
            }
        }
        return out;
    }

    private Facts.Changes changes(
            Project project, Oid base, Facts.Side from, Oid tree, Facts.Side here, TreeDiff.Result params) {
        var axes = new Axes(place, project);
        List<TreeChange> files = git.diff(base, tree);
        return new Facts.Changes(
                params.changes(),
                paths(axes.on(Axis.CODE, files)),
                data(axes, base, tree, files, from, here),
                paths(axes.on(Axis.ENVIRONMENT, files)),
                paths(files.stream()
                        .filter(change -> axes.protectedPath(change.path()))
                        .toList()));
    }

    /** Tracked data files that differ, and declared paths whose recorded hashes differ; one that is pointed to is no other. */
    private List<Facts.PathChange> data(
            Axes axes, Oid base, Oid tree, List<TreeChange> files, Facts.Side from, Facts.Side here) {
        List<TreeChange> tracked = axes.on(Axis.DATA, files);
        var out = new ArrayList<>(paths(new DataChanges(git, base, tree).real(tracked)));
        ExperimentRecord before = from.record();
        ExperimentRecord after = here.record();
        if (before != null && after != null) {
            after.data().forEach((path, hash) -> {
                String then = before.data().get(path);
                if (then != null && !then.equals(hash) && !DataChanges.below(place.path(path), tracked)) {
                    out.add(new Facts.PathChange(path, 'M'));
                }
            });
            if (out.isEmpty() && before.data().isEmpty() && !after.data().isEmpty() && ranOtherData(base, after)) {
                after.data().keySet().forEach(path -> out.add(new Facts.PathChange(path, 'M')));
            }
        }
        return out;
    }

    /** A base that names no data, as the first baseline, tells by its results what it ran on. */
    private boolean ranOtherData(Oid base, ExperimentRecord after) {
        return git.file(base, place.summary())
                .map(blob -> SummaryFile.read(place.summary(), blob.content()).value())
                .flatMap(OriginCheck::ran)
                .filter(ran -> !ran.data().isEmpty() && !ran.data().equals(DataHashes.combined(after.data())))
                .isPresent();
    }

    private static List<Facts.PathChange> paths(List<TreeChange> changes) {
        return changes.stream()
                .map(change -> new Facts.PathChange(change.path(), change.status()))
                .toList();
    }

    private Facts.Parent parent(@Nullable ExperimentRecord plan, Facts.@Nullable Side base) {
        ExperimentName baseName =
                base == null || base.record() == null ? null : base.record().name();
        ExperimentName name = plan == null ? null : plan.parent();
        if (name == null) {
            return new Facts.Parent(Facts.Parent.Known.NONE, baseName, List.of(), List.of());
        }
        if (name.equals(baseName) && base != null && base.record() != null) {
            return new Facts.Parent(
                    Facts.Parent.Known.FOUND, baseName, base.record().seeds(), List.of());
        }
        Map<ExperimentName, Found> names = experiments.names();
        Found found = names.get(name);
        List<String> others =
                names.keySet().stream().limit(NEAR).map(ExperimentName::text).toList();
        return new Facts.Parent(
                found == null ? Facts.Parent.Known.MISSING : Facts.Parent.Known.FOUND, baseName, List.of(), others);
    }

    /** The parent's results at the commit that the newest verdict names. */
    private @Nullable Summary parentThen(Facts.@Nullable Results results) {
        Look.Counted parent = results == null
                ? null
                : results.summary().newest().map(Look::parent).orElse(null);
        if (parent == null || !parent.commit().matches("[0-9a-f]{40}")) {
            return null;
        }
        return git.file(new Oid(parent.commit()), place.summary())
                .map(blob -> SummaryFile.read(place.summary(), blob.content()).value())
                .orElse(null);
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

    private Facts.@Nullable Results results(Oid tree, ExperimentRecord plan, Project project, Blob record) {
        Optional<Blob> blob = git.file(tree, place.summary());
        if (blob.isEmpty()) {
            return null;
        }
        Summary summary =
                SummaryFile.read(place.summary(), blob.get().content()).value();
        if (summary == null) {
            return null;
        }
        List<String> moved = new RanParameters(git, place, project).moved(summary.seeds(), tree);
        return new Facts.Results(
                place.summary(), summary, new Standing(session, project).at(tree, record.id(), plan), moved);
    }

    private Facts.@Nullable Freeze freeze(Facts.Results results, Blob record) {
        Ran ran = OriginCheck.ran(results.summary()).orElse(null);
        boolean frozen =
                results.summary().state() == State.MEASURED || results.summary().state() == State.PARTIAL;
        if (ran == null || !frozen) {
            return null;
        }
        return git.resolve(ran.commit())
                .flatMap(commit -> git.file(commit, place.record()))
                .map(then -> new Facts.Freeze(ran.commit(), then.text(), record.text()))
                .orElse(null);
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
