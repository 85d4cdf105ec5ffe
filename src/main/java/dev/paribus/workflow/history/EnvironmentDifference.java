package dev.paribus.workflow.history;

import dev.paribus.diff.ParamChange;
import dev.paribus.diff.TreeDiff;
import dev.paribus.format.Yaml;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.param.ParamNode;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs in the recorded environment of two runs; parameters and command are told elsewhere. */
final class EnvironmentDifference {
    private static final Set<String> ELSEWHERE = Set.of("paribus", "parameters", "command");

    private final Session session;

    EnvironmentDifference(Session session) {
        this.session = session;
    }

    /** The facts of a seed's environment; null where none was recorded. */
    ParamNode.@Nullable Mapping facts(Oid commit, int seed) {
        Blob file = session.git()
                .file(commit, session.place().seed(seed) + "environment.yaml")
                .orElse(null);
        if (file == null) {
            return null;
        }
        ParamNode tree = Yaml.read("environment.yaml", file.content()).tree();
        if (!(tree instanceof ParamNode.Mapping mapping)) {
            return null;
        }
        var kept = new LinkedHashMap<>(mapping.entries());
        kept.keySet().removeAll(ELSEWHERE);
        return new ParamNode.Mapping(kept, null, null);
    }

    /** What differs; parameters of both are left out. */
    static List<ParamChange> between(ParamNode.Mapping before, ParamNode.Mapping after) {
        return new ArrayList<>(
                TreeDiff.compare(before, after, TreeDiff.Options.NONE).changes());
    }
}
