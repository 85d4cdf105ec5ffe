package dev.paribus.model;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a project, {@code paribus.yaml}. Paths and globs are relative to the project's directory.
 *
 * @param trunk branch of adopted work, without {@code refs/heads/}
 * @param branches prefix of experiments' branches, ending in {@code /} or {@code -}, e.g. {@code exp/}
 * @param results directory of outputs, without a trailing slash
 * @param run how experiments run
 * @param metrics declared metrics in order; exactly one is primary
 * @param launch criteria for the end of the project
 * @param protect globs that no experiment may touch
 * @param success default criteria for a record that names none
 * @param params files that hold the parameters; empty: they stand in the record
 * @param data paths of the data axis
 * @param code paths of the code axis; default {@code .}
 * @param environment globs of lock files
 * @param change exceptions to one-change
 * @param policy rule name to {@code error|warn|off}, and the named policies ({@code keep, one-seed, champion, logs, collected}), in file order
 * @param seedParams parameter paths that the project names as its seed
 * @param care what is kept out of commits and names
 */
public record Project(
        String trunk,
        String branches,
        String results,
        Run run,
        List<Metric> metrics,
        List<Criterion> launch,
        List<String> protect,
        List<Criterion> success,
        List<String> params,
        List<String> data,
        List<String> code,
        List<String> environment,
        Changes change,
        Map<String, String> policy,
        List<String> seedParams,
        Care care) {
    public Project {
        metrics = List.copyOf(metrics);
        launch = List.copyOf(launch);
        protect = List.copyOf(protect);
        success = List.copyOf(success);
        params = List.copyOf(params);
        data = List.copyOf(data);
        code = List.copyOf(code);
        environment = List.copyOf(environment);
        policy = Collections.unmodifiableMap(new LinkedHashMap<>(policy));
        seedParams = List.copyOf(seedParams);
    }

    /**
     * How experiments run.
     *
     * @param command a list that is run as it is, or one element that sh runs when {@code shell}
     * @param smoke parameter path to source text of the value, for the smoke stage; empty: no smoke stage
     * @param timeout per seed; null: none
     * @param link untracked paths that every run may see
     * @param path directories put first on PYTHONPATH
     * @param grace from the gentle signal to the kill
     * @param budget parameter paths that bound the work
     * @param recordEnv further environment variables that are recorded
     * @param resume a retry may continue from the earlier attempt's output
     * @param gpus how many GPUs a job gets; 0: they are not dealt out
     * @param nice how much a job lets others go first, 0 to 19
     */
    public record Run(
            List<String> command,
            boolean shell,
            Map<String, String> smoke,
            @Nullable Duration timeout,
            List<String> link,
            List<String> path,
            Duration grace,
            List<String> budget,
            List<String> recordEnv,
            boolean resume,
            int gpus,
            int nice) {
        /** One that asks for nothing of the machine. */
        public Run(
                List<String> command,
                boolean shell,
                Map<String, String> smoke,
                @Nullable Duration timeout,
                List<String> link,
                List<String> path,
                Duration grace,
                List<String> budget,
                List<String> recordEnv,
                boolean resume) {
            this(command, shell, smoke, timeout, link, path, grace, budget, recordEnv, resume, 0, 0);
        }

        public Run {
            command = List.copyOf(command);
            smoke = Collections.unmodifiableMap(new LinkedHashMap<>(smoke));
            link = List.copyOf(link);
            path = List.copyOf(path);
            budget = List.copyOf(budget);
            recordEnv = List.copyOf(recordEnv);
        }
    }

    /**
     * Exceptions to one-change.
     *
     * @param blocks parameter blocks whose {@code name} or {@code type} switches as one change
     * @param nuisance parameter paths that may be re-tuned beside the change
     * @param ignore globs that are no code
     */
    public record Changes(List<String> blocks, List<String> nuisance, List<String> ignore) {
        public Changes {
            blocks = List.copyOf(blocks);
            nuisance = List.copyOf(nuisance);
            ignore = List.copyOf(ignore);
        }
    }

    /**
     * What is kept out of commits and names.
     *
     * @param fileLimit bytes that a committed file may have, {@code limits: {file: 10MB}}
     * @param notebooks globs of folders where notebooks only look at results, {@code change: {notebooks: [...]}}
     * @param deniedNames words that no experiment's name may hold, {@code names: {deny: [...]}}
     */
    public record Care(long fileLimit, List<String> notebooks, List<String> deniedNames) {
        /** What a project gets that says nothing. */
        public static final Care USUAL = new Care(10_000_000, List.of(), List.of());

        public Care {
            notebooks = List.copyOf(notebooks);
            deniedNames = List.copyOf(deniedNames);
        }
    }

    /** The same rules with another trunk, as {@code git config paribus.trunk} asks for. */
    public Project onTrunk(String otherTrunk) {
        return new Project(
                otherTrunk,
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
                seedParams,
                care);
    }

    /** The primary metric. */
    public Metric primary() {
        for (Metric metric : metrics) {
            if (metric.primary()) {
                return metric;
            }
        }
        throw new NoSuchElementException("a project has a primary metric");
    }

    public Optional<Metric> metric(String name) {
        for (Metric metric : metrics) {
            if (metric.name().equals(name)) {
                return Optional.of(metric);
            }
        }
        return Optional.empty();
    }
}
