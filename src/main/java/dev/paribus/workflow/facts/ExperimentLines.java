package dev.paribus.workflow.facts;

import dev.paribus.check.History.RanAt;
import dev.paribus.check.History.Step;
import dev.paribus.format.AmendmentsFile;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.Amendment;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiments;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.SummaryFiles;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Session;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the commits of one experiment as steps, and what this clone knows of the commits that its seeds ran. */
final class ExperimentLines {
    private final GitReader git;
    private final ProjectPlace place;
    private final Experiments experiments;
    private final SummaryFiles summaries;
    private final Axes axes;

    ExperimentLines(Session session, Experiments experiments, Project project) {
        this.git = session.git();
        this.place = session.place();
        this.experiments = experiments;
        this.summaries = session.reader().summaries();
        this.axes = new Axes(place, project);
    }

    /**
     * The line of an experiment, and whether its results stand already where it grew from.
     *
     * @param steps oldest first
     * @param before results of it stand in the parent of the first step
     */
    record Line(List<Step> steps, boolean before) {}

    /**
     * Reads a line.
     *
     * @param own the experiment's commits, newest first, as {@link Experiments#line} gives them
     */
    Line line(ExperimentName name, List<CommitInfo> own) {
        if (own.isEmpty()) {
            return new Line(List.of(), false);
        }
        var steps = new ArrayList<Step>();
        CommitInfo oldest = own.get(own.size() - 1);
        List<CommitInfo> merged = merged(name, oldest);
        if (!merged.isEmpty()) {
            steps.addAll(line(name, merged).steps());
        }
        List<Step> rest = steps(name, own, merged.isEmpty());
        steps.addAll(rest);
        CommitInfo first = merged.isEmpty() ? oldest : merged.get(merged.size() - 1);
        return new Line(steps, standsBefore(name, first));
    }

    /** What a merge adopted: the commits of the experiment behind its other parents; empty when it is no such merge. */
    private List<CommitInfo> merged(ExperimentName name, CommitInfo oldest) {
        for (Oid parent : oldest.parents()
                .subList(Math.min(1, oldest.parents().size()), oldest.parents().size())) {
            Optional<ExperimentName> there =
                    git.file(parent, place.record()).flatMap(record -> experiments.nameIn(record.text()));
            if (there.equals(Optional.of(name))) {
                return experiments.line(name, parent);
            }
        }
        return List.of();
    }

    private boolean standsBefore(ExperimentName name, CommitInfo first) {
        return !first.parents().isEmpty()
                && git.file(first.parents().get(0), place.summary())
                        .flatMap(summary -> experiments.nameIn(summary.text()))
                        .equals(Optional.of(name));
    }

    /** @param whole false for the commits of trunk behind an adoption, whose other work is not the experiment's */
    private List<Step> steps(ExperimentName name, List<CommitInfo> own, boolean whole) {
        var wanted = new ArrayList<FileAt>();
        for (CommitInfo commit : own) {
            for (String path : List.of(place.record(), place.summary(), place.amendments())) {
                wanted.add(new FileAt(commit.id(), path));
            }
        }
        Map<FileAt, Blob> files = git.files(wanted);
        Map<Oid, List<TreeChange>> changes = whole ? git.changes(own) : Map.of();
        var parsed = new LinkedHashMap<Oid, Optional<Summary>>();
        var out = new ArrayList<Step>();
        for (CommitInfo commit : own) {
            Blob record = files.get(new FileAt(commit.id(), place.record()));
            Blob summary = files.get(new FileAt(commit.id(), place.summary()));
            Summary results = summary == null
                    ? null
                    : parsed.computeIfAbsent(summary.id(), id -> summary(name, summary))
                            .orElse(null);
            List<TreeChange> touched = changes.getOrDefault(commit.id(), List.of());
            boolean merge = commit.parents().size() > 1;
            out.add(new Step(
                    commit.id().hex(),
                    merge,
                    record == null ? "" : text(record),
                    record == null ? "" : record.id().hex(),
                    results,
                    amendments(files.get(new FileAt(commit.id(), place.amendments()))),
                    paths(touched, change -> place.writtenByTool(change.path())),
                    merge && joins(name, commit)
                            ? List.of()
                            : paths(
                                    touched,
                                    change -> merge
                                            ? brings(change)
                                            : !change.path().startsWith(place.results()))));
        }
        Collections.reverse(out);
        return out;
    }

    /** True for a merge whose other parents are the experiment's own work since its registration, and bring nobody else's. */
    private boolean joins(ExperimentName name, CommitInfo merge) {
        List<Oid> parents = merge.parents();
        return parents.subList(1, parents.size()).stream().allMatch(parent -> {
            List<CommitInfo> line = experiments.line(name, parent);
            Optional<Oid> shared = git.mergeBase(parents.get(0), parent);
            return shared.isPresent()
                    && line.stream().anyMatch(commit -> commit.id().equals(shared.get()))
                    && line.stream()
                            .takeWhile(commit -> !commit.id().equals(shared.get()))
                            .noneMatch(commit -> commit.parents().size() > 1);
        });
    }

    private static String text(Blob record) {
        return new String(record.content(), StandardCharsets.UTF_8);
    }

    /** True for a file that an experiment is measured by, and of parameters only when they say something else. */
    private boolean brings(TreeChange change) {
        return switch (axes.of(change.path())) {
            case CODE, DATA, ENVIRONMENT -> true;
            case PARAMETERS -> !new Respelled(git).is(change);
            default -> false;
        };
    }

    private static List<String> paths(List<TreeChange> changes, Predicate<TreeChange> which) {
        return changes.stream().filter(which).map(TreeChange::path).toList();
    }

    private Optional<Summary> summary(ExperimentName name, Blob blob) {
        return experiments.nameIn(blob.text()).equals(Optional.of(name))
                ? Optional.ofNullable(summaries.read(place.summary(), blob).value())
                : Optional.empty();
    }

    List<Amendment> amendments(@Nullable Blob blob) {
        List<Amendment> read = blob == null
                ? List.of()
                : AmendmentsFile.read(place.amendments(), blob.content()).value();
        return read == null ? List.of() : read;
    }

    /** What is known of each commit that a seed says it ran. */
    Map<String, RanAt> ran(Summary summary, Line line, Oid tip) {
        var out = new LinkedHashMap<String, RanAt>();
        for (String commit : summary.seeds().stream()
                .map(SeedResult::ran)
                .filter(Objects::nonNull)
                .map(Ran::commit)
                .distinct()
                .toList()) {
            out.put(commit, ran(commit, line, tip));
        }
        return out;
    }

    private RanAt ran(String commit, Line line, Oid tip) {
        for (Step step : line.steps()) {
            if (step.commit().equals(commit)) {
                return new RanAt(true, true, nameAt(new Oid(commit)), List.of());
            }
        }
        Optional<Oid> here = commit.matches("[0-9a-f]{40}") ? git.resolve(commit) : Optional.empty();
        if (here.isEmpty()) {
            return new RanAt(false, false, null, List.of());
        }
        boolean ancestor = git.isAncestor(here.get(), tip);
        return new RanAt(true, ancestor, nameAt(here.get()), ancestor ? List.of() : reaching(here.get()));
    }

    private @Nullable String nameAt(Oid commit) {
        return git.file(commit, place.record())
                .flatMap(record -> experiments.nameIn(record.text()))
                .map(ExperimentName::text)
                .orElse(null);
    }

    /** Short names of the branches that reach a commit, at most a few. */
    private List<String> reaching(Oid commit) {
        var out = new ArrayList<String>();
        git.stream(
                List.of(
                        "for-each-ref",
                        "--count=3",
                        "--format=%(refname:short)",
                        "--contains=" + commit,
                        "refs/heads",
                        "refs/remotes",
                        "refs/archive"),
                in -> new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(out::add));
        return out;
    }

    /** Other references of the same experiment: full name and tip, without those that are the tip that is judged. */
    Map<String, Oid> others(ExperimentName name, Oid tip) {
        String own = place.shortBranch(name);
        var out = new LinkedHashMap<>(git.refs(List.of(
                place.branch(name), "refs/remotes/*/" + own, "refs/archive/" + own, "refs/remotes/*/archive/" + own)));
        out.values().removeIf(tip::equals);
        return out;
    }
}
