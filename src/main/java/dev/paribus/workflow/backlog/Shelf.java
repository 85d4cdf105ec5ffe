package dev.paribus.workflow.backlog;

import dev.paribus.format.Yaml;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code ideas/} or {@code lessons/}: those of trunk, those that wait on a branch of their own for a pull request,
 * and those that somebody wrote into the checkout and did not commit yet. A later place hides an earlier one.
 */
public final class Shelf {
    private static final String HEADS = "refs/heads/";

    private final Session session;
    private final GitReader git;

    public Shelf(Session session) {
        this.session = session;
        this.git = session.git();
    }

    /** Where a file was found. */
    public enum Where {
        TRUNK,
        /** On a branch of its own, not on trunk yet. */
        WAITING,
        /** In the checkout, in no commit. */
        UNCOMMITTED
    }

    /**
     * One file.
     *
     * @param path in the repository
     * @param branch short name of the branch that it waits on; null elsewhere
     */
    public record Item(
            String path,
            byte[] content,
            Where where,
            @Nullable String branch) {}

    /**
     * The files, by path.
     *
     * @param folder path of the repository, with a slash at its end
     * @param own how the branches begin that such files wait on, e.g. {@code idea/}
     */
    public List<Item> read(String folder, String own) {
        var found = new TreeMap<String, Item>();
        Optional<Oid> trunk = session.experiments().trunkTip();
        trunk.ifPresent(tip -> committed(tip, folder).forEach((path, content) -> {
            found.put(path, new Item(path, content, Where.TRUNK, null));
        }));
        waiting(folder, own, found);
        uncommitted(folder, found);
        return List.copyOf(found.values());
    }

    /** The files of a commit or tree, by path. */
    public Map<String, byte[]> committed(Oid tree, String folder) {
        var ids = new LinkedHashMap<String, Oid>();
        for (TreeEntry entry : git.tree(tree, List.of(folder.substring(0, folder.length() - 1)))) {
            if (entry.mode().startsWith("100") && fits(entry.path(), folder)) {
                ids.put(entry.path(), entry.id());
            }
        }
        var out = new LinkedHashMap<String, byte[]>();
        if (!ids.isEmpty()) {
            Map<Oid, Blob> blobs = git.blobs(List.copyOf(ids.values()));
            ids.forEach((path, id) -> {
                Blob blob = blobs.get(id);
                if (blob != null) {
                    out.put(path, blob.content());
                }
            });
        }
        return out;
    }

    private void waiting(String folder, String own, Map<String, Item> found) {
        for (Map.Entry<String, Oid> ref : git.refs(List.of(HEADS + own)).entrySet()) {
            String branch = ref.getKey().substring(HEADS.length());
            String path = folder + branch.substring(own.length()) + ".yaml";
            Optional<Blob> blob = git.file(ref.getValue(), path);
            Item known = found.get(path);
            boolean news = blob.isPresent()
                    && (known == null
                            || !java.util.Arrays.equals(
                                    known.content(), blob.get().content()))
                    && !merged(ref.getValue());
            if (news) {
                found.put(path, new Item(path, blob.get().content(), Where.WAITING, branch));
            }
        }
    }

    /** What trunk has since changed is not waiting any more. */
    private boolean merged(Oid tip) {
        return session.experiments()
                .trunkTip()
                .filter(trunk -> git.isAncestor(tip, trunk))
                .isPresent();
    }

    private void uncommitted(String folder, Map<String, Item> found) {
        for (String path : here(folder)) {
            read(path).ifPresent(content -> found.put(path, new Item(path, content, Where.UNCOMMITTED, null)));
        }
    }

    /** Files of the checkout that differ from its commit, or that no commit has. */
    private Set<String> here(String folder) {
        var out = new TreeSet<String>();
        if (!Files.isDirectory(git.layout().workTree().resolve(folder), LinkOption.NOFOLLOW_LINKS)) {
            return out;
        }
        git.untracked().stream().filter(path -> fits(path, folder)).forEach(out::add);
        git.edited().stream()
                .map(TreeChange::path)
                .filter(path -> fits(path, folder))
                .forEach(out::add);
        return out;
    }

    /** Every file of the checkout, committed or not, by path. */
    public Map<String, byte[]> inCheckout(String folder) {
        var out = new TreeMap<String, byte[]>();
        Path directory = git.layout().workTree().resolve(folder);
        if (Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            var paths = new ArrayList<String>();
            try (var files = Files.list(directory)) {
                files.forEach(file -> paths.add(folder + file.getFileName()));
            } catch (IOException unreadable) {
                return out;
            }
            paths.stream()
                    .filter(path -> fits(path, folder))
                    .forEach(path -> read(path).ifPresent(content -> out.put(path, content)));
        }
        return out;
    }

    /** A link may lead out of the project; what is too large is cut there, where its reader says that it is. */
    private Optional<byte[]> read(String path) {
        Path file = git.layout().workTree().resolve(path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return Optional.of(in.readNBytes(Yaml.MAX_BYTES + 1));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static boolean fits(String path, String folder) {
        return path.startsWith(folder)
                && path.endsWith(".yaml")
                && path.indexOf('/', folder.length()) < 0
                && path.length() > folder.length() + ".yaml".length();
    }
}
