package dev.paribus.host;

import java.util.ArrayList;
import java.util.List;

/** Tells long work that a person wants it to stop; first gently, then at once. Safe for use from signal handlers' threads. */
public final class CancelToken {
    private final List<Runnable> listeners = new ArrayList<>();
    private int requests;
    private int signal;

    /**
     * Asks for a stop.
     *
     * @param signalNumber the signal that asked: 2 for INT, 15 for TERM, 1 for HUP
     */
    public void cancel(int signalNumber) {
        List<Runnable> now;
        synchronized (this) {
            requests++;
            signal = signalNumber;
            now = List.copyOf(listeners);
        }
        now.forEach(Runnable::run);
    }

    /** How often a stop was asked for; 2 and more mean at once. */
    public synchronized int requests() {
        return requests;
    }

    public synchronized boolean cancelled() {
        return requests > 0;
    }

    /** The signal that asked last; 0 before. */
    public synchronized int signal() {
        return signal;
    }

    /** Runs {@code listener} at every request from now on. */
    public synchronized void onCancel(Runnable listener) {
        listeners.add(listener);
    }
}
