package dev.paribus.hook;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.workflow.facts.Checking;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judges the experiments that are about to be pushed, each at the commit that would arrive. */
final class PrePush {
    private static final String REFUSED = "nothing was pushed; git push --no-verify goes past it";

    private final Sessions sessions;
    private final Terminal terminal;

    PrePush(Sessions sessions, Terminal terminal) {
        this.sessions = sessions;
        this.terminal = terminal;
    }

    /** A line of githooks(5): what goes where. */
    private record Pushed(Oid commit, String target) {}

    /** @param env the pre-commit framework reads git's lines itself and tells of them in variables */
    ExitCode run(Path root, List<String> directories, Map<String, String> env, InputStream in) {
        String target = env.getOrDefault("PRE_COMMIT_REMOTE_BRANCH", "");
        List<Pushed> pushed = target.isEmpty() ? read(in) : told(root, target, env);
        var findings = new Findings();
        if (!pushed.isEmpty()) {
            for (Path there : Directories.of(root, directories, sessions)) {
                check(there, pushed, findings);
            }
        }
        return findings.tell(terminal, REFUSED);
    }

    /** A branch whose whole history is new has no range there, only its name. */
    private List<Pushed> told(Path root, String target, Map<String, String> env) {
        String revision = env.getOrDefault("PRE_COMMIT_TO_REF", env.getOrDefault("PRE_COMMIT_LOCAL_BRANCH", ""));
        try (Session session = sessions.at(root)) {
            return session.git().resolve(revision).stream()
                    .map(commit -> new Pushed(commit, target))
                    .toList();
        }
    }

    private void check(Path directory, List<Pushed> all, Findings findings) {
        try (Session session = sessions.at(directory)) {
            Optional<ProjectPlace> place = HookProject.of(session);
            if (place.isEmpty()) {
                return;
            }
            String prefix = place.get().branchPrefix();
            for (Pushed pushed : all) {
                Optional<ExperimentName> name = pushed.target().startsWith(prefix)
                        ? ExperimentName.of(pushed.target().substring(prefix.length()))
                        : Optional.empty();
                if (name.isPresent()) {
                    boolean measured = session.git()
                            .file(pushed.commit(), place.get().summary())
                            .isPresent();
                    findings.add(
                            new Checking(session).experiment(new Found(name.get(), pushed.target(), pushed.commit())),
                            place.get().record(),
                            measured ? Findings.Stage.MEASURED : Findings.Stage.UNFINISHED);
                }
            }
        }
    }

    /** Lines {@code LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID}; a deletion's local id is all zeros. */
    private static List<Pushed> read(InputStream in) {
        try {
            return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Failure.environment(
                    "stdin", "cannot read what git says of the push: " + broken.getMessage(), "git push again");
        }
    }

    private static List<Pushed> lines(String text) {
        var out = new ArrayList<Pushed>();
        for (String line : text.lines().toList()) {
            String[] words = line.strip().split(" ");
            if (words.length >= 3 && words[1].length() == 40 && !words[1].equals(Oid.ZERO.hex())) {
                out.add(new Pushed(new Oid(words[1]), words[2]));
            }
        }
        return out;
    }
}
