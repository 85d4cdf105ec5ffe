package dev.paribus.workflow;

import dev.paribus.problem.Failure;
import dev.paribus.run.Claims;
import dev.paribus.run.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a process left that died between its claim and the start of a child: a journal without a plan, a worktree, a claim.
 * Nothing ran, so nothing is lost; a worktree in which somebody put a file of their own is left to {@code doctor}.
 */
final class Unbegun {
    private final Session session;
    private final Journal journal;
    private final Claims claims;

    Unbegun(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
        this.claims = new Claims(session.state(), journal);
    }

    /** Removes it; the claims last, since they tell whether their owner lives. */
    void clear() {
        for (String token : journal.tokens()) {
            if (journal.neverBegan(token) && !claims.mayBegin(token)) {
                journal.removeNeverBegun(token);
            }
        }
        List<String> known = journal.tokens();
        for (Path worktree : worktrees()) {
            String token = worktree.getFileName().toString();
            boolean nobodys = token.matches("[0-9a-f]{32}") && !known.contains(token) && !claims.mayBegin(token);
            if (nobodys && new Pristine(session.git(), worktree).firstOther().isEmpty()) {
                session.worktrees().remove(worktree);
            }
        }
        claims.voids().forEach(claims::delete);
        claims.sweep();
    }

    private List<Path> worktrees() {
        Path folder = session.state().resolve("worktrees");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException unreadable) {
            throw Failure.environment(
                    "disk", "cannot read '" + folder + "': " + unreadable.getMessage(), "check its permissions");
        }
    }
}
