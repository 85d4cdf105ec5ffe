package dev.paribus.check;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.Aggregate;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Collected;
import dev.paribus.model.Criterion;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Output;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Facts of an experiment that keeps every rule (optimizer.lr 0.001 to 0.0005), to be spoilt one by one by a test. */
final class Plans {
    static final String BASE = "b".repeat(40);

    String name = "amber-otter";
    String branch = "exp/amber-otter";
    String parent = "slate-heron";
    Facts.Parent parentFacts = new Facts.Parent(
            Facts.Parent.Known.FOUND, new ExperimentName("slate-heron"), List.of(1, 2, 3, 4, 5), List.of());
    String hypothesis = "Halving the rate raises val_f1 because the loss oscillates.";
    ChangeKind kind = ChangeKind.HYPERPARAMETER;
    String what = "optimizer.lr";
    List<String> with = List.of();
    List<Criterion> success = List.of(fromParent("val_f1", "0.005"));
    List<Integer> seeds = List.of(1, 2, 3, 4, 5);
    List<Integer> baseSeeds = List.of(11, 12, 13);
    List<Criterion> baseSuccess = null;
    Pairing pairing = Pairing.PAIRED;
    boolean exploratory;
    String override;
    String design;
    List<String> nuisance = List.of();
    List<String> command;
    String of;
    List<String> combines = List.of();
    List<String> known = List.of("searched, nothing found");
    Map<String, String> more = Map.of();
    List<ParamChange> params = new ArrayList<>(List.of(changed("optimizer.lr", "0.001", "0.0005", 12)));
    List<Facts.PathChange> code = List.of();
    List<Facts.PathChange> data = List.of();
    List<Facts.PathChange> environment = List.of();
    List<Facts.PathChange> yardstick = List.of();
    Facts.Combination combination;
    List<String> blocks = List.of();
    List<String> projectNuisance = List.of();
    List<String> seedParams = List.of();
    Project.Care care = Project.Care.USUAL;
    List<String> projectCommand = List.of("python3", "train.py");
    Map<String, String> policy = new LinkedHashMap<>();
    Facts.Results results;
    Facts.Freeze freeze;
    History history = History.NONE;
    Content content = Content.NONE;
    Earlier earlier = Earlier.NONE;
    List<String> uncommitted = List.of();
    Set<String> verbs = Set.of("new", "try", "run");
    List<Problem> readingProblems = List.of();
    boolean readable = true;
    boolean withBase = true;

    static Facts good() {
        return but(plan -> {});
    }

    static Facts but(Consumer<Plans> change) {
        var plan = new Plans();
        change.accept(plan);
        return plan.facts();
    }

    static Criterion fromParent(String metric, String offset) {
        String text = metric + " >= parent" + (offset.equals("0") ? "" : " + " + offset);
        return new Criterion(metric, Criterion.Relation.AT_LEAST, new Criterion.Bound.FromParent(offset, false), text);
    }

    static ParamNode.Scalar scalar(String source, int line, boolean base) {
        Location at = new Location(base ? BASE : null, "experiment.yaml", line, 8, line, 8 + source.length());
        return new ParamNode.Scalar(new Value.Text(source), source, null, at, null);
    }

    static ParamChange changed(String path, String before, String after, int line) {
        return new ParamChange(
                ParamPath.parse(path),
                ParamChange.Kind.CHANGED,
                scalar(before, line, true),
                scalar(after, line, false),
                List.of());
    }

    static List<Facts.PathChange> files(String... paths) {
        return java.util.Arrays.stream(paths)
                .map(path -> new Facts.PathChange(path.substring(2), path.charAt(0)))
                .toList();
    }

    static Ran ran(String record, String code, String data) {
        return new Ran("c".repeat(40), record, "rules", code, data, "", "full");
    }

    static Facts.Results results(String name, Ran ran, Ran now) {
        var attempt =
                new AttemptSummary("t", AttemptEnd.OK, Instant.EPOCH, 1, null, 0, null, "standard output", 1, null);
        var seeds = new ArrayList<SeedResult>();
        for (int seed = 1; seed <= 5; seed++) {
            seeds.add(new SeedResult(
                    seed, Map.of("val_f1", MetricValue.of(new BigDecimal("0.87"))), List.of(attempt), ran));
        }
        var summary = new Summary(
                new ExperimentName(name), State.MEASURED, null, "", Map.of(), List.of(), null, seeds, List.of());
        return new Facts.Results("results/summary.yaml", summary, now);
    }

    /** Results whose first seed was made elsewhere, at a commit or at none. */
    static Facts.Results collected(@Nullable String commit) {
        Facts.Results all = results("amber-otter", ran("r", "1:a", ""), ran("r", "1:a", ""));
        var seeds = new ArrayList<>(all.summary().seeds());
        SeedResult first = seeds.get(0);
        var source = new Collected(List.of(new Output("m.json", 3, "d".repeat(64))), "A B <a@example.org>", commit);
        seeds.set(
                0,
                new SeedResult(
                        1, first.values(), List.of(first.attempts().get(0).collected(source)), first.ran()));
        var summary = new Summary(
                all.summary().name(), State.MEASURED, null, "", Map.of(), List.of(), null, seeds, List.of());
        return new Facts.Results(all.path(), summary, all.now());
    }

    private Facts facts() {
        var changes = new Facts.Changes(params, code, data, environment, yardstick);
        var here = new Facts.Side(
                "experiment.yaml",
                readable ? record(name, parent, command) : null,
                ParamNode.empty(),
                where(null),
                readingProblems);
        var base = new Facts.Side("experiment.yaml", baseRecord(), ParamNode.empty(), where(BASE), List.of());
        return new Facts(
                project(),
                policy,
                branch,
                here,
                withBase ? base : null,
                parentFacts,
                withBase ? changes : null,
                combination,
                results,
                freeze,
                history,
                content,
                earlier,
                uncommitted,
                verbs);
    }

    private static Map<String, Location> where(String revision) {
        var out = new LinkedHashMap<String, Location>();
        int line = 2;
        for (String field : List.of(
                "name",
                "parent",
                "hypothesis",
                "change",
                "success",
                "success[0]",
                "seeds",
                "pairing",
                "command",
                "override",
                "nuisance",
                "design",
                "exploratory")) {
            out.put(field, Location.at("experiment.yaml", line++, 1).in(revision));
        }
        return out;
    }

    private ExperimentRecord baseRecord() {
        List<Integer> ownSeeds = seeds;
        List<Criterion> ownSuccess = success;
        seeds = baseSeeds;
        success = baseSuccess == null ? success : baseSuccess;
        ExperimentRecord record = record("slate-heron", null, null);
        seeds = ownSeeds;
        success = ownSuccess;
        return record;
    }

    private ExperimentRecord record(String called, String above, List<String> runs) {
        return new ExperimentRecord(
                new ExperimentName(called),
                above == null ? null : new ExperimentName(above),
                hypothesis,
                new Change(kind, what, with),
                success,
                List.of(),
                seeds,
                pairing,
                null,
                known,
                null,
                List.of(),
                exploratory,
                override,
                design,
                nuisance,
                runs,
                false,
                Map.of(),
                of == null ? null : new ExperimentName(of),
                combines.stream().map(ExperimentName::new).toList(),
                null,
                more,
                List.of());
    }

    private Project project() {
        var run = new Project.Run(
                projectCommand,
                false,
                Map.of(),
                null,
                List.of(),
                List.of(),
                Duration.ofSeconds(10),
                List.of(),
                List.of(),
                false);
        var metric = new Metric("val_f1", Goal.MAXIMIZE, true, Aggregate.LAST, false, null, null, null, false);
        return new Project(
                "main",
                "exp/",
                "results",
                run,
                List.of(metric),
                List.of(),
                List.of("eval/**"),
                List.of(),
                List.of(),
                List.of(),
                List.of("."),
                List.of(),
                new Project.Changes(blocks, projectNuisance, List.of()),
                policy,
                seedParams,
                care);
    }
}
