package dev.paribus.cli;

import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.secret.FoundSecret;
import dev.paribus.secret.SecretScanner;
import dev.paribus.secret.SecretVariables;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Refuses a command line that holds a secret before anything is made of it. The rule on what is committed comes too late: the
 * record is an object of the repository by then, and our full stop behind a reason hides a key from some of gitleaks' rules.
 */
final class SpokenSecrets {
    /** Their words are committed. */
    private static final Set<Verb> WRITTEN = EnumSet.of(
            Verb.NEW,
            Verb.TRY,
            Verb.SWEEP,
            Verb.CONFIRM,
            Verb.SPLIT,
            Verb.COMBINE,
            Verb.ABLATE,
            Verb.KEEP,
            Verb.DISCARD,
            Verb.NOTE,
            Verb.REVIEW,
            Verb.IDEA,
            Verb.LEARNED);

    private SpokenSecrets() {}

    /** @throws Failure ANSWER_NO {@code secret} showing a few characters of it at most */
    static void refuse(Verb verb, Arguments arguments, List<String> words, Map<String, String> environment) {
        if (!WRITTEN.contains(verb) && !(verb == Verb.RUN && arguments.has("--because"))) {
            return;
        }
        var scanner = new SecretScanner(new SecretVariables(environment));
        for (String word : words) {
            List<FoundSecret> found = scanner.scan("", word);
            if (!found.isEmpty()) {
                FoundSecret first = found.get(0);
                throw new Failure(
                        Failure.Kind.ANSWER_NO,
                        List.of(Problem.error(
                                        "secret",
                                        "'" + first.masked(word) + "' in the command line looks like a secret: "
                                                + first.says())
                                .hint("say it without; nothing was written. If it is none, end the text with "
                                        + "'gitleaks:allow'")));
            }
        }
    }
}
