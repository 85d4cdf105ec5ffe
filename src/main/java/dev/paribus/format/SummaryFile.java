package dev.paribus.format;

import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Look;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Output;
import dev.paribus.model.Pairing;
import dev.paribus.model.SeedResult;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads and writes {@code summary.yaml}, the results of one experiment (contracts, "Files"). */
public final class SummaryFile {
    private static final Map<String, State> STATES = Words.of(State.values(), State::word);
    private static final Map<String, Verdict> VERDICTS = Words.of(Verdict.values(), Verdict::word);
    private static final Map<String, Pairing> PAIRINGS = Words.of(Pairing.values(), Pairing::word);

    private final Report report;
    private final Fields fields;

    private SummaryFile(Report report, Fields fields) {
        this.report = report;
        this.fields = fields;
    }

    /** The summary, or everything that is wrong with the file. */
    public static Parsed<Summary> read(String path, byte[] bytes) {
        return Report.read(path, bytes, (report, fields) -> new SummaryFile(report, fields).summary());
    }

    /**
     * The same without the seeds, where the file is laid out as the tool does: what others count of a result stands before
     * them, and a verdict reads the results of all siblings.
     */
    public static Parsed<Summary> readLooks(String path, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        int seeds = text.indexOf("\nseeds:");
        boolean ours = seeds >= 0 && text.indexOf("\nlooks:", seeds) < 0;
        return read(path, ours ? text.substring(0, seeds + 1).getBytes(StandardCharsets.UTF_8) : bytes);
    }

    /** Canonical UTF-8 with LF; writing what was read changes nothing, so that old looks and attempts keep their bytes. */
    public static byte[] write(Summary summary) {
        return LayoutWriter.write(SummaryLayout.of(summary));
    }

    private @Nullable Summary summary() {
        var read = new Required(fields);
        String nameText = read.text("name");
        ExperimentName name = ExperimentName.of(nameText).orElse(null);
        if (name == null && fields.has("name")) {
            report.error("bad-name", "'" + nameText + "' cannot name an experiment", fields.place("name"), null);
        }
        State state = read.choice("state", STATES, State.FAILED);
        Verdict verdict = fields.choice("verdict", VERDICTS);
        String reason = read.text("reason");
        Map<String, MetricSummary> metrics = metrics();
        List<Look> looks = fields.maps("looks").stream().map(this::look).toList();
        Fields smokeFields = fields.map("smoke");
        var seedReader = new SeedResults(report);
        SeedResult smoke = smokeFields == null ? null : seedReader.read(smokeFields);
        List<SeedResult> seeds =
                fields.maps("seeds").stream().map(seedReader::read).toList();
        List<Output> outputs = fields.maps("outputs").stream().map(this::output).toList();
        return name == null ? null : new Summary(name, state, verdict, reason, metrics, looks, smoke, seeds, outputs);
    }

    private Map<String, MetricSummary> metrics() {
        var out = new LinkedHashMap<String, MetricSummary>();
        Fields all = fields.map("metrics");
        if (all == null) {
            return out;
        }
        for (String name : all.keys()) {
            Fields one = all.map(name);
            if (one != null) {
                Double mean = Reals.read(one, "mean");
                Double sd = Reals.read(one, "sd");
                List<MetricValue> values = one.list("values", node -> Reals.value(report, one.name("values"), node));
                out.put(
                        name,
                        new MetricSummary(mean, sd, new Required(one).whole("n").intValue(), values));
                one.finish();
            }
        }
        return out;
    }

    private Look look(Fields f) {
        var read = new Required(f);
        int look = read.whole("look").intValue();
        String rules = read.text("rules");
        String primary = read.text("primary");
        var seeds = new SeedFields(report, f).read("seeds");
        int k = read.whole("k").intValue();
        List<Look.Counted> counted =
                f.maps("counted").stream().map(this::counted).toList();
        Fields parent = f.map("parent");
        var out = new Look(
                look,
                rules,
                primary,
                seeds,
                k,
                counted,
                parent == null ? null : counted(parent),
                read.choice("pairing", PAIRINGS, Pairing.AUTO),
                f.maps("criteria").stream()
                        .map(this::criterion)
                        .filter(Objects::nonNull)
                        .toList(),
                read.choice("verdict", VERDICTS, Verdict.VOID),
                read.text("reason"));
        f.finish();
        return out;
    }

    private Look.Counted counted(Fields f) {
        var read = new Required(f);
        var out = new Look.Counted(read.text("name"), read.text("commit"));
        f.finish();
        return out;
    }

    private @Nullable CriterionVerdict criterion(Fields f) {
        var read = new Required(f);
        String text = read.text("criterion");
        Criterion criterion = report.attempt(
                "bad-criterion", f.place("criterion"), CriterionText.GRAMMAR, () -> CriterionText.parse(text));
        boolean guard = f.flag("guard");
        Verdict verdict = read.choice("verdict", VERDICTS, Verdict.VOID);
        String method = read.text("method");
        Double alpha = Reals.read(f, "alpha");
        int n = read.whole("n").intValue();
        Long parentN = f.whole("parent_n");
        var numbers = new ArrayList<@Nullable Double>();
        for (String key : List.of(
                "gain", "excess", "se", "df", "se_excess", "df_excess", "lower", "upper", "p_supported", "p_refuted")) {
            numbers.add(Reals.read(f, key));
        }
        String cause = f.text("cause");
        String reason = read.text("reason");
        f.finish();
        return criterion == null
                ? null
                : new CriterionVerdict(
                        criterion,
                        guard,
                        verdict,
                        method,
                        alpha == null ? 0 : alpha,
                        n,
                        parentN == null ? null : parentN.intValue(),
                        numbers.get(0),
                        numbers.get(1),
                        numbers.get(2),
                        numbers.get(3),
                        numbers.get(4),
                        numbers.get(5),
                        numbers.get(6),
                        numbers.get(7),
                        numbers.get(8),
                        numbers.get(9),
                        cause,
                        reason);
    }

    private Output output(Fields f) {
        var read = new Required(f);
        var out = new Output(read.text("path"), read.whole("size"), read.text("sha256"));
        f.finish();
        return out;
    }
}
