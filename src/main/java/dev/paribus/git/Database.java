package dev.paribus.git;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** JGit's view of the shared git directory, opened at the first write; objects go in here. */
final class Database {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Path commonDir;
    private final Trouble trouble;
    private @Nullable Repository opened;

    Database(Path commonDir, Trouble trouble) {
        this.commonDir = commonDir;
        this.trouble = trouble;
    }

    Path commonDir() {
        return commonDir;
    }

    Trouble trouble() {
        return trouble;
    }

    /** The repository, as if it were bare: no index and no work tree can be touched through it. */
    synchronized Repository repository() throws IOException {
        Repository now = opened;
        if (now == null) {
            QuietReader.install();
            now = new FileRepositoryBuilder()
                    .setGitDir(commonDir.toFile())
                    .setBare()
                    .setMustExist(true)
                    .build();
            opened = now;
        }
        QuietReader.fsync(now.getConfig());
        return now;
    }

    /** Opens it and has JGit's classes made ready, all under the lock, so that no two threads are in the middle of that. */
    synchronized void prepare() {
        try (ObjectInserter inserter = repository().newObjectInserter();
                ObjectReader reader = inserter.newReader()) {
            var folder = new TreeFormatter();
            folder.append("a", FileMode.REGULAR_FILE, inserter.idFor(Constants.OBJ_BLOB, new byte[0]));
            reader.has(inserter.idFor(folder));
            new CommitBuilder().setMessage("");
        } catch (IOException later) {
            // the first write says it
        }
    }

    /** Inserts objects. */
    interface Work {
        ObjectId insert(Repository repository, ObjectInserter inserter) throws IOException;
    }

    /** Does {@code work}; again when another process's clean-up took a directory away under it. */
    Oid write(Work work) {
        Patience patience = new Patience(PATIENCE);
        while (true) {
            try {
                Repository repository = repository();
                try (ObjectInserter inserter = repository.newObjectInserter()) {
                    ObjectId id = work.insert(repository, inserter);
                    inserter.flush();
                    return new Oid(id.name());
                }
            } catch (IOException transientOrFull) {
                if (trouble.lasts() || !patience.pause()) {
                    throw trouble.with(transientOrFull);
                }
            }
        }
    }
}
