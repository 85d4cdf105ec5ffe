package dev.paribus.workflow.setup;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written into the hooks when they are installed, so that they decide without the tool whether to start it.
 *
 * @param tool the program's launcher; null: found on PATH alone
 * @param strict true: a commit that could not be checked is refused
 * @param projects at least one
 */
record HookSettings(@Nullable Path tool, boolean strict, List<Place> projects) {
    /**
     * A project of the repository.
     *
     * @param directory as the hook's working directory, the root of the work tree, names it: {@code .} or a path
     * @param branches prefix of the experiments' branches, {@code exp/}
     * @param record path of the record in the repository
     * @param params paths of its parameter files in the repository
     * @param results its results directory, as the project names it
     */
    record Place(String directory, String branches, String record, List<String> params, String results) {
        Place {
            params = List.copyOf(params);
        }
    }

    HookSettings {
        projects = List.copyOf(projects);
    }
}
