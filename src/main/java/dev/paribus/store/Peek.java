package dev.paribus.store;

import dev.paribus.model.ExperimentName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name in a record or summary, without parsing it: for walks over thousands of commits where only the name counts. */
public final class Peek {
    private static final Pattern NAME =
            Pattern.compile("(?m)^name:[ \\t]+[\"']?([a-z][a-z0-9-]*)[\"']?[ \\t]*(#.*)?\\r?$");

    private Peek() {}

    /** Empty when there is none of the right form. */
    public static Optional<ExperimentName> name(String yaml) {
        Matcher matcher = NAME.matcher(yaml);
        return matcher.find() ? ExperimentName.of(matcher.group(1)) : Optional.empty();
    }
}
