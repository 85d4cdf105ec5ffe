package dev.paribus.workflow.leftovers;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.host.Disk;
import dev.paribus.run.Attempt;
import dev.paribus.run.Claims;
import dev.paribus.run.Intake;
import dev.paribus.run.Journal;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Takes an attempt's worktree away, after what its child left there was moved to the attempt's output. */
public final class WorktreeClearing {
    /** How many files are named of those that were moved. */
    private static final int NAMED = 3;

    private final Session session;

    public WorktreeClearing(Session session) {
        this.session = session;
    }

    /** Where the worktree of an attempt stands while it is needed. */
    public static Path of(Session session, String token) {
        return folder(session).resolve(token);
    }

    /** Where all of them stand. */
    public static Path folder(Session session) {
        return session.state().resolve("worktrees");
    }

    /** Those that stand there now, by name. @throws Failure ENVIRONMENT when that cannot be read */
    public static List<Path> all(Session session) {
        Path folder = folder(session);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw Disk.failure("disk", "cannot read '" + folder + "'", folder, unreadable, "check its permissions");
        }
    }

    /** True for one that no attempt knows of and no living process means to use. */
    public static boolean nobodys(String token, Journal journal, Claims claims) {
        return token.matches("[0-9a-f]{32}") && !journal.tokens().contains(token) && !claims.mayBegin(token);
    }

    /** Moves what is left and removes the worktree; nothing happens when it is gone. */
    public void clear(Attempt attempt) {
        Path worktree = of(session, attempt.identity().token());
        if (!Files.isDirectory(worktree)) {
            return;
        }
        Oid commit = new Oid(attempt.identity().ran().commit());
        if (session.git().resolve(commit.hex()).isPresent()) {
            Set<String> tracked = new HashSet<>(Set.of(".git"));
            session.git().tree(commit, List.of()).stream().map(TreeEntry::path).forEach(tracked::add);
            say(attempt, new Intake(attempt).move(worktree, tracked::contains));
        }
        session.worktrees().remove(worktree);
    }

    private void say(Attempt attempt, List<String> moved) {
        if (!moved.isEmpty()) {
            int more = moved.size() - NAMED;
            session.machine()
                    .say(attempt.identity().label() + " left "
                            + String.join(", ", moved.subList(0, Math.min(NAMED, moved.size())))
                            + (more > 0 ? " and " + more + " more" : "")
                            + ", kept in " + attempt.intent().plan().place().output());
        }
    }
}
