package dev.paribus.workflow.setup;

import dev.paribus.format.ProjectFile;
import dev.paribus.git.GitReader;
import dev.paribus.model.Project;
import dev.paribus.store.ProjectPlace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The projects of a repository, as its index knows them. */
public final class HookProjects {
    private HookProjects() {}

    /** In the order of their directories; where there is none yet, the one that {@code init} would make at the root. */
    static List<HookSettings.Place> of(GitReader git) {
        Map<String, HookSettings.Place> out = new TreeMap<>();
        for (String path : paths(git)) {
            String directory = path.substring(0, path.length() - ProjectPlace.RULES.length());
            git.indexFile(path)
                    .map(blob -> ProjectFile.read(path, blob.content()).value())
                    .ifPresent(project -> out.put(directory, place(directory, project)));
        }
        if (out.isEmpty()) {
            out.put("", new HookSettings.Place(".", "exp/", ProjectPlace.RECORD, List.of(), "results"));
        }
        return new ArrayList<>(out.values());
    }

    /** The directories alone, as the root of the work tree names them: {@code .} or a path. */
    public static List<String> directories(GitReader git) {
        var out = new ArrayList<String>();
        for (String path : paths(git)) {
            String directory = path.substring(0, path.length() - ProjectPlace.RULES.length());
            out.add(directory.isEmpty() ? "." : directory);
        }
        return out;
    }

    private static Set<String> paths(GitReader git) {
        var paths = new TreeSet<String>();
        git.stream(
                List.of("ls-files", "-z", "--", ":(top,glob)**/" + ProjectPlace.RULES),
                in -> paths.addAll(List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\0"))));
        if (Files.isRegularFile(git.layout().workTree().resolve(ProjectPlace.RULES))) {
            paths.add(ProjectPlace.RULES);
        }
        paths.remove("");
        return paths;
    }

    private static HookSettings.Place place(String directory, Project project) {
        var place = new ProjectPlace(directory, project);
        return new HookSettings.Place(
                directory.isEmpty() ? "." : directory,
                project.branches(),
                place.record(),
                project.params().stream().map(place::path).toList(),
                project.results());
    }
}
