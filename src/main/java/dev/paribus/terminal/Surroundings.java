package dev.paribus.terminal;

import dev.paribus.text.Glyphs;
import dev.paribus.text.Ink;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * What this process writes to.
 *
 * @param out standard output
 * @param err standard error
 * @param width columns of the terminal, 40 to 400; 80 where nobody knows
 * @param outInk ink of standard output
 * @param errInk ink of standard error
 * @param glyphs signs for both when they are terminals
 */
public record Surroundings(Device out, Device err, int width, Ink outInk, Ink errInk, Glyphs glyphs) {
    private static final int NARROWEST = 40;
    private static final int WIDEST = 400;
    private static final int USUAL = 80;

    /** Colour as the command line asks for it. */
    public enum Colour {
        ALWAYS,
        NEVER,
        /** As the environment says, else on terminals only. */
        AUTO
    }

    /**
     * Reads the environment: {@code NO_COLOR}, {@code CLICOLOR_FORCE}, {@code CLICOLOR}, {@code TERM=dumb}, {@code COLUMNS}, and whether the
     * locale is UTF-8.
     *
     * @param env the caller's environment
     * @param columns asks the terminal for its width, 0 when it does not say; called only when it is needed
     */
    public static Surroundings of(Map<String, String> env, Device out, Device err, IntSupplier columns, Colour colour) {
        return new Surroundings(
                out, err, width(env, out, err, columns), ink(env, out, colour), ink(env, err, colour), glyphs(env));
    }

    /** The same place with other colours, without asking for its size again. */
    public Surroundings in(Map<String, String> env, Colour colour) {
        return new Surroundings(out, err, width, ink(env, out, colour), ink(env, err, colour), glyphs);
    }

    private static int width(Map<String, String> env, Device out, Device err, IntSupplier columns) {
        String asked = env.getOrDefault("COLUMNS", "");
        // a hook starts with nobody's COLUMNS; the first pattern of a process costs it milliseconds
        int width = !asked.isEmpty() && asked.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(asked) : 0;
        if (width == 0 && (out == Device.TERMINAL || err == Device.TERMINAL)) {
            width = columns.getAsInt();
        }
        return width <= 0 ? USUAL : Math.max(NARROWEST, Math.min(WIDEST, width));
    }

    private static Ink ink(Map<String, String> env, Device device, Colour colour) {
        if (colour != Colour.AUTO) {
            return colour == Colour.ALWAYS ? Ink.COLOURED : Ink.PLAIN;
        }
        if (!env.getOrDefault("NO_COLOR", "").isEmpty()) {
            return Ink.PLAIN;
        }
        String force = env.getOrDefault("CLICOLOR_FORCE", "");
        if (!force.isEmpty() && !force.equals("0")) {
            return Ink.COLOURED;
        }
        boolean wanted = !env.getOrDefault("CLICOLOR", "").equals("0");
        return wanted && device == Device.TERMINAL && !dumb(env) ? Ink.COLOURED : Ink.PLAIN;
    }

    private static boolean dumb(Map<String, String> env) {
        return env.getOrDefault("TERM", "").equals("dumb");
    }

    private static Glyphs glyphs(Map<String, String> env) {
        for (String variable : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
            String locale = env.getOrDefault(variable, "").toLowerCase(Locale.ROOT);
            if (!locale.isEmpty()) {
                return locale.contains("utf-8") || locale.contains("utf8") ? Glyphs.UTF8 : Glyphs.ASCII;
            }
        }
        return Glyphs.ASCII;
    }
}
