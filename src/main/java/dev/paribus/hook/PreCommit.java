package dev.paribus.hook;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.store.ProjectPlace;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.workflow.facts.Checking;
import dev.paribus.workflow.session.Session;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Judges what would be committed, for each project of the repository that it concerns. */
final class PreCommit {
    private static final String REFUSED =
            "nothing was committed; paribus explain CODE tells why a rule is there; git commit --no-verify goes past it";

    private final Sessions sessions;
    private final Terminal terminal;

    PreCommit(Sessions sessions, Terminal terminal) {
        this.sessions = sessions;
        this.terminal = terminal;
    }

    /** @param directories the projects, relative to {@code root}; empty: all that the index knows */
    ExitCode run(Path root, List<String> directories) {
        var findings = new Findings();
        for (Path there : Directories.of(root, directories, sessions)) {
            check(there, findings);
        }
        return findings.tell(terminal, REFUSED);
    }

    private void check(Path directory, Findings findings) {
        try (Session session = sessions.at(directory).forIndex()) {
            Optional<ProjectPlace> place = HookProject.of(session);
            Optional<Oid> head =
                    place.isEmpty() ? Optional.empty() : session.git().resolve("HEAD");
            // The first commit of all has nothing to be compared with.
            Concern concern = place.isPresent() && head.isPresent()
                    ? concern(session.git(), place.get(), head.get())
                    : Concern.NONE;
            if (place.isPresent() && concern != Concern.NONE) {
                boolean measured =
                        session.git().file(Oid.INDEX, place.get().summary()).isPresent();
                Checking.Checked checked = new Checking(session).staged();
                findings.add(
                        concern == Concern.EXPERIMENT ? checked : Findings.softened(checked),
                        place.get().record(),
                        measured ? Findings.Stage.MEASURED : Findings.Stage.UNFINISHED);
            }
        }
    }

    /** What a commit is to a project. */
    private enum Concern {
        NONE,
        /** It touches rules or parameters off the experiments' branches: trunk's own affairs, of which the rules only warn. */
        TRUNK,
        EXPERIMENT
    }

    /** As the installed hook asks: on an experiment's branch, or when files of the project are staged. */
    private static Concern concern(GitReader git, ProjectPlace place, Oid head) {
        if (git.headRef().orElse("").startsWith(place.branchPrefix())) {
            return Concern.EXPERIMENT;
        }
        Concern concern = Concern.NONE;
        for (TreeChange change : git.staged(head)) {
            String path = change.path();
            if (path.equals(place.record())) {
                return Concern.EXPERIMENT;
            }
            if (path.equals(place.rules())
                    || place.project().params().stream().anyMatch(file -> path.equals(place.path(file)))) {
                concern = Concern.TRUNK;
            }
        }
        return concern;
    }
}
