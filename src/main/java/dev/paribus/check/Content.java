package dev.paribus.check;

/** What is about to be committed, or was committed by the experiment, as bytes: sizes, secrets, text for the terminal. */
public record Content() {
    public static final Content NONE = new Content();
}
