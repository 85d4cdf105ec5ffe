package dev.paribus.git;

import dev.paribus.host.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The references that stand in files of their own below {@code refs/} (gitrepository-layout), and those among them that a
 * crash left without a commit id. JGit takes such a one for one that does not exist and would start a new history over it;
 * git's own {@code update-ref} refuses it.
 */
public final class LooseRefs {
    private final GitReader git;
    private final Path commonDir;

    public LooseRefs(GitReader git) {
        this.git = git;
        this.commonDir = git.layout().commonDir();
    }

    /**
     * One that leads nowhere.
     *
     * @param ref full name
     * @param why what is wrong with it, in words
     * @param last the commit that the reflog names last and that is here; null when nothing tells
     */
    public record Broken(
            String ref, Path file, String why, @Nullable Oid last) {}

    /** True for the content of a reference that git can read. */
    static boolean whole(String text) {
        return text.matches("[0-9a-f]{40}\\s*") || text.startsWith("ref: ");
    }

    /** All that are broken, by name. */
    public List<Broken> broken() {
        Map<String, String> texts = texts();
        var ids = new LinkedHashMap<String, Oid>();
        texts.forEach((ref, text) -> {
            if (whole(text) && !text.startsWith("ref: ")) {
                ids.put(ref, new Oid(text.strip()));
            }
        });
        Map<Oid, Long> here = git.sizes(ids.values().stream().distinct().toList());
        var out = new ArrayList<Broken>();
        texts.forEach((ref, text) -> {
            Oid id = ids.get(ref);
            if (!whole(text)) {
                out.add(broken(ref, text.isBlank() ? "its file is empty" : "its file holds no commit id"));
            } else if (id != null && !here.containsKey(id)) {
                out.add(broken(ref, "the commit " + id.brief() + " that it names is not in this repository"));
            }
        });
        return out;
    }

    private Broken broken(String ref, String why) {
        return new Broken(ref, commonDir.resolve(ref), why, last(ref));
    }

    /** The newest commit that the reflog tells of and that is here. */
    private @Nullable Oid last(String ref) {
        List<String> lines;
        try {
            Path log = commonDir.resolve("logs").resolve(ref);
            lines = new ArrayList<>(
                    Files.readString(log, StandardCharsets.ISO_8859_1).lines().toList());
        } catch (IOException none) {
            return null;
        }
        Collections.reverse(lines);
        for (String line : lines) {
            for (int from : List.of(41, 0)) {
                String hex = line.length() > from + 40 ? line.substring(from, from + 40) : "";
                if (Oid.isHex(hex)
                        && !hex.equals(Oid.ZERO.hex())
                        && git.resolve(hex + "^{commit}").isPresent()) {
                    return new Oid(hex);
                }
            }
        }
        return null;
    }

    /**
     * Lets a broken reference name its last commit again, under git's own lock of it.
     *
     * @return false when it is locked, or no longer what was found, or nothing tells where it stood; nothing was written then
     * @throws dev.paribus.problem.Failure ENVIRONMENT when the disk refuses
     */
    public boolean mend(Broken found) {
        Oid last = found.last();
        if (last == null) {
            return false;
        }
        Path lock = found.file().resolveSibling(found.file().getFileName() + ".lock");
        try {
            if (!DurableFiles.create(lock, (last.hex() + "\n").getBytes(StandardCharsets.US_ASCII))) {
                return false;
            }
            try {
                if (broken().stream().noneMatch(found::equals)) {
                    return false;
                }
                Files.move(lock, found.file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(lock);
            }
            Path folder = found.file().getParent();
            DurableFiles.syncDirectory(folder == null ? commonDir : folder);
            return true;
        } catch (IOException refused) {
            throw new Trouble(commonDir).with(refused);
        }
    }

    private Map<String, String> texts() {
        var out = new LinkedHashMap<String, String>();
        try (Stream<Path> all = Files.walk(commonDir.resolve("refs"))) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String ref = commonDir.relativize(file).toString();
                if (!ref.endsWith(".lock")) {
                    read(file, ref, out);
                }
            }
            return out;
        } catch (IOException unreadable) {
            throw new Trouble(commonDir).with(unreadable);
        }
    }

    private static void read(Path file, String ref, Map<String, String> into) throws IOException {
        try {
            into.put(ref, Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException packedMeanwhile) {
            // It stands in packed-refs now.
        }
    }
}
