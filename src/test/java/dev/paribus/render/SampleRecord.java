package dev.paribus.render;

import dev.paribus.evidence.MeanDifference;
import dev.paribus.evidence.TriedNow;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.AttemptSummary;
import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Note;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.Review;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.verb.Diff;
import dev.paribus.verb.Show;
import dev.paribus.workflow.history.Explanation;
import dev.paribus.workflow.history.PlainGit;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One experiment with its results; every text of it can be any text. */
final class SampleRecord {
    private static final String COMMIT = "a1b2c3d4e5f60718293a4b5c6d7e8f9001122334";
    private static final String BASE = "0f1e2d3c4b5a69788796a5b4c3d2e1f000112233";

    private SampleRecord() {}

    static Project project() {
        return new Project(
                "main",
                "exp/",
                "results",
                new Project.Run(
                        List.of("python3", "train.py"),
                        false,
                        Map.of(),
                        null,
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(10),
                        List.of(),
                        List.of(),
                        false),
                List.of(Sample.VAL_F1, Sample.LATENCY),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("."),
                List.of(),
                new Project.Changes(List.of(), List.of(), List.of()),
                Map.of(),
                List.of(),
                Project.Care.USUAL);
    }

    static ExperimentRecord record(String name, @Nullable String parent, String text) {
        return new ExperimentRecord(
                new ExperimentName(name),
                parent == null ? null : new ExperimentName(parent),
                text,
                new Change(ChangeKind.HYPERPARAMETER, text.isEmpty() ? "optimizer.lr" : text, List.of()),
                List.of(criterion("val_f1 >= parent + 0.005")),
                List.of(criterion("latency_ms <= 30")),
                List.of(1, 2, 3),
                Pairing.INDEPENDENT,
                null,
                List.of("slate-heron"),
                "keep the rate, try warm-up",
                List.of(),
                false,
                null,
                null,
                List.of(),
                null,
                false,
                Map.of(),
                null,
                List.of(),
                null,
                Map.of("motive", text),
                List.of());
    }

    private static Criterion criterion(String text) {
        String[] words = text.split(" ");
        var relation = words[1].equals(">=") ? Criterion.Relation.AT_LEAST : Criterion.Relation.AT_MOST;
        return new Criterion(words[0], relation, new Criterion.Bound.Absolute("1"), text);
    }

    static Summary summary(String name, double mean, String text) {
        var values = new LinkedHashMap<String, MetricValue>();
        values.put("val_f1", new MetricValue("0.8731", new BigDecimal("0.8731")));
        values.put("latency_ms", new MetricValue("21.5", new BigDecimal("21.5")));
        var ran = new Ran(COMMIT, COMMIT, COMMIT, "1:" + "0".repeat(64), "", "", "full");
        var metrics = new LinkedHashMap<String, MetricSummary>();
        metrics.put(
                "val_f1",
                new MetricSummary(mean, 0.0021, 2, List.copyOf(values.values()).subList(0, 1)));
        metrics.put(
                "latency_ms",
                new MetricSummary(21.5, 0.7, 2, List.copyOf(values.values()).subList(1, 2)));
        var look = new Look(
                1,
                "1",
                "val_f1",
                List.of(1, 2, 3),
                3,
                List.of(),
                null,
                Pairing.INDEPENDENT,
                List.of(new CriterionVerdict(
                        criterion("val_f1 >= parent + 0.005"),
                        false,
                        Verdict.INCONCLUSIVE,
                        "welch",
                        0.025,
                        2,
                        5,
                        0.0081,
                        0.0031,
                        0.0012,
                        7.8,
                        null,
                        null,
                        0.005,
                        0.011,
                        0.0011,
                        0.97,
                        null,
                        text)),
                Verdict.INCONCLUSIVE,
                text);
        return new Summary(
                new ExperimentName(name),
                State.MEASURED,
                Verdict.INCONCLUSIVE,
                text,
                metrics,
                List.of(look),
                null,
                List.of(
                        new SeedResult(1, values, List.of(attempt(AttemptEnd.OK, null)), ran),
                        new SeedResult(
                                2,
                                values,
                                List.of(
                                        attempt(AttemptEnd.TIMEOUT, "ran longer than 2 h"),
                                        attempt(AttemptEnd.OK, null)),
                                ran),
                        new SeedResult(
                                3,
                                Map.of(),
                                List.of(attempt(AttemptEnd.FAILED, text.isEmpty() ? "exit code 3" : text)),
                                ran)),
                List.of());
    }

    private static AttemptSummary attempt(AttemptEnd end, @Nullable String cause) {
        return new AttemptSummary(
                "0".repeat(32),
                end,
                Sample.NOW.minusSeconds(7200),
                2520,
                812L,
                end == AttemptEnd.OK ? 0 : 3,
                null,
                "PARIBUS_METRICS",
                1,
                cause);
    }

    static Show.Result show(String hypothesis, String any, List<Decision> decisions) {
        return new Show.Result(
                new Show.Place("exp/amber-otter", true, COMMIT, BASE, "experiment.yaml"),
                record("amber-otter", "slate-heron", hypothesis),
                project(),
                any.isEmpty() ? "optimizer.lr: 0.001 -> 0.0005" : any,
                summary("amber-otter", 0.8731, any.isEmpty() ? "4 of 5 seeds" : any),
                List.of(
                        new MetricLine("val_f1", "0.8731", "0.0021", 2, "+0.0081", "0.0011", 3),
                        new MetricLine("latency_ms", "21.50", "0.70", 2, "+1.20", null, null)),
                decisions,
                any.isEmpty() ? List.of() : List.of(new dev.paribus.model.Amendment(2, List.of(6, 7), any)),
                any.isEmpty() ? List.of() : List.of("confirmed by " + any),
                List.of(
                        new Show.Event(
                                Sample.NOW.minusSeconds(10_800),
                                BASE,
                                "amber-otter: optimizer.lr 0.001 -> 0.0005",
                                "registered"),
                        new Show.Event(
                                Sample.NOW.minusSeconds(3600),
                                COMMIT,
                                any.isEmpty() ? "amber-otter: val_f1 0.8731 (+0.0081), inconclusive" : any,
                                "measured")),
                List.of(
                        new Show.LogTail(
                                3,
                                "results/seed-3/log.txt",
                                List.of(
                                        "Traceback (most recent call last):",
                                        any.isEmpty() ? "ValueError: nan in loss" : any)),
                        new Show.LogTail(4, "results/seed-4/log.txt" + any, List.of(any))),
                "proven",
                null,
                explanation(any.isEmpty() ? "too few long sentences" : any),
                List.of(
                        new PlainGit.Step("git diff 0f1e2d3c4b exp/amber-otter --", "the whole of it" + any),
                        new PlainGit.Step("git switch exp/amber-otter", "into this checkout"),
                        new PlainGit.Step(
                                "git worktree add --detach ../amber-otter-ran a1b2c3d4e5", "what ran, beside")));
    }

    static Diff.Side side(String name, @Nullable String parent, double mean, String text) {
        return new Diff.Side(
                new ExperimentName(name),
                "refs/heads/exp/" + name,
                COMMIT,
                record(name, parent, text),
                2,
                summary(name, mean, text));
    }

    static Explanation explanation(String said) {
        String by = (said.startsWith("too few") ? "Rita Reviewer" : said) + " <rita@example.org>";
        return new Explanation(
                summary("slate-heron", 0.865, ""),
                "slate-heron",
                List.of(1, 2, 3),
                new TriedNow.Now(12, List.of("amber-otter", "bold-lynx", "calm-newt"), 0.0011, 0.0132, false),
                new Explanation.Against("swift-root", new MeanDifference(0.0123, 0.001, 0.02, 3, 5), ""),
                new Explanation.Against("bold-lynx", null, "the data are others"),
                new Explanation.Counts(12, 3, 0.21),
                true,
                List.of(new Review(Review.Opinion.DOWNGRADED, said, by, false, Verdict.INCONCLUSIVE, 1)),
                List.of(new Note(said, by)));
    }

    static Diff.Side unmeasured(String name, String text) {
        return new Diff.Side(
                new ExperimentName(name), "refs/archive/exp/" + name, COMMIT, record(name, null, text), 2, null);
    }

    static DiffView diff(String text, @Nullable String patch) {
        return new DiffView(new Diff.Result(
                side("slate-heron", null, 0.865, text),
                side("amber-otter", "slate-heron", 0.8731, text),
                true,
                SampleCompare.contrast(text, List.of()),
                patch,
                List.of(Sample.VAL_F1, Sample.LATENCY),
                null));
    }
}
