package dev.paribus.workflow.registration;

import dev.paribus.evidence.Reproduction;
import dev.paribus.format.Yaml;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.MetricValue;
import dev.paribus.model.Pairing;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Seeds;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Runs the commit of an old experiment again, and says whether it gives the same. */
public final class Reproducing {
    private final Session session;

    public Reproducing(Session session) {
        this.session = session;
    }

    /**
     * The answer.
     *
     * @param of what was repeated
     * @param by the replication
     * @param differences of the two environments, {@code key: then -> now}, sorted
     */
    public record Answer(ExperimentName of, ExperimentName by, Reproduction reproduction, List<String> differences) {
        public Answer {
            differences = List.copyOf(differences);
        }
    }

    /**
     * Registers the replication.
     *
     * @param count how many seeds: the first of its own, then fresh ones; null: its own
     * @throws Failure DATA {@code not-measured}, {@code commit-gone}
     */
    public Registered register(Found found, @Nullable Integer count) {
        Experiment experiment = session.experiments().read(found.tip());
        Summary summary = experiment.summary();
        List<Integer> own = summary == null
                ? List.of()
                : summary.seeds().stream()
                        .filter(seed -> seed.end() == AttemptEnd.OK)
                        .map(SeedResult::seed)
                        .toList();
        if (own.isEmpty() || summary == null) {
            throw Failure.data(
                    "not-measured",
                    found.name() + " has no results that could come out again",
                    "paribus run " + found.name());
        }
        Oid base = ran(found, summary);
        Experiment then = session.experiments().read(base);
        var wish = new Replication.Wish(
                then, base, found.name(), seeds(own, count == null ? own.size() : count), Pairing.INDEPENDENT, null);
        return new Replication(session).create(wish, "paribus repro " + found.name());
    }

    private static List<Integer> seeds(List<Integer> own, int count) {
        if (count <= own.size()) {
            return own.subList(0, count);
        }
        var out = new ArrayList<>(own);
        out.addAll(Seeds.after(own, count - own.size()));
        return out;
    }

    /** The commit that ran; not the tip, which may have moved since. */
    private Oid ran(Found found, Summary summary) {
        String commit = OriginCheck.ran(summary).map(Ran::commit).orElse("");
        return (commit.isEmpty()
                        ? java.util.Optional.<Oid>empty()
                        : session.git().resolve(commit))
                .orElseThrow(() -> Failure.data(
                        "commit-gone",
                        "the commit that " + found.name() + " ran is not in this clone"
                                + (commit.isEmpty() ? "" : ": " + commit.substring(0, 12)),
                        "git fetch --all"));
    }

    /** What came out, by the names of both. */
    public Answer answer(String of, String by) {
        Found original = session.experiments().find(of);
        Found replica = session.experiments().find(by);
        return answer(
                session.experiments().read(original.tip()),
                session.experiments().read(replica.tip()));
    }

    Answer answer(Experiment original, Experiment replica) {
        Reproduction compared = Reproduction.of(original.project().metrics(), values(original), values(replica));
        return new Answer(original.record().name(), replica.record().name(), compared, differences(original, replica));
    }

    private static Map<String, Map<Integer, BigDecimal>> values(Experiment experiment) {
        var out = new LinkedHashMap<String, Map<Integer, BigDecimal>>();
        Summary summary = experiment.summary();
        if (summary == null) {
            return out;
        }
        for (SeedResult seed : summary.seeds()) {
            for (Map.Entry<String, MetricValue> value : seed.values().entrySet()) {
                BigDecimal number = value.getValue().decimal();
                if (number != null && seed.end() == AttemptEnd.OK) {
                    out.computeIfAbsent(value.getKey(), none -> new LinkedHashMap<>())
                            .put(seed.seed(), number);
                }
            }
        }
        return out;
    }

    /** Of the first seed that both have, else of the first of each. */
    private List<String> differences(Experiment original, Experiment replica) {
        List<Integer> then = seeds(original);
        List<Integer> now = seeds(replica);
        if (then.isEmpty() || now.isEmpty()) {
            return List.of();
        }
        Integer common = now.stream().filter(then::contains).findFirst().orElse(null);
        Map<String, String> before = environment(original, common == null ? then.get(0) : common);
        Map<String, String> after = environment(replica, common == null ? now.get(0) : common);
        if (before.isEmpty() || after.isEmpty()) {
            return List.of();
        }
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        var out = new ArrayList<String>();
        for (String key : keys) {
            String one = before.getOrDefault(key, "absent");
            String other = after.getOrDefault(key, "absent");
            if (!one.equals(other)) {
                out.add(key + ": " + one + " -> " + other);
            }
        }
        return out;
    }

    private static List<Integer> seeds(Experiment experiment) {
        Summary summary = experiment.summary();
        return summary == null
                ? List.of()
                : summary.seeds().stream().map(SeedResult::seed).toList();
    }

    /** Leaf by leaf; a package is a leaf of its own, so that one that was added moves no other. */
    private Map<String, String> environment(Experiment experiment, int seed) {
        String path = session.place().seed(seed) + "environment.yaml";
        byte[] bytes =
                session.git().file(experiment.commit(), path).map(Blob::content).orElse(null);
        ParamNode tree = bytes == null ? null : Yaml.read(path, bytes).tree();
        var out = new TreeMap<String, String>();
        if (tree instanceof ParamNode.Mapping facts) {
            facts.entries().forEach((key, node) -> leaves(key, node, out));
        }
        return out;
    }

    private static void leaves(String path, ParamNode node, Map<String, String> out) {
        if (node instanceof ParamNode.Mapping mapping) {
            mapping.entries().forEach((key, child) -> leaves(path + "." + key, child, out));
        } else if (node instanceof ParamNode.Sequence list && path.equals("packages")) {
            for (ParamNode item : list.items()) {
                String[] words = ChangeText.value(item).split("[ =]+", 2);
                out.put(path + " " + words[0], words.length > 1 ? words[1] : "there");
            }
        } else {
            out.put(path, Objects.requireNonNullElse(ChangeText.value(node), ""));
        }
    }
}
