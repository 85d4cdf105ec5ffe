package dev.paribus.render;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms in which {@code check --format} prints what was found. */
public enum CheckFormat {
    /** For a person: each finding with its line and a caret. */
    TEXT,
    /** The envelope of {@code --json}. */
    JSON,
    /** SARIF 2.1.0, what code scanning reads. */
    SARIF,
    /** Workflow commands of GitHub, shown as annotations. */
    GITHUB,
    /** The Code Quality report of GitLab. */
    GITLAB,
    /** JUnit's XML, which most CI servers show. */
    JUNIT;

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(CheckFormat::word).toList();
    }

    public static Optional<CheckFormat> of(String word) {
        return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
    }
}
