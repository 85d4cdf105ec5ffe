package dev.paribus.run;

import java.nio.file.Path;

/** Who runs what: one file a project, experiment, stage and seed below {@code COMMON_GIT_DIR/paribus/claims}, holding the token. */
public final class Claims {
    private final Path directory;
    private final Journal journal;

    public Claims(Path paribus, Journal journal) {
        this.directory = paribus.resolve("claims");
        this.journal = journal;
    }

    /**
     * Claims the seed for the attempt; take it before {@link Journal#create}.
     *
     * @throws dev.paribus.problem.Failure DATA {@code already-running} naming the holder, unless its attempt is proven dead
     */
    public void take(Identity identity) {
        throw new UnsupportedOperationException(identity.toString() + directory + journal);
    }

    /** Gives it back; nothing happens when another attempt holds it. */
    public void release(Identity identity) {
        throw new UnsupportedOperationException(identity.toString());
    }
}
