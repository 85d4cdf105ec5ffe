package dev.paribus.cli;

import java.util.List;

/**
 * What a verb's help says beside its options.
 *
 * @param usage what follows {@code paribus VERB}
 * @param examples shown first
 * @param text paragraphs
 */
record HelpPage(String usage, List<Example> examples, List<String> text) {
    /** A command line, and what it is for. */
    record Example(String line, String purpose) {}

    HelpPage {
        examples = List.copyOf(examples);
        text = List.copyOf(text);
    }
}
