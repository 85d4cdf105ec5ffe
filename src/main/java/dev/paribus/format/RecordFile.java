package dev.paribus.format;

import dev.paribus.model.Change;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.model.Pooled;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code experiment.yaml}, the plan of one experiment (design, "The record"). What the file says is read here; whether
 * it is a good plan (a hypothesis with its reason, criteria present, one change) is judged by {@code check}.
 */
public final class RecordFile {
    /** Keys that carry a text and nothing else. */
    static final List<String> TEXT_KEYS =
            List.of("gap", "motive", "transfer", "beats", "although", "family", "idea", "block");

    private static final Map<String, ChangeKind> KINDS = Words.of(ChangeKind.values(), ChangeKind::word);
    private static final Map<String, Pairing> PAIRINGS = Words.of(Pairing.values(), Pairing::word);

    private final Report report;
    private final Fields fields;
    private final @Nullable Project project;

    private RecordFile(Report report, Fields fields, @Nullable Project project) {
        this.report = report;
        this.fields = fields;
        this.project = project;
    }

    /** The parameters of a record alone, without judging the rest of it; empty when it has none, or is broken. */
    public static Optional<ParamNode.Mapping> params(String path, byte[] bytes) {
        ParamNode tree = Yaml.read(path, bytes).tree();
        return tree instanceof ParamNode.Mapping record
                        && record.entries().get(ParamsBlock.KEY) instanceof ParamNode.Mapping params
                ? Optional.of(params)
                : Optional.empty();
    }

    /**
     * The record, or everything that is wrong with the file.
     *
     * @param project whose metrics the criteria are held against; null when it is not known
     */
    public static Parsed<ExperimentRecord> read(String path, byte[] bytes, @Nullable Project project) {
        return Report.read(path, bytes, (report, fields) -> new RecordFile(report, fields, project).record());
    }

    private @Nullable ExperimentRecord record() {
        ExperimentName name = name("name");
        if (!fields.has("name")) {
            fields.missing("name", "add 'name:' with the name of the branch, without its prefix");
        }
        ExperimentName parent = name("parent");
        String hypothesis = fields.text("hypothesis");
        Change change = change();
        var criteria = new Criteria(report, project == null ? null : MetricFields.byName(project.metrics()));
        List<Criterion> success = criteria.read(fields, "success", Criteria.Sense.WANTED);
        List<Criterion> guard = criteria.read(fields, "guard", Criteria.Sense.WANTED);
        List<Integer> seeds = new SeedFields(report, fields).read("seeds");
        Pairing pairing = fields.choice("pairing", PAIRINGS);
        Expectation expect = expect(report, fields);
        List<String> known = fields.words("known");
        String ifRefuted = fields.text("if_refuted");
        List<Criterion> abortIf = criteria.read(fields, "abort_if", Criteria.Sense.ABORTS);
        boolean exploratory = fields.flag("exploratory");
        String override = fields.text("override");
        String design = fields.choice("design", Map.of("factorial", "factorial"));
        List<String> nuisance = ProjectFile.paramPaths(report, fields, "nuisance");
        RunFields.Command command = RunFields.command(report, fields);
        Map<String, String> data = data();
        ExperimentName of = name("of");
        List<ExperimentName> combines = fields.list("combines", node -> name(fields.name("combines"), node));
        ParamNode.Mapping params = params();
        Map<String, String> more = more();
        List<Pooled> noise = fields.has(PooledFields.KEY) ? PooledFields.read(report, fields) : List.of();
        if (name == null || change == null) {
            return null;
        }
        return new ExperimentRecord(
                name,
                parent,
                hypothesis,
                change,
                success,
                guard,
                seeds,
                pairing == null ? Pairing.AUTO : pairing,
                expect,
                known,
                ifRefuted,
                abortIf,
                exploratory,
                override,
                design,
                nuisance,
                command == null ? null : command.words(),
                command != null && command.shell(),
                data,
                of,
                combines,
                params,
                more,
                noise);
    }

    private @Nullable ExperimentName name(String key) {
        ParamNode node = fields.get(key);
        return node == null ? null : name(key, node);
    }

    private @Nullable ExperimentName name(String key, ParamNode node) {
        String text = Nodes.text(report, key, node);
        ExperimentName name = text == null ? null : ExperimentName.of(text).orElse(null);
        if (text != null && name == null) {
            report.error(
                    "bad-name",
                    "'" + text + "' cannot name an experiment",
                    node.location(),
                    "use lower-case letters, digits and single " + "hyphens between them, at most 60 characters");
        }
        return name;
    }

    private @Nullable Change change() {
        Fields change = fields.map("change");
        if (change == null) {
            if (!fields.has("change")) {
                fields.missing(
                        "change",
                        "add 'change: {kind: hyperparameter, what: "
                                + "optimizer.lr}' with what differs from the parent");
            }
            return null;
        }
        ChangeKind kind = change.choice("kind", KINDS);
        if (!change.has("kind")) {
            change.missing("kind", "use one of " + String.join(", ", KINDS.keySet()));
        }
        String what = change.text("what", "");
        List<String> with = change.words("with");
        change.finish();
        if (kind == null) {
            return null;
        }
        if (what.isBlank() && kind.axis() != ChangeKind.Axis.NONE) {
            change.missing(
                    "what",
                    kind == ChangeKind.HYPERPARAMETER ? "name the parameter's path" : "say in words what changes");
        } else if (kind == ChangeKind.HYPERPARAMETER) {
            report.attempt(
                    "bad-param-path",
                    change.place("what"),
                    "name one parameter, as in optimizer.lr",
                    () -> ParamPathText.parse(what));
        }
        if (!with.isEmpty() && !kind.idea()) {
            report.error(
                    "bad-value",
                    "a change of kind '" + kind.word() + "' brings nothing along",
                    change.place("with"),
                    "delete 'with'; it is for "
                            + String.join(
                                    ", ",
                                    KINDS.keySet().stream()
                                            .filter(k -> kind(k).idea())
                                            .toList()));
        }
        return new Change(kind, what, with);
    }

    private static ChangeKind kind(String word) {
        return KINDS.getOrDefault(word, ChangeKind.BASELINE);
    }

    /** Predictions; null where there are none. */
    static @Nullable Expectation expect(Report report, Fields fields) {
        Fields expect = fields.map("expect");
        if (expect == null) {
            return null;
        }
        var out = new Expectation(expect.decimal("gain"), expect.decimal("probability"), expect.word("cost"));
        if (out.probability() != null
                && (out.probability().signum() < 0 || out.probability().compareTo(java.math.BigDecimal.ONE) > 0)) {
            report.error(
                    "bad-value",
                    "'" + out.probability() + "' is no probability",
                    expect.place("probability"),
                    "write a number from 0 to 1");
        }
        expect.finish();
        return out;
    }

    private Map<String, String> data() {
        Fields data = fields.map("data");
        return data == null ? Map.of() : data.wordMap();
    }

    private ParamNode.@Nullable Mapping params() {
        ParamNode node = fields.get("params");
        if (!(node instanceof ParamNode.Mapping mapping)) {
            if (node != null) {
                fields.wrong("params", node, "must be a mapping of keys to values");
            }
            return null;
        }
        if (project != null && !project.params().isEmpty()) {
            report.error(
                    "two-homes",
                    "parameters stand in the record and in " + String.join(", ", project.params()),
                    report.document().key(report.root(), "params"),
                    "move them to " + project.params().get(0) + " and delete 'params:' here");
        }
        for (ParamNode.Leaf leaf : mapping.leaves()) {
            report.place("params." + leaf.path(), leaf.node().location());
        }
        return mapping;
    }

    private Map<String, String> more() {
        var out = new LinkedHashMap<String, String>();
        for (String key : new ArrayList<>(fields.keys())) {
            String text = TEXT_KEYS.contains(key) ? fields.text(key) : null;
            if (text != null && key.equals("block")) {
                report.attempt(
                        "bad-param-path",
                        fields.place(key),
                        "name one block, as in model",
                        () -> ParamPathText.parse(text));
            }
            if (text != null) {
                out.put(key, text);
            }
        }
        TEXT_KEYS.forEach(fields::get);
        return out;
    }

    /** The place of a parameter in a record. */
    public static ParamPath param(ParamPath path) {
        var steps = new ArrayList<ParamPath.Step>(List.of(new ParamPath.Step.Key("params")));
        steps.addAll(path.steps());
        return new ParamPath(steps);
    }
}
