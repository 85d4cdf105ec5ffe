package dev.paribus.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which processes work on a file or in a directory, as Linux tells it in {@code /proc} (proc(5)). */
public final class Holders {
    private static final Path PROC = Path.of("/proc");

    private Holders() {}

    /** True where the system can tell. */
    public static boolean canTell() {
        return Files.isReadable(PROC.resolve("self/stat"));
    }

    /**
     * Processes that have {@code file} open, and gits that work in one of {@code places} or cannot be looked at, since git
     * closes a lock before it gives it up; not the children of this process, which only read. Each in words:
     * {@code git (process 4711)}.
     */
    public static List<String> of(Path file, List<Path> places) {
        var out = new ArrayList<String>();
        Set<String> own = ProcessHandle.current()
                .descendants()
                .map(child -> Long.toString(child.pid()))
                .collect(Collectors.toSet());
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                if (own.contains(process.getFileName().toString()) || over(process)) {
                    continue;
                }
                String name = name(process);
                boolean git = name.startsWith("git") || name.startsWith("jgit");
                if (opens(process, file) || (git && worksIn(process, places))) {
                    out.add(name + " (process " + process.getFileName() + ")");
                }
            }
        } catch (IOException none) {
            return out;
        }
        out.sort(null);
        return out;
    }

    /** True for one that ended and whose parent has not asked yet how. */
    private static boolean over(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException gone) {
            return true;
        }
    }

    private static String name(Path process) {
        try {
            return Files.readString(process.resolve("comm")).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    private static boolean opens(Path process, Path file) {
        try (DirectoryStream<Path> open = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path each : open) {
                if (leadsTo(each, file)) {
                    return true;
                }
            }
        } catch (IOException goneOrNotOurs) {
            return false;
        }
        return false;
    }

    private static boolean leadsTo(Path link, Path file) {
        try {
            return Files.readSymbolicLink(link).equals(file);
        } catch (IOException closed) {
            return false;
        }
    }

    /** One of another user, of whom the directory is not shown, may work anywhere. */
    private static boolean worksIn(Path process, List<Path> places) {
        try {
            Path at = Files.readSymbolicLink(process.resolve("cwd"));
            return places.stream().anyMatch(at::startsWith);
        } catch (IOException goneOrNotOurs) {
            return Files.exists(process);
        }
    }
}
