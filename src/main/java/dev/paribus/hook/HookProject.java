package dev.paribus.hook;

import dev.paribus.problem.Failure;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Session;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The project at a directory, if there is one: a hook may be asked in a repository, or at a commit, that has none. */
final class HookProject {
    private static final Set<String> NOTHING_HERE = Set.of("no-project", "not-a-repository", "trunk-missing");

    private HookProject() {}

    static Optional<ProjectPlace> of(Session session) {
        try {
            return Optional.of(session.place());
        } catch (Failure none) {
            if (NOTHING_HERE.contains(code(none))) {
                return Optional.empty();
            }
            throw none;
        }
    }

    private static @Nullable String code(Failure failure) {
        return failure.problems().isEmpty() ? null : failure.problems().get(0).code();
    }
}
