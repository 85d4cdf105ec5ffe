package dev.paribus.terminal;

import dev.paribus.model.AttemptEnd;
import dev.paribus.model.Progress;
import dev.paribus.text.Durations;
import dev.paribus.text.Escape;
import dev.paribus.text.Width;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Shows progress on standard error: on a terminal one live line, drawn anew at most four times a second; elsewhere plain
 * lines, and of running seeds one a minute. Safe for use from several threads. Close it before anything else is printed.
 */
public final class ProgressView implements Consumer<Progress>, AutoCloseable {
    private static final Duration FRAME = Duration.ofMillis(250);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    /** Who waited longer than this looks at something else by now, and gets a bell. */
    private static final Duration LONG = Duration.ofSeconds(10);

    private static final String BELL = "\u0007";
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream err;
    private final Surroundings surroundings;
    private final Clock clock;
    private final boolean live;
    private final Map<String, Progress.Running> running = new LinkedHashMap<>();
    private final Map<String, Instant> told = new LinkedHashMap<>();
    private Instant drawn = Instant.EPOCH;
    private boolean shown;
    private boolean closed;

    ProgressView(PrintStream err, Surroundings surroundings, Clock clock) {
        this.err = err;
        this.surroundings = surroundings;
        this.clock = clock;
        this.live = surroundings.err() == Device.TERMINAL;
    }

    @Override
    public synchronized void accept(Progress event) {
        if (closed) {
            // A thread whose reading nobody waits for any more.
            return;
        }
        if (event instanceof Progress.Note note) {
            line(Escape.terminal(note.text()));
        } else if (event instanceof Progress.Started started) {
            line(started.name() + " seed " + started.seed() + ": started, log " + Escape.terminal(started.log())
                    + ", output " + Escape.terminal(started.output()));
        } else if (event instanceof Progress.Running now) {
            running(now);
        } else if (event instanceof Progress.Ended ended) {
            ended(ended);
        } else if (event instanceof Progress.Finished finished) {
            if (live && finished.elapsed().compareTo(LONG) >= 0) {
                err.print(BELL);
                err.flush();
            }
        } else if (event instanceof Progress.Counted counted) {
            counted(counted);
        }
    }

    private void running(Progress.Running now) {
        String key = key(now.name().text(), now.seed());
        running.remove(key);
        running.put(key, now);
        if (live) {
            draw(status());
        } else if (due("seed " + key, SELDOM)) {
            line(text(now));
        }
    }

    private void ended(Progress.Ended ended) {
        running.remove(key(ended.name().text(), ended.seed()));
        String how = ended.end() == AttemptEnd.OK ? "done" : ended.end().word();
        String metric = ended.metric() == null ? "" : ", " + Escape.terminal(ended.metric());
        line(ended.name() + " seed " + ended.seed() + ": " + how + " after " + Durations.words(ended.elapsed())
                + metric);
    }

    private void counted(Progress.Counted counted) {
        String text = Escape.terminal(counted.what()) + ": " + counted.done() + " of " + counted.total();
        if (live) {
            draw(text);
        } else if (due("count " + counted.what(), SELDOM)) {
            line(text);
        }
    }

    private String status() {
        var parts = new ArrayList<String>();
        running.values().forEach(seed -> parts.add(text(seed)));
        int newest = parts.size() - 1;
        return newest < 1 ? parts.get(0) : parts.get(newest) + " (and " + newest + " more)";
    }

    private static String text(Progress.Running now) {
        String step = now.step() == null ? "" : ", step " + now.step();
        String metric = now.metric() == null ? "" : ", " + Escape.terminal(now.metric());
        return now.name() + " seed " + now.seed() + ": " + Durations.words(now.elapsed()) + step + metric;
    }

    private static String key(String name, int seed) {
        return name + " " + seed;
    }

    private boolean due(String what, Duration every) {
        Instant now = clock.instant();
        Instant before = told.putIfAbsent(what, now);
        if (before == null || Duration.between(before, now).compareTo(every) >= 0) {
            told.put(what, now);
            return before != null;
        }
        return false;
    }

    private void draw(String text) {
        Instant now = clock.instant();
        if (shown && Duration.between(drawn, now).compareTo(FRAME) < 0) {
            return;
        }
        drawn = now;
        shown = true;
        err.print(CLEAR
                + Width.truncate(
                        text, surroundings.width() - 1, surroundings.glyphs().ellipsis()));
        err.flush();
    }

    private void line(String text) {
        clear();
        err.print(text + "\n");
        err.flush();
    }

    private void clear() {
        if (shown) {
            err.print(CLEAR);
            shown = false;
        }
    }

    /** Removes the live line. */
    @Override
    public synchronized void close() {
        closed = true;
        clear();
        err.flush();
    }
}
