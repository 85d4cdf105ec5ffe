package dev.paribus.workflow.launch;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.run.CodeFiles;
import java.nio.file.Path;
import java.util.List;

/** What a commit's worktree will hold: the files of its tree, and below a linked path those of the checkout. */
final class CommitFiles implements CodeFiles {
    private final GitReader git;
    private final Oid commit;
    private final String directory;
    private final CodeFiles checkout;
    private final List<String> links;

    /**
     * @param directory the project's directory in the repository, empty or ending in a slash
     * @param checkout the project's directory in the main checkout
     * @param links paths that every run sees in the checkout
     */
    CommitFiles(GitReader git, Oid commit, String directory, Path checkout, List<String> links) {
        this.git = git;
        this.commit = commit;
        this.directory = directory;
        this.checkout = CodeFiles.of(checkout);
        this.links = List.copyOf(links);
    }

    @Override
    public boolean exists(String path) {
        return elsewhere(path) ? checkout.exists(path) : !entries(path).isEmpty();
    }

    @Override
    public boolean file(String path) {
        return elsewhere(path) ? checkout.file(path) : entry(path, "10.*|120000");
    }

    @Override
    public boolean executable(String path) {
        return elsewhere(path) ? checkout.executable(path) : entry(path, "100755|120000");
    }

    private boolean elsewhere(String path) {
        Path normal = Path.of(path).normalize();
        return normal.isAbsolute() || normal.startsWith("..") || links.stream().anyMatch(normal::startsWith);
    }

    private boolean entry(String path, String modes) {
        String full = full(path);
        return entries(path).stream()
                .anyMatch(one -> one.path().equals(full) && one.mode().matches(modes));
    }

    private List<TreeEntry> entries(String path) {
        return git.tree(commit, List.of(full(path)));
    }

    private String full(String path) {
        return directory + Path.of(path).normalize();
    }
}
