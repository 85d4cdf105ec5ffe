package dev.paribus.render;

import dev.paribus.model.Metric;
import dev.paribus.model.Project;
import dev.paribus.text.Escape;
import dev.paribus.text.Shell;
import dev.paribus.verb.Init;
import dev.paribus.workflow.setup.Initialization.Initialized;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What init decided, and how to change it. */
public final class InitView implements View {
    private final Init.Result result;

    public InitView(Init.Result result) {
        this.result = result;
    }

    @Override
    public List<String> text(Page page) {
        Initialized made = result.made();
        String rules = Escape.terminal(result.directory()) + "paribus.yaml";
        if (made == null) {
            return List.of(
                    "This is a project already (" + rules + "); nothing was changed",
                    "next: " + page.ink().accent("paribus status"));
        }
        Project project = made.project();
        var lines = new ArrayList<String>();
        lines.add("Made the project with its baseline "
                + page.ink().bold(made.baseline().text()) + ", one commit on " + Escape.terminal(project.trunk()) + ": "
                + DecisionViews.brief(made.trunkCommit()));
        var section = new Section();
        section.row("command", Escape.terminal(command(project)));
        section.row("metrics", Escape.terminal(metrics(project)));
        section.row("parameters", project.params().isEmpty() ? "experiment.yaml" : listed(project.params()));
        if (!project.run().link().isEmpty()) {
            section.row("linked into runs", listed(project.run().link()));
        }
        section.row("results", Escape.terminal(project.results()) + "/");
        section.row("branches", Escape.terminal(project.branches()) + "NAME");
        lines.addAll(section.lines(2, page));
        lines.add("To change any of it: edit " + rules + " and commit it on " + Escape.terminal(project.trunk()));
        lines.add("");
        lines.add("In the script, to read parameters and report a metric:");
        String script =
                result.script().replaceAll("\\bMETRIC\\b", project.primary().name());
        Escape.block(script).lines().forEach(line -> lines.add("  " + line));
        lines.add("");
        lines.add("next: " + page.ink().accent("paribus run"));
        return lines;
    }

    private static String listed(List<String> paths) {
        return Escape.terminal(String.join(", ", paths));
    }

    private static String command(Project project) {
        List<String> command = project.run().command();
        return project.run().shell() ? String.join(" ", command) : Shell.line(command);
    }

    private static String metrics(Project project) {
        return project.metrics().stream()
                .map((Metric metric) ->
                        metric.name() + " (" + metric.goal().word() + (metric.primary() ? ", primary)" : ")"))
                .collect(Collectors.joining(", "));
    }

    @Override
    public List<String> plain() {
        var tsv = new Tsv("field", "value");
        data().get(0)
                .forEach((key, value) -> tsv.row(
                        key,
                        value instanceof List<?> list
                                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                                : value));
        return tsv.lines();
    }

    @Override
    public List<Map<String, @Nullable Object>> data() {
        var out = new LinkedHashMap<String, @Nullable Object>();
        Initialized made = result.made();
        out.put("changed", made != null);
        out.put("directory", result.directory());
        if (made != null) {
            Project project = made.project();
            out.put("baseline", made.baseline().text());
            out.put("commit", made.trunkCommit());
            out.put("trunk", project.trunk());
            out.put("command", project.run().command());
            out.put("metrics", project.metrics().stream().map(Metric::name).toList());
            out.put("params", project.params());
            out.put("link", project.run().link());
            out.put("results", project.results());
            out.put("branches", project.branches());
        }
        return List.of(out);
    }
}
