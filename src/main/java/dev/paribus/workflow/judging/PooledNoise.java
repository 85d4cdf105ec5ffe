package dev.paribus.workflow.judging;

import dev.paribus.evidence.Noise;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Project;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The noise of one seed over all experiments that can be compared with one (evidence R4), by their trailers alone. A verdict
 * that is not void says that metric, data, budget and protected paths of child and parent were the same, so what hangs together by such
 * verdicts is one pool; a change of data or budget that was declared ends it. A replication is what it repeats.
 */
final class PooledNoise {
    private final Project project;
    private final Map<String, Prior> byName = new HashMap<>();
    private final Map<String, String> parents = new HashMap<>();
    private final Map<String, List<Prior>> children = new HashMap<>();

    PooledNoise(List<Prior> all, Project project) {
        this.project = project;
        for (Prior prior : all) {
            byName.put(prior.name().text(), prior);
            if (joined(prior)) {
                String parent = prior.field("Experiment-Parent");
                parents.put(prior.name().text(), parent);
                children.computeIfAbsent(parent, none -> new ArrayList<>()).add(prior);
            }
        }
    }

    private boolean joined(Prior prior) {
        if (prior.is(ChangeKind.REPLICATION)) {
            return true;
        }
        if (!prior.compared() || prior.is(ChangeKind.DATA)) {
            return false;
        }
        String change = prior.field("Experiment-Change");
        return project.run().budget().stream().noneMatch(path -> change.startsWith(path + ": "));
    }

    /** Of the primary metric; empty when no experiment of the pool has two values. */
    Optional<Noise> around(String name) {
        var samples = new ArrayList<Noise.Sample>();
        for (Prior prior : pool(name)) {
            sample(prior.field("Experiment-Metric"), project.primary().name()).ifPresent(samples::add);
        }
        return samples.isEmpty() ? Optional.empty() : Optional.of(Noise.pooled(samples));
    }

    /** Those of the pool that have a spread of the primary metric, the nearest by descent first. */
    List<Prior> near(String name) {
        String primary = project.primary().name();
        return pool(name).stream()
                .filter(prior ->
                        sample(prior.field("Experiment-Metric"), primary).isPresent())
                .toList();
    }

    private List<Prior> pool(String name) {
        var out = new ArrayList<Prior>();
        Set<String> seen = new HashSet<>(Set.of(name));
        var open = new ArrayDeque<String>(Set.of(name));
        while (!open.isEmpty()) {
            String one = open.remove();
            Prior prior = byName.get(one);
            var near = new ArrayList<String>();
            if (prior != null) {
                out.add(prior);
                String parent = parents.get(one);
                if (parent != null) {
                    near.add(parent);
                }
            }
            children.getOrDefault(one, List.of())
                    .forEach(child -> near.add(child.name().text()));
            near.stream().filter(seen::add).forEach(open::add);
        }
        return out;
    }

    /** {@code val_f1 0.8731 sd 0.0021 n 5 ...}; empty for another metric, or without a spread. */
    private static Optional<Noise.Sample> sample(String line, String metric) {
        String[] words = line.split(" ", -1);
        if (!words[0].equals(metric) || words.length < 6 || !words[2].equals("sd") || !words[4].equals("n")) {
            return Optional.empty();
        }
        boolean numbers =
                words[3].matches("[0-9]{1,20}(\\.[0-9]{1,20})?(e[+-][0-9]{1,3})?") && words[5].matches("[0-9]{1,6}");
        if (!numbers || Integer.parseInt(words[5]) < 2) {
            return Optional.empty();
        }
        return Optional.of(new Noise.Sample(Integer.parseInt(words[5]), Double.parseDouble(words[3])));
    }
}
