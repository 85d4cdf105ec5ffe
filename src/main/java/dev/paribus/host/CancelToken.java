package dev.paribus.host;

import dev.paribus.problem.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
            notifyAll();
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

    /**
     * Waits until a stop is asked for, or so long.
     *
     * @return true when a stop was asked for, now or before
     * @throws Failure INTERRUPTED when the thread is interrupted; its flag stays set
     */
    public synchronized boolean pause(Duration most) {
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toNanos(); requests == 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
            return requests > 0;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new Failure(Failure.Kind.INTERRUPTED, List.of());
        }
    }
}
