package dev.paribus.hook;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.store.ProjectPlace;
import dev.paribus.terminal.ExitCode;
import dev.paribus.terminal.Terminal;
import dev.paribus.workflow.Checking;
import dev.paribus.workflow.Session;
import java.nio.file.Files;
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

    /** @param directories the projects, relative to {@code root}; the first that has none decides nothing */
    ExitCode run(Path root, List<String> directories) {
        var findings = new Findings();
        for (String directory : directories.isEmpty() ? List.of(".") : directories) {
            Path there = root.resolve(directory).normalize();
            if (Files.isDirectory(there)) {
                check(there, directories.size() > 1, findings);
            }
        }
        return findings.tell(terminal, REFUSED);
    }

    private void check(Path directory, boolean several, Findings findings) {
        try (Session session = sessions.at(directory)) {
            Optional<ProjectPlace> place = HookProject.of(session);
            Optional<Oid> head = place.isEmpty() ? Optional.empty() : session.git().resolve("HEAD");
            // The first commit of all has nothing to be compared with.
            if (place.isPresent()
                    && head.isPresent()
                    && (!several || concerned(session.git(), place.get(), head.get()))) {
                boolean measured =
                        session.git().file(Oid.INDEX, place.get().summary()).isPresent();
                findings.add(
                        new Checking(session).staged(),
                        place.get().record(),
                        measured ? Findings.Stage.MEASURED : Findings.Stage.UNFINISHED);
            }
        }
    }

    /** In a repository of several projects a commit speaks of those whose branch it is on or whose files it touches. */
    private static boolean concerned(GitReader git, ProjectPlace place, Oid head) {
        if (git.headRef().orElse("").startsWith(place.branchPrefix())) {
            return true;
        }
        for (TreeChange change : git.staged(head)) {
            String path = change.path();
            if (path.equals(place.record())
                    || path.equals(place.rules())
                    || place.project().params().stream().anyMatch(file -> path.equals(place.path(file)))) {
                return true;
            }
        }
        return false;
    }
}
