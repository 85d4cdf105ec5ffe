package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.host.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts a checkout back in which {@code git merge --ff-only} came to a stop after it had begun to write files: the disk was full,
 * or it was killed. Git leaves the old index then, takes its own new files for somebody's edits, and refuses ever after. Which
 * merge was begun stands in {@code paribus/forward.note}, with the files that somebody had edited before: those are not touched,
 * nor is any other file that is neither missing nor the beginning of its content before or after the merge.
 */
final class HalfForward {
    private final Git git;
    private final Path note;

    HalfForward(Git git, Path commonDir) {
        this.git = git;
        this.note = commonDir.resolve("paribus").resolve("forward.note");
    }

    /** Before a merge in {@code checkout}; what an earlier one left half done is put back first. */
    void begin(Path checkout, Oid from, Oid to) throws IOException {
        undo();
        if (!Files.exists(note)) {
            List<String> lines = new ArrayList<>(List.of(checkout.toString(), from.hex(), to.hex()));
            lines.addAll(NulStream.split(git.in(checkout).output("diff-files", "-z", "--name-only")));
            DurableFiles.write(note, NulStream.join(lines));
        }
    }

    /** The merge is whole, or git refused it before it touched a file. */
    void over() throws IOException {
        Files.deleteIfExists(note);
    }

    /** Puts back what the noted merge wrote, if there is one; the note stays while that cannot be done. */
    void undo() throws IOException {
        if (!Files.exists(note)) {
            return;
        }
        List<String> lines = NulStream.split(Files.readAllBytes(note));
        if (lines.size() < 3 || !Oid.isHex(lines.get(1)) || !Oid.isHex(lines.get(2))) {
            over();
            return;
        }
        Git there = git.in(Path.of(lines.get(0)));
        if (!Files.isDirectory(there.directory()) || restored(there, lines)) {
            over();
        }
    }

    private boolean restored(Git there, List<String> lines) throws IOException {
        String from = lines.get(1);
        String to = lines.get(2);
        Map<String, String> changes = changes(there, from, to);
        if (!head(there).equals(from) || staged(there, from).stream().anyMatch(changes::containsKey)) {
            // Whole after all, or somebody went on from there.
            return true;
        }
        changes.keySet().removeAll(lines.subList(3, lines.size()));
        boolean whole = true;
        for (Map.Entry<String, String> change : changes.entrySet()) {
            String path = change.getKey();
            if (begun(there, path, List.of(from, to))) {
                whole &= change.getValue().equals("A")
                        ? deleted(there.directory().resolve(path))
                        : there.run("checkout-index", "--force", "-u", "--", path)
                                .ok();
            }
        }
        return whole;
    }

    /** What the merge changes: path to git's letter. */
    private static Map<String, String> changes(Git there, String from, String to) {
        var out = new LinkedHashMap<String, String>();
        List<String> fields =
                NulStream.split(there.output("diff-tree", "-r", "-z", "--no-renames", "--name-status", from, to));
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            out.put(fields.get(i + 1), fields.get(i));
        }
        return out;
    }

    private static List<String> staged(Git there, String from) {
        return NulStream.split(there.output("diff-index", "--cached", "-z", "--name-only", from));
    }

    private static boolean deleted(Path file) throws IOException {
        Path folder = file.getParent();
        if (Files.deleteIfExists(file) && folder != null) {
            Trees.deleteIfEmpty(folder);
        }
        return true;
    }

    private static String head(Git there) {
        return there.run("rev-parse", "--verify", "--quiet", "HEAD").text().strip();
    }

    /** True when the merge, or who put back what it wrote, can have left the file so: missing, or the beginning of either content. */
    private static boolean begun(Git there, String path, List<String> commits) throws IOException {
        Path file = there.directory().resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return !Files.exists(file, LinkOption.NOFOLLOW_LINKS);
        }
        byte[] content = Files.readAllBytes(file);
        for (String commit : commits) {
            Child.Result blob = there.run("cat-file", "--filters", commit + ":" + path);
            if (blob.ok()
                    && content.length <= blob.out().length
                    && Arrays.equals(content, Arrays.copyOf(blob.out(), content.length))) {
                return true;
            }
        }
        return false;
    }

    /** True for words of git that say it looked first and changed nothing. */
    static boolean refusedFirst(String words) {
        return words.contains("would be overwritten") || words.contains("Not possible to fast-forward");
    }
}
