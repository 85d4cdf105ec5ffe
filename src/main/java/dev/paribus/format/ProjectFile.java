package dev.paribus.format;

import dev.paribus.model.Criterion;
import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.text.DidYouMean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code paribus.yaml}, the rules of a project (design, "Project rules"). */
public final class ProjectFile {
    /** Lock files that the environment axis compares when the project names none. */
    public static final List<String> ENVIRONMENT =
            List.of("requirements*.txt", "uv.lock", "poetry.lock", "environment.yml");

    /** Files that are no code when the project names none. */
    public static final List<String> IGNORE = List.of("**/*.md", "docs/**", ".github/**", "ideas/**", "lessons/**");

    private static final Map<String, Set<String>> POLICIES = Map.of(
            "keep", Set.of("merge", "pr"),
            "one-seed", Set.of("refute-only", "equal-noise"),
            "champion", Set.of("as-kept", "fresh"),
            "logs", Set.of("tail", "none"),
            "collected", Set.of("allow", "void"));
    private static final Set<String> LEVELS = Set.of("error", "warn", "off");

    private final Report report;
    private final Fields fields;

    private ProjectFile(Report report, Fields fields) {
        this.report = report;
        this.fields = fields;
    }

    /** The project, or everything that is wrong with the file. */
    public static Parsed<Project> read(String path, byte[] bytes) {
        return Report.read(path, bytes, (report, fields) -> new ProjectFile(report, fields).project());
    }

    private @Nullable Project project() {
        String trunk = fields.text("trunk", "main");
        String branches = branches();
        String results = results();
        Fields runFields = fields.map("run");
        Project.Run run = runFields == null ? null : new RunFields(report, runFields).read();
        if (!fields.has("run")) {
            fields.missing("run", "add 'run:' with '  command: [python3, train.py]'");
        }
        List<Metric> metrics = metrics();
        Map<String, Metric> byName = MetricFields.byName(metrics);
        Fields declared = fields.map("metrics");
        boolean all = declared != null && declared.keys().equals(byName.keySet());
        var criteria = new Criteria(report, all ? byName : null);
        List<Criterion> launch = criteria.read(fields, "launch", Criteria.Sense.WANTED);
        List<String> protect = PathFields.read(report, fields, "protect", PathFields.Reach.REPOSITORY);
        List<Criterion> success = criteria.read(fields, "success", Criteria.Sense.WANTED);
        List<String> params = PathFields.read(report, fields, "params", PathFields.Reach.INSIDE);
        List<String> data = PathFields.read(report, fields, "data", PathFields.Reach.REPOSITORY);
        List<String> code =
                or(PathFields.read(report, fields, "code", PathFields.Reach.REPOSITORY), "code", List.of("."));
        List<String> environment = or(
                PathFields.read(report, fields, "environment", PathFields.Reach.REPOSITORY),
                "environment",
                ENVIRONMENT);
        Project.Changes change = changes();
        Map<String, String> policy = policy();
        List<String> seed = paramPaths(report, fields, "seed");
        Project.Care care = new CareFields(report, fields).read();
        if (run == null || metrics.isEmpty()) {
            return null;
        }
        return new Project(
                trunk,
                branches,
                results,
                run,
                metrics,
                launch,
                protect,
                success,
                params,
                data,
                code,
                environment,
                change,
                policy,
                seed,
                care);
    }

    private List<String> or(List<String> found, String key, List<String> otherwise) {
        return fields.has(key) ? found : otherwise;
    }

    private String branches() {
        String prefix = fields.text("branches", "exp/");
        if (!prefix.matches("[A-Za-z0-9][A-Za-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9_-]*)*[/-]") || prefix.endsWith("--")) {
            report.error(
                    "bad-value",
                    "'" + prefix + "' cannot begin a branch's name",
                    fields.place("branches"),
                    "use letters, digits and hyphens, " + "and end it with / or -, as in exp/");
        }
        return prefix;
    }

    private String results() {
        String written = fields.text("results", "results");
        String results = written.endsWith("/") ? written.substring(0, written.length() - 1) : written;
        boolean fits = PathFields.fits(report, "results", results, fields.place("results"), PathFields.Reach.INSIDE);
        if (fits && List.of(results.split("/")).contains(".")) {
            report.error(
                    "bad-path",
                    "the path '" + written + "' of 'results' is no directory of its own",
                    fields.place("results"),
                    "use a directory that nothing else lies in, as in results");
        }
        return results;
    }

    private List<Metric> metrics() {
        Fields all = fields.map("metrics");
        if (all == null) {
            if (!fields.has("metrics")) {
                fields.missing("metrics", "add 'metrics:' with '  val_f1: {goal: maximize, primary: true}'");
            }
            return List.of();
        }
        return new MetricFields(report, all).read(fields.place("metrics"));
    }

    private Project.Changes changes() {
        Fields change = fields.map("change");
        if (change != null) {
            // Read by CareFields; named here so that it is known.
            change.get("notebooks");
        }
        if (change == null) {
            return new Project.Changes(List.of(), List.of(), IGNORE);
        }
        List<String> blocks = paramPaths(report, change, "blocks");
        List<String> nuisance = paramPaths(report, change, "nuisance");
        List<String> ignore = PathFields.read(report, change, "ignore", PathFields.Reach.REPOSITORY);
        change.finish();
        return new Project.Changes(blocks, nuisance, change.has("ignore") ? ignore : IGNORE);
    }

    /** A list of parameter paths, each well formed. */
    static List<String> paramPaths(Report report, Fields fields, String key) {
        return fields.list(key, node -> {
            String word = Nodes.word(report, fields.name(key), node);
            boolean fits = word != null
                    && report.attempt("bad-param-path", node.location(), null, () -> ParamPathText.parse(word)) != null;
            return fits ? word : null;
        });
    }

    /** Names below {@code policy:} that are no rule's code. */
    public static Set<String> policies() {
        var out = new java.util.TreeSet<>(POLICIES.keySet());
        out.add("environment-drift");
        return out;
    }

    private Map<String, String> policy() {
        var out = new LinkedHashMap<String, String>();
        Fields policy = fields.map("policy");
        if (policy == null) {
            return out;
        }
        for (String rule : policy.keys()) {
            ParamNode node = policy.get(rule);
            // "off" is a truth value to PyYAML, and what everybody writes here.
            String word = node instanceof ParamNode.Scalar s && s.source().equals("off") ? "off" : policy.word(rule);
            Set<String> allowed = POLICIES.getOrDefault(rule, LEVELS);
            if (!rule.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
                report.error(
                        "unknown-key",
                        "'" + policy.name(rule) + "' is no rule's name",
                        policy.place(rule),
                        DidYouMean.question(rule, POLICIES.keySet()));
            } else if (word != null && !allowed.contains(word)) {
                report.error(
                        "bad-value",
                        "'" + word + "' is no policy for " + rule,
                        policy.place(rule),
                        "use " + String.join(" or ", allowed.stream().sorted().toList()));
            } else if (word != null) {
                out.put(rule, word);
            }
        }
        return out;
    }
}
