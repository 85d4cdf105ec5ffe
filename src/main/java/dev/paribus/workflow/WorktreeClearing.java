package dev.paribus.workflow;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.run.Attempt;
import dev.paribus.run.Leftovers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes an attempt's worktree away, after what its child left there was moved to the attempt's output. */
final class WorktreeClearing {
    private final Session session;

    WorktreeClearing(Session session) {
        this.session = session;
    }

    /** Where the worktree of an attempt stands while it is needed. */
    static Path of(Session session, String token) {
        return session.state().resolve("worktrees").resolve(token);
    }

    /** Moves what is left and removes the worktree; nothing happens when it is gone. */
    void clear(Attempt attempt) {
        Path worktree = of(session, attempt.identity().token());
        if (!Files.isDirectory(worktree)) {
            return;
        }
        Oid commit = new Oid(attempt.identity().ran().commit());
        if (session.git().resolve(commit.hex()).isPresent()) {
            Set<String> tracked = new HashSet<>(Set.of(".git"));
            session.git().tree(commit, List.of()).stream().map(TreeEntry::path).forEach(tracked::add);
            Leftovers.move(
                    worktree, tracked::contains, attempt.intent().plan().place().output());
        }
        session.worktrees().remove(worktree);
    }
}
