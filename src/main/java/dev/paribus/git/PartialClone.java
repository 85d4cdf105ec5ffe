package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.util.Optional;

/**
 * A clone that was made with {@code --filter}: git would fetch each file when somebody first looks at it. Reading here never uses
 * the network, so git ends at such a file, and a person is told how to fetch them all.
 */
final class PartialClone {
    private PartialClone() {}

    /** What to say when git ended for want of an object; empty in a clone that was promised none. Starts a child. */
    static Optional<Failure> failure(Git git) {
        Child.Result result = git.run("config", "-z", "--get-regexp", "^remote\\..*\\.promisor$");
        return NulStream.split(result.out()).stream()
                .map(pair -> pair.lines().findFirst().orElse(""))
                .filter(key -> key.endsWith(".promisor"))
                .map(key -> key.substring("remote.".length(), key.length() - ".promisor".length()))
                .findFirst()
                .map(PartialClone::failure);
    }

    private static Failure failure(String remote) {
        return Failure.data(
                "clone-partial",
                "this clone leaves files of the history at '" + remote
                        + "' (it was made with --filter), and nothing is fetched unasked",
                "git fetch --refetch --no-filter " + remote);
    }
}
