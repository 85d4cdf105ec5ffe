package dev.paribus.run;

import dev.paribus.problem.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Python that runs a command.
 *
 * @param program absolute
 * @param shown relative to the project where it lies in it, else its file name
 * @param version e.g. {@code 3.11.2}; empty when it does not tell
 * @param packages directories that hold {@code *.dist-info}, absolute
 */
public record Interpreter(Path program, String shown, String version, List<Path> packages) {
    public Interpreter {
        packages = List.copyOf(packages);
    }

    /** The Python that is the command's program or that its first word leads to; empty when it is none. */
    public static Optional<Interpreter> find(Path program, AttemptPlan.Place place, Map<String, String> environment) {
        throw new UnsupportedOperationException(program.toString() + place + environment);
    }

    /** Name and version of every installed package, sorted. */
    public List<String> installed() {
        throw new UnsupportedOperationException();
    }

    /**
     * Editable installs of this very repository, which would run the user's checkout instead of the worktree (git-traps A1).
     *
     * @param repository top of the user's checkout
     * @param place {@code pythonPath} that reaches into the package's directory covers it
     */
    public List<Problem> editable(Path repository, AttemptPlan.Place place) {
        throw new UnsupportedOperationException(repository.toString() + place);
    }
}
