package dev.paribus.hook;

import dev.paribus.git.Repositories;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Peek;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Merges a record for {@code git merge}: two versions of one experiment's record as git itself would, two experiments' not at
 * all. Ours is left in the file then and the path stays unmerged, without markers that would make a third record of the two.
 */
final class RecordMerge {
    private final Map<String, String> environment;
    private final Terminal terminal;

    RecordMerge(Map<String, String> environment, Terminal terminal) {
        this.environment = environment;
        this.terminal = terminal;
    }

    /** @param words base, ours, theirs: temporary files; and the path that is merged */
    ExitCode run(Path root, List<String> words) {
        if (words.size() != 4) {
            throw Failure.commandLine("file-missing", "hook merge-record needs three files and a path", "git merge");
        }
        Path ours = root.resolve(words.get(1));
        String one = name(ours);
        String other = name(root.resolve(words.get(2)));
        if (!one.equals(other) && !one.isEmpty() && !other.isEmpty()) {
            String path = words.get(3);
            terminal.problems(List.of(Problem.error(
                            "records-mixed",
                            "'" + path + "' would become one record of two experiments, '" + one + "' and '" + other
                                    + "'; the record of '" + one + "' stands in the file, nothing is mixed")
                    .hint("git merge --abort, and paribus keep " + other
                            + "; to stay with one of the two: git checkout --ours (or --theirs) " + path
                            + " && git add " + path)));
            return ExitCode.NO;
        }
        return Repositories.mergeFile(root, environment, words.get(1), words.get(0), words.get(2))
                ? ExitCode.OK
                : ExitCode.NO;
    }

    private static String name(Path file) {
        try {
            return Peek.name(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                    .map(ExperimentName::text)
                    .orElse("");
        } catch (IOException unreadable) {
            return "";
        }
    }
}
