package dev.paribus.model;

import java.util.List;

/**
 * What was learned, {@code lessons/NAME.yaml} on trunk.
 *
 * @param name the file's name without {@code .yaml}
 * @param text the lesson
 * @param from the experiments that showed it
 * @param supersedes earlier lessons that it replaces
 * @param about paths of parameters, or of blocks of them; empty: what the experiments changed
 */
public record Lesson(
        ExperimentName name,
        String text,
        List<ExperimentName> from,
        List<ExperimentName> supersedes,
        List<String> about) {
    public Lesson {
        from = List.copyOf(from);
        supersedes = List.copyOf(supersedes);
        about = List.copyOf(about);
    }
}
