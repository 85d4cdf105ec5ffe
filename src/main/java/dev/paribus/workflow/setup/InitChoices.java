package dev.paribus.workflow.setup;

import dev.paribus.git.GitReader;
import dev.paribus.model.Goal;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.text.Shell;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of a new {@code paribus.yaml}: what was said, else what was found. */
final class InitChoices {
    private static final List<Integer> SEEDS = List.of(1, 2, 3, 4, 5);

    private final GitReader git;
    private final Surroundings around;
    private final String directory;
    private final InitPlan plan;

    InitChoices(GitReader git, Surroundings around, String directory, InitPlan plan) {
        this.git = git;
        this.around = around;
        this.directory = directory;
        this.plan = plan;
    }

    List<Integer> seeds() {
        List<Integer> seeds = plan.seeds();
        return seeds == null ? SEEDS : seeds;
    }

    /** Keys of the file with their values, nested like it. @throws Failure with everything that is missing */
    Map<String, Object> values() {
        var problems = new ArrayList<Problem>();
        List<String> command = command(problems);
        requireMetrics(command, problems);
        requireParams(problems);
        if (!problems.isEmpty()) {
            boolean data = problems.stream()
                    .allMatch(
                            p -> p.code().equals("script-untracked") || p.code().equals("params-missing"));
            throw new Failure(data ? Failure.Kind.DATA : Failure.Kind.COMMAND_LINE, problems);
        }
        var values = new LinkedHashMap<String, Object>();
        values.put("paribus", 1);
        values.put("trunk", trunk());
        String branches = branches();
        values.put("branches", branches.equals("exp/") ? null : branches);
        values.put("results", plan.results());
        values.put("run", run(command));
        values.put("metrics", metrics());
        InitPlan.MetricChoice primary = plan.metrics().get(0);
        values.put("success", List.of(primary.name() + (primary.goal() == Goal.MAXIMIZE ? " > parent" : " < parent")));
        List<String> yardsticks = plan.protect().isEmpty() ? around.yardsticks() : plan.protect();
        values.put("protect", yardsticks.isEmpty() ? null : yardsticks);
        List<String> params = plan.params().isEmpty() ? around.params() : plan.params();
        values.put("params", params.isEmpty() ? null : params);
        List<String> environment = around.environment();
        values.put("environment", environment.isEmpty() ? null : environment);
        return values;
    }

    private List<String> command(List<Problem> problems) {
        List<String> said = plan.command();
        if (said != null) {
            said.stream()
                    .filter(word -> word.endsWith(".py") || word.endsWith(".sh"))
                    .forEach(script -> requireTracked(script, problems));
            return said;
        }
        Optional<String> script = around.script();
        if (script.isEmpty()) {
            problems.add(Problem.error("no-command", "no training script was found in this directory")
                    .hint("paribus init --command \"python3 SCRIPT.py\" --metric NAME:maximize"));
            return List.of();
        }
        requireTracked(script.get(), problems);
        return around.command(script.get());
    }

    private void requireTracked(String script, List<Problem> problems) {
        boolean own =
                around.exists(script) && !around.tracks(script) && !script.startsWith("/") && !script.startsWith("..");
        if (own) {
            problems.add(Problem.error("script-untracked", "'" + script + "' is not committed, so no run would see it")
                    .hint("git add " + Shell.word(script) + " && git commit -m 'training script'"));
        }
    }

    private void requireMetrics(List<String> command, List<Problem> problems) {
        if (plan.metrics().isEmpty()) {
            String said = plan.command() == null ? "" : " --command " + Shell.word(Shell.line(command));
            problems.add(
                    Problem.error("no-metric", "which metric decides, and which way it is better, cannot be found out")
                            .hint("paribus init" + said + " --metric val_accuracy:maximize"));
        }
    }

    private void requireParams(List<Problem> problems) {
        for (String path : plan.params()) {
            if (!around.tracks(path)) {
                problems.add(Problem.error("params-missing", "the parameter file '" + path + "' is not committed here")
                        .hint("git add " + Shell.word(path) + " && git commit -m 'parameters'"));
            }
        }
    }

    private String trunk() {
        if (plan.trunk() != null) {
            return plan.trunk();
        }
        Optional<String> remote = git.resolve("refs/remotes/origin/HEAD").isPresent()
                ? git.symbolic("refs/remotes/origin/HEAD").map(ref -> ref.replaceFirst("^refs/remotes/origin/", ""))
                : Optional.empty();
        if (remote.isPresent() && git.resolve("refs/heads/" + remote.get()).isPresent()) {
            return remote.get();
        }
        for (String usual : List.of("main", "master")) {
            if (git.resolve("refs/heads/" + usual).isPresent()) {
                return usual;
            }
        }
        return git.headRef().map(ref -> ref.replaceFirst("^refs/heads/", "")).orElse("main");
    }

    private String branches() {
        if (plan.branches() != null) {
            return plan.branches().endsWith("/") ? plan.branches() : plan.branches() + "/";
        }
        return directory.isEmpty()
                ? "exp/"
                : "exp-" + directory.substring(0, directory.length() - 1).replaceAll("[^a-z0-9]+", "-") + "/";
    }

    private Map<String, Object> run(List<String> command) {
        var run = new LinkedHashMap<String, Object>();
        run.put("command", plan.shell() ? String.join(" ", command) : command);
        List<String> links = around.links();
        run.put("link", links.isEmpty() ? null : links);
        run.put("path", around.tracksBelow("src/") && around.exists("src") ? List.of("src") : null);
        return run;
    }

    private Map<String, Object> metrics() {
        var out = new LinkedHashMap<String, Object>();
        for (InitPlan.MetricChoice metric : plan.metrics()) {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("goal", metric.goal().word());
            if (out.isEmpty()) {
                fields.put("primary", true);
            }
            out.put(metric.name(), fields);
        }
        return out;
    }
}
