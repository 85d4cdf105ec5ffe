package dev.paribus.hook;

import dev.paribus.problem.Failure;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.setup.HookProjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The projects that a hook looks at. */
final class Directories {
    private Directories() {}

    /**
     * Those that the installed hook names and that are here now; where it names none, as the pre-commit framework's does,
     * all that the index knows.
     */
    static List<Path> of(Path root, List<String> named, Sessions sessions) {
        List<String> all = named.isEmpty() ? known(root, sessions) : named;
        var out = new ArrayList<Path>();
        for (String directory : all) {
            Path there = root.resolve(directory).normalize();
            if (Files.isDirectory(there)) {
                out.add(there);
            }
        }
        return out;
    }

    private static List<String> known(Path root, Sessions sessions) {
        try (Session session = sessions.at(root)) {
            return HookProjects.directories(session.git());
        } catch (Failure noRepository) {
            return List.of();
        }
    }
}
