package dev.paribus.run;

import dev.paribus.host.Disk;
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
    private final Path checkout;
    private final Path worktree;
    private final List<String> paths;

    /** Links between the project's directory in the checkout and in the worktree. */
    public Links(Path checkout, Path worktree, List<String> paths) {
        this.checkout = checkout;
        this.worktree = worktree;
        this.paths = List.copyOf(paths);
    }

    /** Paths that are not there ({@code link-missing}), leave the project ({@code link-outside}); needs no worktree. */
    public List<Problem> check() {
        List<Problem> problems = new ArrayList<>();
        for (String path : paths) {
            Path inside = Path.of(path).normalize();
            if (inside.isAbsolute()
                    || inside.startsWith("..")
                    || inside.toString().isEmpty()) {
                problems.add(Problem.error(
                                "link-outside", "run.link has '" + path + "', which is no path inside the project")
                        .hint("put a symbolic link to it into the project and name that"));
            } else if (!Files.exists(checkout.resolve(inside))) {
                boolean dangling = Files.isSymbolicLink(checkout.resolve(inside));
                problems.add(Problem.error(
                                "link-missing",
                                "run.link has '" + path + "', which "
                                        + (dangling ? "is a link to nothing" : "does not exist"))
                        .hint("make it, or take it out of run.link in paribus.yaml"));
            }
        }
        return problems;
    }

    /**
     * Makes them in a fresh worktree, in which everything is tracked.
     *
     * @throws Failure DATA {@code link-tracked} where a path holds a tracked file, naming what to link instead; all problems of
     *     {@link #check} too
     */
    public void make() {
        List<Problem> problems = new ArrayList<>(check());
        try {
            if (problems.isEmpty()) {
                for (String path : paths) {
                    if (Files.exists(worktree.resolve(path), LinkOption.NOFOLLOW_LINKS) || holdsFileAbove(path)) {
                        problems.add(tracked(path));
                    }
                }
            }
            if (!problems.isEmpty()) {
                throw new Failure(Failure.Kind.DATA, problems);
            }
            for (String path : paths) {
                Path link = worktree.resolve(path).normalize();
                Files.createDirectories(link.getParent());
                Files.createSymbolicLink(link, checkout.resolve(path).normalize());
            }
        } catch (IOException broken) {
            throw Disk.failure("disk", "cannot make a link in '" + worktree + "'", worktree, broken, "check that disk");
        }
    }

    /** Takes them away, so that removing the worktree cannot reach what they point to. */
    public void unlink() {
        try {
            for (String path : paths) {
                Path link = worktree.resolve(path).normalize();
                // Only a link that points where ours do: the run may have put something else there.
                if (Files.isSymbolicLink(link)
                        && Files.readSymbolicLink(link)
                                .equals(checkout.resolve(path).normalize())) {
                    Files.delete(link);
                }
            }
        } catch (IOException broken) {
            throw Disk.failure(
                    "disk", "cannot remove a link in '" + worktree + "'", worktree, broken, "check that disk");
        }
    }

    /** A parent that is a tracked file or link would send the link elsewhere. */
    private boolean holdsFileAbove(String path) {
        Path above = Path.of(path).normalize().getParent();
        while (above != null) {
            Path here = worktree.resolve(above);
            if (Files.exists(here, LinkOption.NOFOLLOW_LINKS) && !Files.isDirectory(here, LinkOption.NOFOLLOW_LINKS)) {
                return true;
            }
            above = above.getParent();
        }
        return false;
    }

    private Problem tracked(String path) throws IOException {
        List<String> instead = new ArrayList<>();
        if (Files.isDirectory(checkout.resolve(path)) && Files.isDirectory(worktree.resolve(path))) {
            try (Stream<Path> children = Files.list(checkout.resolve(path))) {
                children.map(child -> child.getFileName().toString())
                        .filter(name -> !Files.exists(worktree.resolve(path).resolve(name), LinkOption.NOFOLLOW_LINKS))
                        .sorted()
                        .limit(10)
                        .forEach(name -> instead.add(path + "/" + name));
            }
        }
        String hint = instead.isEmpty()
                ? "take it out of run.link in paribus.yaml: it is in every run anyway"
                : "link what is untracked in it: link: [" + String.join(", ", instead) + "]";
        return Problem.error("link-tracked", "run.link has '" + path + "', which holds files that git tracks")
                .hint(hint);
    }
}
