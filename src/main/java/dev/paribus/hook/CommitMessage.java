package dev.paribus.hook;

import dev.paribus.format.DecisionFile;
import dev.paribus.format.RecordFile;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the trailers that a message claims against the files that would be committed; what it does not claim is no matter. */
final class CommitMessage {
    private static final String SCISSORS = " ------------------------ >8 ------------------------";

    private final Sessions sessions;
    private final Terminal terminal;

    CommitMessage(Sessions sessions, Terminal terminal) {
        this.sessions = sessions;
        this.terminal = terminal;
    }

    /** @param words the message's file and, before or behind it, the projects' directories; paths relative to {@code root} */
    ExitCode run(Path root, List<String> words) {
        Path file = null;
        var directories = new ArrayList<String>();
        for (String word : words) {
            if (file == null && Files.isRegularFile(root.resolve(word))) {
                file = root.resolve(word);
            } else {
                directories.add(word);
            }
        }
        if (file == null) {
            throw Failure.commandLine("file-missing", "hook commit-msg needs the message's file", "git commit");
        }
        Map<String, String> claimed = claimed(file);
        var problems = new ArrayList<Problem>();
        if (!claimed.isEmpty()) {
            for (Path there : Directories.of(root, directories, sessions)) {
                try (Session session = sessions.at(there)) {
                    HookProject.of(session).ifPresent(place -> judge(session.git(), place, claimed, problems));
                }
            }
        }
        terminal.problems(problems);
        return problems.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }

    /** {@code Experiment...: value} lines above the scissors; the first of a kind counts. */
    private static Map<String, String> claimed(Path file) {
        var out = new LinkedHashMap<String, String>();
        try {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.endsWith(SCISSORS)) {
                    break;
                }
                int colon = line.indexOf(':');
                if (line.startsWith("Experiment") && colon > 0) {
                    out.putIfAbsent(
                            line.substring(0, colon), line.substring(colon + 1).strip());
                }
            }
            return out;
        } catch (IOException unreadable) {
            throw Failure.environment(
                    "unreadable", "cannot read '" + file + "': " + unreadable.getMessage(), "git commit again");
        }
    }

    private static void judge(GitReader git, ProjectPlace place, Map<String, String> claimed, List<Problem> problems) {
        if (!git.headRef().orElse("").startsWith(place.branchPrefix())) {
            return;
        }
        Optional<GitReader.Blob> blob = git.file(Oid.INDEX, place.record());
        ExperimentRecord record = blob.isEmpty()
                ? null
                : RecordFile.read(place.record(), blob.get().content(), place.project())
                        .value();
        if (record == null) {
            return;
        }
        Summary summary = git.file(Oid.INDEX, place.summary())
                .map(file -> SummaryFile.read(place.summary(), file.content()).value())
                .orElse(null);
        var truth = new LinkedHashMap<String, @Nullable String>();
        truth.put("Experiment", record.name().text());
        truth.put("Experiment-State", state(git, place, summary).word());
        truth.put(
                "Experiment-Parent",
                record.parent() == null ? null : record.parent().text());
        truth.put("Experiment-Kind", record.change().kind().word());
        truth.put(
                "Experiment-Verdict",
                summary == null || summary.verdict() == null
                        ? null
                        : summary.verdict().word());
        truth.forEach((key, value) -> {
            String said = claimed.get(key);
            if (said != null && !said.equals(value)) {
                problems.add(Problem.error(
                                "trailers-differ",
                                "the message says '" + key + ": " + said + "', but the files that are committed say "
                                        + (value == null ? "nothing of it" : "'" + value + "'"))
                        .hint("take the line out of the message: the files are what counts; "
                                + "the message is kept in .git/COMMIT_EDITMSG"));
            }
        });
    }

    private static State state(GitReader git, ProjectPlace place, @Nullable Summary summary) {
        if (summary == null) {
            return State.REGISTERED;
        }
        Optional<State> decided = git.file(Oid.INDEX, place.decision())
                .map(file -> DecisionFile.read(place.decision(), file.content()).value())
                .filter(all -> !all.isEmpty())
                .map(all -> last(all).state());
        return decided.orElse(summary.state());
    }

    private static Decision last(List<Decision> all) {
        return all.get(all.size() - 1);
    }
}
