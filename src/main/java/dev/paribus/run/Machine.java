package dev.paribus.run;

import java.util.Optional;

/** This machine as far as the life of processes goes: name, boot, process ids with their start. */
public final class Machine {
    private final String host;
    private final String boot;

    private Machine(String host, String boot) {
        this.host = host;
        this.boot = boot;
    }

    /** The machine that this process runs on. */
    public static Machine here() {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException("" + pid);
    }
}
