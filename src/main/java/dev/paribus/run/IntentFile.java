package dev.paribus.run;

import dev.paribus.json.Json;
import dev.paribus.model.Aggregate;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.Ran;
import dev.paribus.run.AttemptPlan.Limits;
import dev.paribus.run.AttemptPlan.Mode;
import dev.paribus.run.AttemptPlan.Place;
import dev.paribus.run.Fields.Unusable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes and reads {@code intent.json}. */
final class IntentFile {
    static final int FORMAT = 1;

    private IntentFile() {}

    static byte[] write(Intent intent) {
        AttemptPlan plan = intent.plan();
        Identity identity = plan.identity();
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("paribus", FORMAT);
        out.put("token", identity.token());
        out.put("project", identity.project());
        out.put("name", identity.name().text());
        out.put("registration", identity.registration());
        out.put("ran", ran(identity.ran()));
        out.put("seed", identity.seed());
        out.put("number", identity.number());
        out.put("created", intent.created().toString());
        out.put("tool", owner(intent.tool()));
        out.put("oom_kills", intent.oomKills());
        out.put("shell", plan.command().shell());
        out.put("template", plan.command().template());
        out.put("command", plan.command().words());
        out.put("directory", plan.place().directory().toString());
        out.put("checkout", plan.place().checkout().toString());
        out.put("output", plan.place().output().toString());
        out.put("path", plan.place().pythonPath());
        Duration timeout = plan.limits().timeout();
        out.put("timeout", timeout == null ? null : timeout.toSeconds());
        out.put("grace", plan.limits().grace().toSeconds());
        out.put("jobs", plan.limits().jobs());
        out.put("mode", plan.limits().mode().word());
        out.put("metrics", plan.metrics().stream().map(IntentFile::metric).toList());
        return (Json.pretty(out) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    static Intent read(Fields in) throws Unusable {
        try {
            var identity = new Identity(
                    in.text("token"),
                    in.text("project"),
                    new ExperimentName(in.text("name")),
                    in.text("registration"),
                    ran(in.object("ran")),
                    (int) in.number("seed"),
                    (int) in.number("number"));
            boolean shell = Boolean.TRUE.equals(in.map().get("shell"));
            var command = new Command(in.texts("template"), in.texts("command"), shell);
            var place = new Place(
                    Path.of(in.text("directory")),
                    Path.of(in.text("checkout")),
                    Path.of(in.text("output")),
                    in.texts("path"));
            Long timeout = in.numberOrNull("timeout");
            Mode mode = in.text("mode").equals(Mode.DETACHED.word()) ? Mode.DETACHED : Mode.FOREGROUND;
            var limits = new Limits(
                    timeout == null ? null : Duration.ofSeconds(timeout),
                    Duration.ofSeconds(in.number("grace")),
                    (int) in.number("jobs"),
                    mode);
            var plan = new AttemptPlan(identity, command, place, limits, metrics(in));
            return new Intent(
                    plan, Instant.parse(in.text("created")), owner(in.object("tool")), in.number("oom_kills"));
        } catch (IllegalArgumentException | java.time.DateTimeException wrong) {
            throw new Unusable(String.valueOf(wrong.getMessage()));
        }
    }

    static Intent.Owner owner(Fields in) throws Unusable {
        return new Intent.Owner(in.text("host"), in.text("boot"), in.number("pid"), in.text("started"));
    }

    private static Map<String, Object> owner(Intent.Owner owner) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("host", owner.host());
        out.put("boot", owner.boot());
        out.put("pid", owner.pid());
        out.put("started", owner.started());
        return out;
    }

    private static Map<String, Object> ran(Ran ran) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("commit", ran.commit());
        out.put("record", ran.record());
        out.put("rules", ran.rules());
        out.put("code", ran.code());
        out.put("data", ran.data());
        out.put("environment", ran.environment());
        out.put("stage", ran.stage());
        return out;
    }

    private static Ran ran(Fields in) throws Unusable {
        return new Ran(
                in.text("commit"),
                in.text("record"),
                in.text("rules"),
                in.text("code"),
                in.text("data"),
                in.text("environment"),
                in.text("stage"));
    }

    private static Map<String, @Nullable Object> metric(Metric metric) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("name", metric.name());
        out.put("goal", metric.goal().word());
        out.put("primary", metric.primary());
        out.put("value", metric.value().kind().name());
        out.put("last", metric.value().last());
        out.put("deterministic", metric.deterministic());
        BigDecimal imputed = metric.onDiverge();
        out.put("on_diverge", imputed == null ? null : imputed.toString());
        out.put("examples", metric.examples());
        out.put("from", metric.from());
        out.put("file", metric.file());
        out.put("alone", metric.alone());
        return out;
    }

    private static List<Metric> metrics(Fields in) throws Unusable {
        List<Metric> out = new ArrayList<>();
        if (in.map().get("metrics") instanceof List<?> items) {
            for (Object item : items) {
                var holder = new LinkedHashMap<String, @Nullable Object>();
                holder.put("metric", item);
                out.add(metric(new Fields(holder).object("metric")));
            }
        }
        return out;
    }

    private static Metric metric(Fields in) throws Unusable {
        Goal goal = in.text("goal").equals(Goal.MINIMIZE.word()) ? Goal.MINIMIZE : Goal.MAXIMIZE;
        var value = new Aggregate(Aggregate.Kind.valueOf(in.text("value")), (int) in.number("last"));
        BigDecimal imputed = in.map().get("on_diverge") == null ? null : new BigDecimal(in.text("on_diverge"));
        String from = in.map().get("from") == null ? null : in.text("from");
        String file = in.map().get("file") == null ? null : in.text("file");
        return new Metric(
                in.text("name"),
                goal,
                Boolean.TRUE.equals(in.map().get("primary")),
                value,
                Boolean.TRUE.equals(in.map().get("deterministic")),
                imputed,
                in.numberOrNull("examples"),
                from,
                file,
                Boolean.TRUE.equals(in.map().get("alone")));
    }
}
