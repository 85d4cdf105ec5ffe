package dev.paribus.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/**
 * How a command ended.
 *
 * @param command the words
 * @param exit exit code
 * @param out standard output as UTF-8
 * @param err standard error as UTF-8
 */
public record Ran(List<String> command, int exit, String out, String err) {
    /** Fails the test, showing everything, unless the exit code is 0. */
    public Ran ok() {
        return exits(0);
    }

    /** Fails the test, showing everything, unless the command exited with {@code code}. */
    public Ran exits(int code) {
        assertThat(exit).as("exit code of %s", this).isEqualTo(code);
        return this;
    }

    /** Standard output without the last line end. */
    public String text() {
        return out.endsWith("\n") ? out.substring(0, out.length() - 1) : out;
    }

    public List<String> lines() {
        return out.lines().toList();
    }

    @Override
    public String toString() {
        return "$ " + String.join(" ", command) + "\n" + out + err.indent(0).replaceAll("(?m)^", "! ") + "[exit " + exit
                + "]";
    }
}
