package dev.paribus.check;

import dev.paribus.diff.ParamChange;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was read about one experiment at one place (work tree, index or commit), for the rules to judge.
 * Paths
 * are relative to the repository's root unless a rule of the project names them.
 *
 * @param project the rules that judge it: {@code paribus.yaml} as it stands beside the record
 * @param policy rule code to {@code error|warn|off}: trunk's {@code policy}, which rules how findings weigh
 * @param branch short name of the branch that is looked at, e.g. {@code exp/amber-otter}; null when there is none
 * @param here the record and the parameters that are judged
 * @param base the same at the base commit; null when there is none, as for the first baseline
 * @param parent what is known of the named parent
 * @param changes what differs between base and here; null when {@code base} is null
 * @param combination how a combination stands to what it names; null for other kinds, and where no base is known
 * @param results the results that stand beside the record; null without
 * @param freeze the record as the first measured result froze it; null when nothing is measured
 * @param history order of plan and results, from the commits
 * @param content bytes that are about to be committed
 * @param earlier experiments that this one repeats
 * @param uncommitted for the hints: tracked paths with changes that are not part of what is judged; of a checkout that is no
 *     experiment's, all that are edited
 * @param verbs verbs that exist in this build, for the hints
 */
public record Facts(
        Project project,
        Map<String, String> policy,
        @Nullable String branch,
        Side here,
        @Nullable Side base,
        Parent parent,
        @Nullable Changes changes,
        @Nullable Combination combination,
        @Nullable Results results,
        @Nullable Freeze freeze,
        History history,
        Content content,
        Earlier earlier,
        List<String> uncommitted,
        Set<String> verbs) {
    /**
     * A record with its parameters at one place.
     *
     * @param path of the record's file
     * @param record null when it could not be read; {@code problems} then says why
     * @param params the resolved tree, from the record or from the project's files
     * @param where dotted field ({@code hypothesis}, {@code success[0]}) to its place
     * @param problems what reading the record and the parameter files found
     */
    public record Side(
            String path,
            @Nullable ExperimentRecord record,
            ParamNode.Mapping params,
            Map<String, Location> where,
            List<Problem> problems) {
        public Side {
            where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
            problems = List.copyOf(problems);
        }
    }

    /**
     * The named parent.
     *
     * @param known NONE when the record names no parent
     * @param baseName the name in the base's record; null when there is no base or its record cannot be read
     * @param seeds planned seeds of the parent; empty when unknown
     * @param others names of known experiments, for "did you mean"
     */
    public record Parent(Known known, @Nullable ExperimentName baseName, List<Integer> seeds, List<String> others) {
        /** Whether the parent was found. */
        public enum Known {
            NONE,
            FOUND,
            MISSING
        }

        public static final Parent NONE = new Parent(Known.NONE, null, List.of(), List.of());

        public Parent {
            seeds = List.copyOf(seeds);
            others = List.copyOf(others);
        }
    }

    /**
     * What differs between base and here, on the four axes.
     *
     * @param params by meaning; blocks that switched count once
     * @param code files of the code axis, outside record, results, parameter files, data, lock files and ignored globs
     * @param data paths of the data axis whose hash differs
     * @param environment lock files that differ
     * @param yardstick protected paths that differ, {@code paribus.yaml} and {@code .gitattributes} included
     */
    public record Changes(
            List<ParamChange> params,
            List<PathChange> code,
            List<PathChange> data,
            List<PathChange> environment,
            List<PathChange> yardstick) {
        public static final Changes NONE = new Changes(List.of(), List.of(), List.of(), List.of(), List.of());

        public Changes {
            params = List.copyOf(params);
            code = List.copyOf(code);
            data = List.copyOf(data);
            environment = List.copyOf(environment);
            yardstick = List.copyOf(yardstick);
        }
    }

    /**
     * A combination against what the changes of its parts, made together on its base, come to.
     *
     * @param unknown named experiments whose change is not in this clone
     * @param clashes what cannot be made together, in words
     * @param otherwise what stands here otherwise; {@code before} is what it should be
     */
    public record Combination(List<String> unknown, List<String> clashes, Changes otherwise) {
        public Combination {
            unknown = List.copyOf(unknown);
            clashes = List.copyOf(clashes);
        }
    }

    /**
     * A path that differs.
     *
     * @param path relative to the repository's root
     * @param status {@code A}, {@code M}, {@code D} or {@code T}
     */
    public record PathChange(String path, char status) {}

    /**
     * Results and what stands beside them.
     *
     * @param path of {@code summary.yaml}
     * @param now the hashes of what stands here, in the form of {@link Ran}; {@code stage} and {@code rules} are not
     *     compared
     * @param parameters paths in the user's parameter files whose values differ from those that ran
     */
    public record Results(String path, Summary summary, Ran now, List<String> parameters) {
        public Results {
            parameters = List.copyOf(parameters);
        }

        /** Of a project whose parameters stand in the record. */
        public Results(String path, Summary summary, Ran now) {
            this(path, summary, now, List.of());
        }
    }

    /**
     * The record as the first measured result froze it.
     *
     * @param commit 40 hex digits: the commit that holds that record
     * @param then its text there
     * @param now its text here
     */
    public record Freeze(String commit, String then, String now) {}

    public Facts {
        policy = Collections.unmodifiableMap(new LinkedHashMap<>(policy));
        uncommitted = List.copyOf(uncommitted);
        verbs = Set.copyOf(verbs);
    }
}
