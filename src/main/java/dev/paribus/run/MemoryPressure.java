package dev.paribus.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** What the kernel tells about memory; nothing without {@code /proc}. */
final class MemoryPressure {
    private static final Path PROC = Path.of("/proc");

    private MemoryPressure() {}

    /** Processes that were ended for want of memory since boot; -1 where the kernel does not tell. */
    static long kills() {
        return field(PROC.resolve("vmstat"), "oom_kill ");
    }

    /** Memory of a process and all its descendants now, in KB; 0 when there is none. */
    static long ofTree(long pid) {
        long sum = 0;
        Set<Long> seen = new HashSet<>();
        Deque<Long> open = new ArrayDeque<>();
        open.add(pid);
        while (!open.isEmpty()) {
            long next = open.remove();
            if (seen.add(next)) {
                Path place = PROC.resolve(Long.toString(next));
                sum += Math.max(0, field(place.resolve("status"), "VmRSS:"));
                for (String child : read(place.resolve("task")
                                .resolve(Long.toString(next))
                                .resolve("children"))
                        .split(" ")) {
                    if (!child.isBlank()) {
                        open.add(Long.parseLong(child.strip()));
                    }
                }
            }
        }
        return sum;
    }

    private static long field(Path file, String name) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(name))
                .findFirst()
                .map(line -> line.substring(name.length()).replace("kB", "").strip())
                .filter(digits -> digits.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(-1L);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException gone) {
            return "";
        }
    }
}
