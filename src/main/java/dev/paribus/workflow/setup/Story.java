package dev.paribus.workflow.setup;

import dev.paribus.format.ParamFiles;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.workflow.session.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The story that the demo plays, {@code templates/demo/story.yaml}.
 *
 * @param source the file itself, whose {@code params:} block the baseline takes
 * @param files where a file goes in the new project, to the template that it is
 * @param commit message of the first commit
 * @param command the training command
 * @param metrics {@code NAME:GOAL}, primary first
 * @param seeds as on the command line
 * @param protect globs
 * @param steps in order
 * @param next commands to try afterwards, with {@code {ALIAS}} for a generated name
 */
public record Story(
        byte[] source,
        Map<String, String> files,
        String commit,
        List<String> command,
        List<String> metrics,
        String seeds,
        List<String> protect,
        List<Step> steps,
        List<String> next) {
    /** What a step does. */
    public enum Act {
        BASELINE,
        TRY,
        KEEP,
        DISCARD
    }

    /**
     * One step.
     *
     * @param alias what later steps call it; null when none does
     * @param act what it does
     * @param say a sentence told before it; empty without one
     * @param of alias of the experiment that a decision is about; null for others
     * @param set {@code PATH=VALUE}; null for an edit
     * @param edit null unless code changes
     */
    public record Step(
            @Nullable String alias,
            Act act,
            String say,
            @Nullable String of,
            @Nullable String set,
            @Nullable Edit edit,
            @Nullable String kind,
            @Nullable String what,
            String because,
            List<String> success,
            List<String> guard) {}

    /** Replaces a text, which occurs once, in a file. */
    public record Edit(String file, String find, String replace) {}

    /** Reads the story that ships with this build. */
    public static Story read() {
        byte[] source = Templates.read("demo/story.yaml");
        ParamNode.Mapping root = ParamFiles.read(Map.of("story.yaml", source)).orThrow();
        var files = new LinkedHashMap<String, String>();
        if (node(root, "files") instanceof ParamNode.Mapping map) {
            map.entries().forEach((to, from) -> files.put(to, text(from)));
        }
        var steps = new ArrayList<Step>();
        if (node(root, "steps") instanceof ParamNode.Sequence list) {
            list.items().forEach(item -> steps.add(step(item)));
        }
        ParamNode init = node(root, "init");
        return new Story(
                source,
                files,
                text(node(root, "commit")),
                texts(node(init, "command")),
                texts(node(init, "metrics")),
                text(node(init, "seeds")),
                texts(node(init, "protect")),
                steps,
                texts(node(root, "next")));
    }

    private static Step step(ParamNode item) {
        ParamNode edit = node(item, "edit");
        return new Step(
                maybe(node(item, "as")),
                Act.valueOf(text(node(item, "do")).toUpperCase(java.util.Locale.ROOT)),
                text(node(item, "say")),
                maybe(node(item, "of")),
                maybe(node(item, "set")),
                edit == null
                        ? null
                        : new Edit(text(node(edit, "file")), text(node(edit, "find")), text(node(edit, "replace"))),
                maybe(node(item, "kind")),
                maybe(node(item, "what")),
                text(node(item, "because")),
                texts(node(item, "success")),
                texts(node(item, "guard")));
    }

    private static @Nullable ParamNode node(@Nullable ParamNode from, String key) {
        return from == null ? null : from.find(ParamPath.ROOT.key(key)).orElse(null);
    }

    private static String text(@Nullable ParamNode node) {
        String found = maybe(node);
        return found == null ? "" : found;
    }

    private static @Nullable String maybe(@Nullable ParamNode node) {
        if (!(node instanceof ParamNode.Scalar scalar)) {
            return null;
        }
        return scalar.value() instanceof Value.Text text ? text.value() : scalar.source();
    }

    private static List<String> texts(@Nullable ParamNode node) {
        return node instanceof ParamNode.Sequence list
                ? list.items().stream().map(Story::text).toList()
                : List.of();
    }
}
