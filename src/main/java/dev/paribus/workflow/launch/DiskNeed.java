package dev.paribus.workflow.launch;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.problem.Failure;
import dev.paribus.run.Journal;
import dev.paribus.text.Bytes;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Whether a seed fits onto the disk: the files of its worktree, and what is kept free for its result. */
final class DiskNeed {
    /** With so much room nobody counts, which takes a git child or two; hardly a repository comes near. */
    private static final long AMPLE = 20L << 30;

    /** Less is left by a child that wrote until it could not; what was kept for its result may be free again. */
    private static final long FULL = Journal.RESERVE + (64 << 10);

    private final Session session;

    DiskNeed(Session session) {
        this.session = session;
    }

    /** @throws Failure ENVIRONMENT {@code disk-too-small} naming the disk and the figures; nothing is written */
    void require(String name, Oid commit) {
        Path disk = session.git().layout().commonDir();
        try {
            long free = Files.getFileStore(disk).getUsableSpace();
            if (free >= AMPLE) {
                return;
            }
            long files = checkout(commit);
            long needed = files + Journal.RESERVE;
            if (free < needed) {
                throw Failure.environment(
                        "disk-too-small",
                        "the disk that holds '" + disk + "' has " + Bytes.words(free) + " free, and a seed of " + name
                                + " needs " + Bytes.words(needed) + ": " + Bytes.words(files) + " for its files and "
                                + Bytes.words(Journal.RESERVE) + " that are kept for its result",
                        "df -h '" + disk + "' shows the disk; paribus gc frees what is not needed");
            }
        } catch (IOException unknown) {
            // A disk that does not say how full it is will say so when it is written to.
        }
    }

    private long checkout(Oid commit) {
        GitReader git = session.git();
        List<Oid> blobs = git.tree(commit, List.of()).stream()
                .filter(entry -> !entry.mode().equals("160000"))
                .map(TreeEntry::id)
                .toList();
        var sizes = git.sizes(blobs.stream().distinct().toList());
        return blobs.stream().mapToLong(id -> sizes.getOrDefault(id, 0L)).sum();
    }

    /** After a child that failed: a script seldom says that it could not write, so a disk that is full now is named. */
    void tellIfFull(Path output) {
        for (Path place : List.of(output, session.git().layout().commonDir())) {
            try {
                if (Files.isDirectory(place) && Files.getFileStore(place).getUsableSpace() < FULL) {
                    session.machine()
                            .say("the disk that holds '" + place + "' is full, which may be why it failed: df -h '"
                                    + place + "'");
                    return;
                }
            } catch (IOException unknown) {
                // Only a hint is lost.
            }
        }
    }
}
