package dev.paribus.run;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Untracked paths of the user's checkout that a run's worktree sees through symbolic links ({@code run.link}). */
public final class Links {
    private static final int NAMED = 5;

    private final Path checkout;
    private final Path worktree;
    private final List<String> paths;
    private final List<Path> made = new ArrayList<>();

    /** Links between the project's directory in the checkout and in the worktree. */
    public Links(Path checkout, Path worktree, List<String> paths) {
        this.checkout = checkout;
        this.worktree = worktree;
        this.paths = List.copyOf(paths);
    }

    /** Paths that are not there ({@code link-missing}), leave the project ({@code link-outside}); needs no worktree. */
    public List<Problem> check() {
        var out = new ArrayList<Problem>();
        for (String path : paths) {
            Path normal = Path.of(path).normalize();
            if (normal.isAbsolute() || normal.startsWith("..") || normal.toString().isEmpty()) {
                out.add(Problem.error("link-outside", "the linked path '" + path + "' leaves the project")
                        .hint("mend run.link in paribus.yaml; a link inside the project may point anywhere"));
            } else if (!Files.exists(checkout.resolve(normal))) {
                out.add(Problem.error("link-missing", "the linked path '" + path + "' is not here")
                        .hint("fetch or make it, or take it out of run.link in paribus.yaml"));
            }
        }
        return out;
    }

    /**
     * Makes them in a fresh worktree.
     *
     * @throws Failure DATA {@code link-tracked} where a path holds a tracked file, naming what to link instead
     */
    public void make() {
        var problems = new ArrayList<Problem>(check());
        for (String path : paths) {
            Path inside = worktree.resolve(path).normalize();
            if (Files.exists(inside, LinkOption.NOFOLLOW_LINKS)) {
                problems.add(tracked(path));
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(Failure.Kind.DATA, problems);
        }
        for (String path : paths) {
            Path inside = worktree.resolve(path).normalize();
            try {
                Files.createDirectories(inside.getParent());
                made.add(Files.createSymbolicLink(inside, checkout.resolve(path).normalize()));
            } catch (IOException broken) {
                unlink();
                throw Failure.environment("link-failed", "cannot link '" + path + "': " + broken.getMessage(), "check the disk");
            }
        }
    }

    private Problem tracked(String path) {
        List<String> untracked = new ArrayList<>();
        Path here = checkout.resolve(path);
        if (Files.isDirectory(here)) {
            try (Stream<Path> children = Files.list(here)) {
                children.map(Path::getFileName)
                        .map(Path::toString)
                        .filter(name -> !Files.exists(worktree.resolve(path).resolve(name), LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .limit(NAMED)
                        .forEach(name -> untracked.add(path + "/" + name));
            } catch (IOException unreadable) {
                // The advice only gets shorter.
            }
        }
        return Problem.error("link-tracked", "the linked path '" + path + "' holds tracked files, which a link would hide")
                .hint(untracked.isEmpty()
                        ? "take it out of run.link in paribus.yaml"
                        : "link what is untracked in it instead: " + String.join(", ", untracked));
    }

    /** Takes them away, so that removing the worktree cannot reach what they point to. */
    public void unlink() {
        for (Path link : made) {
            try {
                if (Files.isSymbolicLink(link)) {
                    Files.delete(link);
                }
            } catch (IOException kept) {
                // Whoever removes the worktree unlinks what is left and does not follow it.
            }
        }
        made.clear();
    }
}
