package dev.paribus.workflow.setup;

import dev.paribus.git.GitReader;
import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The folder in which git really looks for hooks, {@code core.hooksPath} included.
 *
 * @param path absolute
 * @param tracked true: a part of the work tree that git does not ignore, so that the hooks belong to everybody who clones
 * @param notes what a person should know of it
 */
record HookFolder(Path path, boolean tracked, List<String> notes) {
    HookFolder {
        notes = List.copyOf(notes);
    }

    /** @throws Failure DATA {@code hooks-off} when git is told to look in no folder at all */
    static HookFolder of(GitReader git) {
        var said = new StringBuilder();
        git.stream(
                List.of("rev-parse", "--git-path", "hooks"),
                in -> said.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        GitReader.Layout layout = git.layout();
        Path path = layout.workTree()
                .resolve(said.toString().replaceFirst("\n$", ""))
                .normalize();
        if (Files.exists(path) && !Files.isDirectory(path)) {
            throw Failure.data(
                    "hooks-off",
                    "git looks for hooks in '" + path + "', which is no folder: core.hooksPath says so",
                    "git config --unset core.hooksPath");
        }
        boolean inGit = path.startsWith(layout.commonDir());
        boolean inTree = !inGit && path.startsWith(layout.workTree());
        boolean tracked = inTree
                && !git.isIgnored(layout.workTree().relativize(path).toString().replace('\\', '/') + "/x");
        return new HookFolder(path, tracked, notes(layout, path, inGit, inTree, tracked));
    }

    private static List<String> notes(
            GitReader.Layout layout, Path path, boolean inGit, boolean inTree, boolean tracked) {
        var notes = new ArrayList<String>();
        if (tracked) {
            notes.add("core.hooksPath names a folder of the repository: these hooks are for everybody once you commit "
                    + "them; they find Paribus on PATH only");
        } else if (inTree) {
            notes.add("core.hooksPath names a folder that another tool fills ("
                    + layout.workTree().relativize(path) + "): when it writes its hooks anew, install again");
        } else if (!inGit) {
            notes.add("core.hooksPath names a folder outside this repository: these hooks run in every repository "
                    + "that uses it");
        }
        return notes;
    }
}
