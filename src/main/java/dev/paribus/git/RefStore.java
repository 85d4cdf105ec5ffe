package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.host.DurableFiles;
import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.BatchRefUpdate;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.jspecify.annotations.Nullable;

/** Moves references, each one only from where it is expected to stand. */
final class RefStore {
    private final Database database;
    private final Git git;
    private final Identity identity;
    private final OwnLocks locks;
    private final Duration patience;
    private final PackedRefsGuard packed;

    RefStore(Database database, Git git, Identity identity, OwnLocks locks, Duration patience) {
        this.database = database;
        this.git = git;
        this.identity = identity;
        this.locks = locks;
        this.patience = patience;
        this.packed = new PackedRefsGuard(database.commonDir());
    }

    /** Where a reference stands; {@link Oid#ZERO} when there is none. */
    Oid current(String ref) {
        String loose = refuseBroken(ref);
        if (loose != null && !loose.startsWith("ref: ")) {
            return new Oid(loose.strip());
        }
        Child.Result result = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", ref);
        return result.ok() ? new Oid(result.text().strip()) : Oid.ZERO;
    }

    /** Waits for somebody who holds the reference's own lock. @throws Failure ENVIRONMENT {@code repository-locked} when they do not let go */
    void requireUnlocked(String ref) {
        Patience time = new Patience(patience);
        while (locks.held(List.of(ref))) {
            if (!time.pause()) {
                throw locked(lockOf(List.of(ref)));
            }
        }
    }

    boolean update(String ref, Oid expected, Oid next, String reason) {
        return retried(ref, List.of(ref), expected, next, () -> moved(ref, expected, next, reason));
    }

    private boolean moved(String ref, Oid expected, Oid next, String reason) throws IOException {
        Repository repository = database.repository();
        LooseRefFile file = LooseRefFile.of(repository, ref);
        if (file != null) {
            try {
                return file.move(id(expected), id(next), identity.reflog(), line(reason)) && durable(ref);
            } catch (MissingObjectException missing) {
                throw missing(ref);
            }
        }
        RefUpdate update = prepared(ref, expected);
        update.setNewObjectId(id(next));
        update.setRefLogMessage(line(reason), false);
        update.setForceRefLog(true);
        return done(ref, update.forceUpdate());
    }

    /** To delete a reference that is packed JGit writes the others anew. */
    boolean delete(String ref, Oid expected, String reason) {
        return retried(
                ref,
                List.of(ref, "packed-refs"),
                expected,
                Oid.ZERO,
                () -> packed.around(() -> {
                    RefUpdate update = prepared(ref, expected);
                    update.setForceUpdate(true);
                    update.setRefLogMessage(line(reason), false);
                    return done(ref, update.delete());
                }));
    }

    private static ObjectId id(Oid oid) {
        return ObjectId.fromString(oid.hex());
    }

    private boolean retried(String ref, List<String> locked, Oid expected, Oid next, OwnLocks.Work<Boolean> change) {
        Patience time = new Patience(patience);
        while (true) {
            refuseBroken(ref);
            IOException refusal = null;
            try {
                if (!locks.held(List.of(ref)) && locks.alone(locked, change)) {
                    return true;
                }
            } catch (IOException refused) {
                refusal = refused;
            }
            if (refusal != null && database.trouble().lasts()) {
                throw database.trouble().with(refusal);
            }
            Oid now = current(ref);
            if (refusal != null && now.equals(next)) {
                return kept(ref);
            }
            if (!now.equals(expected)) {
                return false;
            }
            if (expected.equals(Oid.ZERO)) {
                refuseConflict(ref);
            }
            if (!time.pause()) {
                throw refusal == null
                        ? locked(lockOf(List.of(ref)))
                        : database.trouble().with(refusal);
            }
        }
    }

    /** The reference went where it should before the disk refused: nobody else moved it, it only has to last. */
    private boolean kept(String ref) {
        try {
            return durable(ref);
        } catch (IOException refused) {
            throw database.trouble().with(refused);
        }
    }

    /**
     * An update that looks at the disk once it holds the lock: what JGit read before is forgotten, see {@link LooseRefFile}.
     */
    private RefUpdate prepared(String ref, Oid expected) throws IOException {
        RefUpdate update = database.repository().updateRef(ref);
        update.setExpectedOldObjectId(ObjectId.fromString(expected.hex()));
        update.setRefLogIdent(identity.reflog());
        database.repository().getRefDatabase().refresh();
        return update;
    }

    private boolean done(String ref, RefUpdate.Result result) throws IOException {
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {
                return durable(ref);
            }
            case LOCK_FAILURE -> {
                return false;
            }
            case REJECTED_MISSING_OBJECT -> throw missing(ref);
            default -> throw new IOException("'" + ref + "' was not updated: " + result.name());
        }
    }

    private static Failure missing(String ref) {
        return Failure.data(
                "missing-object",
                "'" + ref + "' cannot point to an object that the repository does not have",
                "git fsck");
    }

    /** The rename that put the reference there is durable only with its directory. */
    private boolean durable(String ref) throws IOException {
        Path directory = database.commonDir().resolve(ref).getParent();
        if (directory != null && Files.isDirectory(directory)) {
            try {
                DurableFiles.syncDirectory(directory);
            } catch (NoSuchFileException packedMeanwhile) {
                DurableFiles.syncDirectory(database.commonDir());
            }
        }
        return true;
    }

    /** Creates all or none; false when one is there already. */
    boolean create(Map<String, Oid> refs, String reason) {
        if (refs.size() == 1) {
            Map.Entry<String, Oid> only = refs.entrySet().iterator().next();
            return update(only.getKey(), Oid.ZERO, only.getValue(), reason);
        }
        Patience time = new Patience(patience);
        while (true) {
            if (refs.keySet().stream().anyMatch(ref -> !current(ref).equals(Oid.ZERO))) {
                return false;
            }
            IOException refusal = null;
            try {
                List<String> names = new ArrayList<>(refs.keySet());
                names.add("packed-refs");
                if (!locks.held(refs.keySet())
                        && locks.alone(names, () -> packed.around(() -> createdAtOnce(refs, reason)))) {
                    return true;
                }
            } catch (IOException refused) {
                refusal = refused;
            }
            if (refusal != null && (database.trouble().lasts() || !time.pause())) {
                throw database.trouble().with(refusal);
            }
            refs.keySet().forEach(this::refuseConflict);
            if (refusal == null && !time.pause()) {
                throw locked(lockOf(refs.keySet()));
            }
        }
    }

    private boolean createdAtOnce(Map<String, Oid> refs, String reason) throws IOException {
        Repository repository = database.repository();
        repository.getRefDatabase().refresh();
        BatchRefUpdate batch = repository.getRefDatabase().newBatchUpdate();
        batch.setAtomic(true)
                .setForceRefLog(true)
                .setRefLogMessage(line(reason), false)
                .setRefLogIdent(identity.reflog());
        refs.forEach((ref, id) -> batch.addCommand(
                new ReceiveCommand(ObjectId.zeroId(), ObjectId.fromString(id.hex()), ref, ReceiveCommand.Type.CREATE)));
        try (RevWalk walk = new RevWalk(repository)) {
            batch.execute(walk, NullProgressMonitor.INSTANCE);
        }
        boolean all = batch.getCommands().stream().allMatch(c -> c.getResult() == ReceiveCommand.Result.OK);
        if (all) {
            DurableFiles.syncDirectory(database.commonDir());
        }
        return all;
    }

    /** The text of the reference's own file, null without one. JGit takes an empty or garbled reference for one that does not exist, and would start a new history over it. */
    private @Nullable String refuseBroken(String ref) {
        Path file = database.commonDir().resolve(ref);
        String text = looseText(file);
        if (text != null && !LooseRefs.whole(text)) {
            throw Failure.data(
                    "broken-ref",
                    "the reference '" + ref + "' is broken: '" + file + "' holds no commit id",
                    "paribus doctor shows where it stood, paribus doctor --fix puts it there again");
        }
        return text;
    }

    private @Nullable String looseText(Path file) {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1) : null;
        } catch (NoSuchFileException packedMeanwhile) {
            return null;
        } catch (IOException unreadable) {
            throw database.trouble().with(unreadable);
        }
    }

    private void refuseConflict(String ref) {
        Collection<String> others;
        try {
            others = database.repository().getRefDatabase().getConflictingNames(ref);
        } catch (IOException unreadable) {
            throw database.trouble().with(unreadable);
        }
        if (!others.isEmpty()) {
            String other = others.iterator().next();
            throw Failure.data(
                    "ref-name-conflict",
                    "'" + ref + "' cannot be created while '" + other
                            + "' exists: git keeps one in a directory of the other's name",
                    "git branch -m " + branchName(other) + " NEW-NAME");
        }
    }

    private static String branchName(String ref) {
        return ref.startsWith("refs/heads/") ? ref.substring("refs/heads/".length()) : ref;
    }

    /** Puts the packed references back that a process of ours lost and could not put back itself. */
    void restore() {
        if (!packed.keeps()) {
            return;
        }
        try {
            locks.tried(List.of("packed-refs"), Duration.ZERO, () -> {
                packed.restore();
                return true;
            });
        } catch (IOException refused) {
            throw database.trouble().with(refused);
        }
    }

    /** Somebody holds {@code lock} and does not let go. */
    Failure locked(Path lock) {
        return database.trouble().locked(lock, identity.now());
    }

    private Path lockOf(Collection<String> refs) {
        for (String ref : refs) {
            Path lock = database.commonDir().resolve(ref + ".lock");
            if (Files.exists(lock)) {
                return lock;
            }
        }
        return database.commonDir().resolve("packed-refs.lock");
    }

    private static String line(String reason) {
        return reason.replace('\n', ' ').replace('\r', ' ');
    }
}
