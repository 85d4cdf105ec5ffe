package dev.paribus;

import java.util.ArrayList;
import java.util.List;

/**
 * Plays several command lines, separated by {@code ,}, in one process: the JVM writes a class archive at its end, and one
 * archive has to serve all verbs. Called by {@code make-archives} only.
 */
final class Training {
    private Training() {}

    public static void main(String[] args) {
        var words = new ArrayList<String>();
        for (String arg : args) {
            if (arg.equals(",")) {
                play(words);
                words.clear();
            } else {
                words.add(arg);
            }
        }
        play(words);
    }

    private static void play(List<String> words) {
        int code = Main.process(words.toArray(new String[0]));
        if (code != 0) {
            System.err.println("training: exit code " + code + " of: paribus " + String.join(" ", words));
        }
    }
}
