package dev.paribus.run;

import java.nio.file.Path;
import java.util.Optional;

/** One attempt, as its directory in the journal tells it. Everything is read afresh from the disk. */
public final class Attempt {
    private final Path directory;
    private final Intent intent;
    private final Machine machine;

    Attempt(Path directory, Intent intent, Machine machine) {
        this.directory = directory;
        this.intent = intent;
        this.machine = machine;
    }

    public Intent intent() {
        return intent;
    }

    public Identity identity() {
        return intent.identity();
    }

    public Path directory() {
        return directory;
    }

    /** Everything that the child printed. */
    public Path log() {
        return directory.resolve("log");
    }

    /** PARIBUS_METRICS. */
    public Path metrics() {
        return directory.resolve("metrics.jsonl");
    }

    /** PARIBUS_PARAMS. */
    public Path parameters() {
        return directory.resolve("params.json");
    }

    /** What it ran on, ready to be committed. */
    public Path environment() {
        return directory.resolve("environment.yaml");
    }

    public AttemptState state() {
        throw new UnsupportedOperationException(machine.toString());
    }

    /** How it ended; empty unless the state is ended or delivered. */
    public Optional<Ending> ending() {
        throw new UnsupportedOperationException();
    }

    /** Asks its wrapper, wherever it runs, to end it: TERM, then KILL after the grace. */
    public void stop() {
        throw new UnsupportedOperationException();
    }

    /** Ends whatever still lives of an attempt whose tool and wrapper are both gone. */
    public void endStrays() {
        throw new UnsupportedOperationException();
    }

    /** Notes, durably, that its results are in this commit. */
    public void deliver(String commit) {
        throw new UnsupportedOperationException(commit);
    }
}
