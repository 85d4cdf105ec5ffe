package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings one submodule into a worktree from a clone of it that is on this machine: a repository of its own that borrows the
 * objects. Nothing is fetched, and nothing is noted in the clone.
 */
final class Submodule {
    private final Git git;
    private final Path worktree;
    private final TreeEntry link;
    private final WorktreeContents.Source source;

    Submodule(Git git, Path worktree, TreeEntry link, WorktreeContents.Source source) {
        this.git = git;
        this.worktree = worktree;
        this.link = link;
        this.source = source;
    }

    List<Problem> bring(WorktreeContents contents) throws IOException {
        String shown = source.prefix() + link.path();
        Path from = located();
        if (from == null || !has(from)) {
            return List.of(Problem.error(
                            "submodule-missing",
                            "the submodule '" + shown + "' is not in this clone at commit "
                                    + link.id().brief())
                    .hint("git submodule update --init --recursive -- '" + shown + "'"));
        }
        Path into = Files.createDirectories(worktree.resolve(link.path()));
        Git there = git.in(into);
        there.with("init.defaultBranch=main").output("init", "--quiet", "--object-format=sha1", "--template=");
        Path info = Files.createDirectories(into.resolve(".git/objects/info"));
        Files.writeString(info.resolve("alternates"), from.resolve("objects") + "\n", StandardCharsets.UTF_8);
        if (Files.exists(from.resolve("shallow"))) {
            Files.copy(from.resolve("shallow"), into.resolve(".git/shallow"));
        }
        there.output("checkout", "--quiet", "--force", "--detach", link.id().hex());
        List<Path> checkouts = source.checkouts().stream()
                .map(path -> path.resolve(link.path()))
                .toList();
        return contents.complete(into, new WorktreeContents.Source(from, checkouts, shown + "/"));
    }

    private boolean has(Path gitDir) {
        return git.run("--git-dir=" + gitDir, "cat-file", "-e", link.id().hex() + "^{commit}")
                .ok();
    }

    /** The shared git directory of the submodule's clone: where a checkout has it, else where git keeps them. */
    private @Nullable Path located() {
        for (Path checkout : source.checkouts()) {
            Path at = checkout.resolve(link.path());
            if (Files.exists(at.resolve(".git"))) {
                Child.Result result = git.in(at).run("rev-parse", "--git-common-dir");
                if (result.ok()) {
                    return at.resolve(result.text().replaceFirst("\n$", "")).normalize();
                }
            }
        }
        Path modules = source.gitDir().resolve("modules");
        String name = name();
        Path kept = name == null ? null : modules.resolve(name).normalize();
        return kept != null && kept.startsWith(modules) && Files.isDirectory(kept) ? kept : null;
    }

    /** Its name in {@code .gitmodules}; the path is usual, but a person may have moved it. */
    private @Nullable String name() {
        Child.Result result = git.in(worktree)
                .run("config", "-z", "--file", ".gitmodules", "--get-regexp", "^submodule\\..*\\.path$");
        for (String pair : NulStream.split(result.out())) {
            int end = pair.indexOf('\n');
            if (end > 0 && pair.substring(end + 1).equals(link.path())) {
                return pair.substring("submodule.".length(), end - ".path".length());
            }
        }
        return null;
    }
}
