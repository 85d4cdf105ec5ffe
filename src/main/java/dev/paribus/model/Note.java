package dev.paribus.model;

/**
 * A free text on an experiment, one entry of {@code results/notes.yaml}.
 *
 * @param text one line
 * @param by who, {@code Name <address>} as git has it
 */
public record Note(String text, String by) {}
