package dev.paribus.terminal;

import dev.paribus.host.Child;
import dev.paribus.host.Interrupts;
import dev.paribus.problem.Failure;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Shows what is longer than the screen through the pager that git would take: {@code GIT_PAGER}, {@code core.pager}, {@code PAGER},
 * {@code less}, by a shell and with {@code LESS=FRX} and {@code LV=-c} unless they are set, as git does (git(1), git-var(1)).
 * A short text, a terminal that is dumb or has no size, and a pager called {@code cat} need none.
 */
public final class Pager {
    private static final int NOT_FOUND = 127;
    private static final int NOT_RUNNABLE = 126;

    private final Outside outside;
    private final int columns;
    private final Path directory;

    /**
     * @param columns of the terminal
     * @param directory whose repository may name a pager in its configuration
     */
    public Pager(Outside outside, int columns, Path directory) {
        this.outside = outside;
        this.columns = columns;
        this.directory = directory;
    }

    /** Shows the lines and waits until the reader is done; false when they have to be printed as usual. */
    public boolean show(List<String> lines) {
        if (outside.environment().getOrDefault("TERM", "").equals("dumb") || fits(lines)) {
            return false;
        }
        String pager = named();
        return !pager.isEmpty() && !pager.equals("cat") && shown(pager, lines);
    }

    private boolean fits(List<String> lines) {
        String asked = outside.environment().getOrDefault("LINES", "");
        int rows = asked.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(asked) : outside.rows();
        int used = 0;
        for (String line : lines) {
            // Colour makes a line look longer than it is; then the pager finds that all of it fits.
            used += 1 + Math.max(0, line.length() - 1) / columns;
            if (rows > 0 && used >= rows) {
                return false;
            }
        }
        return true;
    }

    private String named() {
        try {
            Child.Result asked = new Child(List.of("git", "var", "GIT_PAGER"), directory, outside.environment()).run();
            return asked.ok() ? asked.text().strip() : "less";
        } catch (Failure noGit) {
            return "less";
        }
    }

    private boolean shown(String pager, List<String> lines) {
        Map<String, String> environment = new LinkedHashMap<>(outside.environment());
        environment.putIfAbsent("LESS", "FRX");
        environment.putIfAbsent("LV", "-c");
        // Nobody asked for less by name: where it is missing, nothing is said of it.
        String line = pager.equals("less") ? "command -v less >/dev/null || exit 127; exec less" : pager;
        outside.out().flush();
        Process process;
        try {
            process = new Child(List.of("sh", "-c", line), directory, environment).startInFront();
        } catch (Failure noShell) {
            return false;
        }
        Interrupts interrupts = Interrupts.leftToTheChild();
        try {
            feed(process, lines);
            int exit = process.waitFor();
            return exit != NOT_FOUND && exit != NOT_RUNNABLE;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return true;
        } finally {
            interrupts.end();
        }
    }

    private static void feed(Process process, List<String> lines) {
        try (var into = new BufferedWriter(new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8))) {
            for (String line : lines) {
                into.write(line);
                into.write('\n');
            }
        } catch (IOException left) {
            // The reader has seen enough.
        }
    }
}
