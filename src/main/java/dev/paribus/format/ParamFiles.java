package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.ParamTrees;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameter files that a project names into one tree. */
public final class ParamFiles {
    private ParamFiles() {}

    /**
     * The merged tree, files in their order. Mappings of several files are merged; a value whose path stands in more than
     * one file is found under the top-level key {@code FILE:KEY} of each, so that none hides another.
     */
    public static Parsed<ParamNode.Mapping> read(Map<String, byte[]> files) {
        var problems = new ArrayList<Problem>();
        var trees = new LinkedHashMap<String, ParamNode.Mapping>();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            ParamNode.Mapping tree = one(file.getKey(), file.getValue(), problems);
            if (tree != null) {
                trees.put(file.getKey(), tree);
            }
        }
        ParamNode.Mapping merged = merge(trees);
        var where = new LinkedHashMap<String, Location>();
        for (ParamNode.Leaf leaf : merged.leaves()) {
            Location at = leaf.node().location();
            if (at != null) {
                where.put("params." + leaf.path(), at);
            }
        }
        boolean good = !Problem.anyError(problems);
        return new Parsed<>(good ? merged : null, problems, where);
    }

    /** The path of a parameter in the merged tree, given the file that it was named with; empty when it is not there. */
    public static Optional<ParamPath> locate(ParamNode.Mapping merged, @Nullable String file, ParamPath path) {
        if (file != null && !path.steps().isEmpty()) {
            ParamPath named = named(file, path);
            if (merged.find(named).isPresent()) {
                return Optional.of(named);
            }
        }
        return merged.find(path)
                .filter(node -> file == null || file.equals(fileOf(node).orElse(null)))
                .map(node -> path);
    }

    /** The file that holds a node; that of its first leaf for a mapping that several files share. */
    public static Optional<String> fileOf(ParamNode node) {
        return node.leaves().stream()
                .flatMap(leaf -> Optional.ofNullable(leaf.node().location()).stream())
                .map(Location::path)
                .findFirst();
    }

    /** The formats of parameter files, told by the ending of the name. */
    enum Kind {
        YAML,
        JSON,
        TOML,
        OTHER
    }

    static Kind kind(String path) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".json")) {
            return Kind.JSON;
        }
        if (name.endsWith(".toml")) {
            return Kind.TOML;
        }
        return name.endsWith(".yaml") || name.endsWith(".yml") ? Kind.YAML : Kind.OTHER;
    }

    private static ParamNode.@Nullable Mapping one(String path, byte[] bytes, List<Problem> problems) {
        Kind kind = kind(path);
        if (kind == Kind.OTHER) {
            problems.add(Problem.error(
                            "parameter-file-kind",
                            "the parameter file '" + path + "' is neither YAML nor JSON nor TOML")
                    .at(Location.at(path, 1, 1))
                    .hint("name a file that ends in .yaml, .yml, .json or .toml"));
            return null;
        }
        Document document = switch (kind) {
            case JSON -> JsonFile.read(path, bytes);
            case TOML -> TomlFile.read(path, bytes).document();
            default -> Yaml.read(path, bytes);
        };
        problems.addAll(document.problems());
        ParamNode tree = document.tree();
        if (tree instanceof ParamNode.Mapping mapping) {
            return mapping;
        }
        if (tree != null && document.ok()) {
            problems.add(Problem.error("wrong-type", "the parameter file '" + path + "' holds no keys")
                    .at(tree.location()));
        }
        return document.ok() && tree == null ? ParamNode.empty() : null;
    }

    private record Part(String file, ParamNode node) {}

    private static ParamNode.Mapping merge(Map<String, ParamNode.Mapping> trees) {
        if (trees.size() == 1) {
            return trees.values().iterator().next();
        }
        var clashes = new LinkedHashMap<ParamPath, ParamNode>();
        List<Part> parts = trees.entrySet().stream()
                .map(e -> new Part(e.getKey(), e.getValue()))
                .toList();
        ParamNode merged = merge(ParamPath.ROOT, parts, clashes);
        for (var clash : clashes.entrySet()) {
            merged = ParamTrees.add(merged, clash.getKey(), clash.getValue());
        }
        return (ParamNode.Mapping) merged;
    }

    private static ParamNode.Mapping merge(ParamPath at, List<Part> parts, Map<ParamPath, ParamNode> clashes) {
        var byKey = new LinkedHashMap<String, List<Part>>();
        for (Part part : parts) {
            ((ParamNode.Mapping) part.node)
                    .entries()
                    .forEach((key, child) -> byKey.computeIfAbsent(key, none -> new ArrayList<>())
                            .add(new Part(part.file, child)));
        }
        var out = new LinkedHashMap<String, ParamNode>();
        byKey.forEach((key, found) -> {
            ParamPath path = at.key(key);
            if (found.size() == 1) {
                out.put(key, found.get(0).node);
            } else if (found.stream().allMatch(part -> part.node instanceof ParamNode.Mapping)) {
                out.put(key, merge(path, found, clashes));
            } else {
                found.forEach(part -> clashes.put(named(part.file, path), part.node));
            }
        });
        return new ParamNode.Mapping(out, null, null);
    }

    private static ParamPath named(String file, ParamPath path) {
        var steps = new ArrayList<>(path.steps());
        if (steps.get(0) instanceof ParamPath.Step.Key first) {
            steps.set(0, new ParamPath.Step.Key(file + ":" + first.name()));
        }
        return new ParamPath(steps);
    }
}
