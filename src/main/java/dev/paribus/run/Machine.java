package dev.paribus.run;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This machine as far as the life of processes goes: name, boot, process ids with their start. */
public final class Machine {
    private static final Path PROC = Path.of("/proc");

    private final String host;
    private final String boot;

    /** A machine of the given name and boot. */
    Machine(String host, String boot) {
        this.host = host;
        this.boot = boot;
    }

    /** The machine that this process runs on. */
    public static Machine here() {
        if (Files.isReadable(PROC.resolve("sys/kernel/random/boot_id"))) {
            return new Machine(
                    plain(line(PROC.resolve("sys/kernel/hostname"))),
                    plain(line(PROC.resolve("sys/kernel/random/boot_id")) + namespace()));
        }
        return new Machine(
                plain(said("/usr/bin/uname", "-n")), plain(said("/usr/sbin/sysctl", "-n", "kern.bootsessionuuid")));
    }

    public String host() {
        return host;
    }

    /** Changes with every boot, and between containers that do not see each other's processes. */
    public String boot() {
        return boot;
    }

    /** When a process started, in a unit of the system's; empty when there is no such process. Equal pid and start: the same process. */
    public Optional<String> started(long pid) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .map(handle -> handle.info()
                            .startInstant()
                            .map(at -> Long.toString(at.toEpochMilli()))
                            .orElse(""));
        }
        String stat = line(PROC.resolve(Long.toString(pid)).resolve("stat"));
        // The name in parentheses may hold anything; after it: state, parent, ... and as the 20th field the start.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
        boolean lives = fields.length >= 20 && !fields[0].equals("Z") && !fields[0].equals("X");
        return lives ? Optional.of(fields[19]) : Optional.empty();
    }

    /** This very process. */
    public Intent.Owner self() {
        long pid = ProcessHandle.current().pid();
        return new Intent.Owner(host, boot, pid, started(pid).orElse(""));
    }

    /** What can be said about a process that was noted down earlier. */
    enum Life {
        ALIVE,
        DEAD,
        /** It ran on this machine before its last boot. */
        DEAD_BY_REBOOT,
        /** Another machine, or a container whose processes cannot be seen. */
        ELSEWHERE
    }

    /** Whether the process noted down still lives; a start that was not to be had ("") is taken for the same. */
    Life life(Intent.Owner noted) {
        if (!noted.host().equals(host)
                || (!noted.boot().equals(boot) && kernel(noted.boot()).equals(kernel(boot)))) {
            return Life.ELSEWHERE;
        }
        if (!noted.boot().equals(boot)) {
            return Life.DEAD_BY_REBOOT;
        }
        Optional<String> now = started(noted.pid());
        boolean same = now.isPresent()
                && (noted.started().isEmpty()
                        || now.get().isEmpty()
                        || now.get().equals(noted.started()));
        return same ? Life.ALIVE : Life.DEAD;
    }

    private static String kernel(String boot) {
        int end = boot.indexOf('.');
        return end < 0 ? boot : boot.substring(0, end);
    }

    private static String namespace() {
        try {
            return "." + Files.readSymbolicLink(PROC.resolve("self/ns/pid"));
        } catch (IOException | UnsupportedOperationException none) {
            return "";
        }
    }

    /** The text stands in JSON that a shell script writes. */
    private static String plain(String text) {
        return text.strip().replaceAll("[^A-Za-z0-9._:\\[\\]-]", "_");
    }

    /** First line of a file of the kernel's; empty when it is gone. */
    private static String line(Path file) {
        try {
            return Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        } catch (IOException gone) {
            return "";
        }
    }

    private static String said(String... command) {
        try {
            return new Child(List.of(command), Path.of("/"), Map.of()).run().text();
        } catch (Failure missing) {
            return "";
        }
    }
}
