package dev.paribus.workflow.session;

import dev.paribus.host.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 of files, kept by size, times and inode in {@code .git/paribus/data-hashes}. It may be deleted at any time; of several
 * writers at once the last one's entries stay, which costs a hash and no more. As in git's index, an entry is not
 * trusted when its file was changed in the moment of hashing or later (git, Documentation/technical/racy-git.txt).
 */
final class HashCache {
    private static final int MOST = 500_000;
    /** Some file systems tell times in steps of two seconds. */
    private static final long COARSEST = TimeUnit.SECONDS.toNanos(2);

    private final Path file;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private boolean changed;

    /** @param at the file system's time when hashing began, in nanoseconds */
    private record Entry(String stat, long modified, long at, String sha) {}

    private HashCache(Path file) {
        this.file = file;
    }

    static HashCache open(Path state) {
        var cache = new HashCache(state.resolve("data-hashes"));
        try {
            if (Files.isRegularFile(cache.file)) {
                for (String line :
                        Files.readString(cache.file, StandardCharsets.UTF_8).split("\n")) {
                    cache.line(line);
                }
            }
        } catch (IOException broken) {
            cache.entries.clear();
        }
        return cache;
    }

    private void line(String line) {
        String[] cells = line.split(" ", 5);
        if (cells.length == 5
                && cells[1].matches("-?[0-9]{1,19}")
                && cells[2].matches("-?[0-9]{1,19}")
                && cells[3].matches("[0-9a-f]{64}")) {
            entries.put(cells[4], new Entry(cells[0], number(cells[1]), number(cells[2]), cells[3]));
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException beyond) {
            return Long.MAX_VALUE;
        }
    }

    /** The hash of a file's content, read only when its state is not known. */
    String sha256(Path path) throws IOException {
        String key = path.toString();
        Stat before = stat(path);
        Entry known = entries.get(key);
        if (before != null && known != null && known.stat.equals(before.text) && known.modified == before.modified) {
            boolean racy = before.modified >= known.at - COARSEST;
            if (!racy) {
                return known.sha;
            }
        }
        long at = now();
        String sha = DataFiles.sha256(path);
        boolean line = key.indexOf('\n') < 0 && key.indexOf('\r') < 0;
        if (before != null && line && Objects.equals(before, stat(path))) {
            entries.put(key, new Entry(before.text, before.modified, at, sha));
            changed = true;
        }
        return sha;
    }

    /** @param text size, inode and change time: what an edit that keeps the modification time cannot keep */
    private record Stat(String text, long modified) {}

    private static @Nullable Stat stat(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return null;
        }
        Map<String, Object> all = Files.readAttributes(path, "unix:size,ino,dev,ctime,lastModifiedTime");
        return new Stat(
                all.get("size") + "," + all.get("dev") + "," + all.get("ino") + "," + nanos(all.get("ctime")),
                nanos(all.get("lastModifiedTime")));
    }

    private static long nanos(@Nullable Object time) {
        return time instanceof FileTime fileTime ? fileTime.to(TimeUnit.NANOSECONDS) : 0;
    }

    /** The file system's own time, which need not be the clock's. */
    private long now() throws IOException {
        Files.createDirectories(file.getParent());
        Path probe = Files.createTempFile(file.getParent(), "now-", ".tmp");
        try {
            return Files.getLastModifiedTime(probe).to(TimeUnit.NANOSECONDS);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Keeps what was learned; a disk that refuses costs only time. */
    void save() {
        if (!changed) {
            return;
        }
        var text = new StringBuilder();
        long over = Math.max(0, entries.size() - MOST);
        entries.entrySet().stream()
                .skip(over)
                .forEach(entry -> text.append(entry.getValue().stat)
                        .append(' ')
                        .append(entry.getValue().modified)
                        .append(' ')
                        .append(entry.getValue().at)
                        .append(' ')
                        .append(entry.getValue().sha)
                        .append(' ')
                        .append(entry.getKey())
                        .append('\n'));
        try {
            Files.createDirectories(file.getParent());
            DurableFiles.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException full) {
            // The next one hashes again.
        }
    }
}
