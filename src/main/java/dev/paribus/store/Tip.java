package dev.paribus.store;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The newest commit of an experiment, and what its trailers tell: its own, or those that stand for it where it has none.
 */
public final class Tip {
    private final ExperimentName name;
    private final Oid commit;
    private final Oid tree;
    private final Instant time;
    private final String block;
    private final boolean lasting;
    private final @Nullable Trailers read;

    /**
     * @param block the trailers, each behind a tab
     * @param lasting true when nothing but the commit decides what they are
     * @param read the same, where somebody read them already
     */
    Tip(
            ExperimentName name,
            Oid commit,
            Oid tree,
            Instant time,
            String block,
            boolean lasting,
            @Nullable Trailers read) {
        this.name = name;
        this.commit = commit;
        this.tree = tree;
        this.time = time;
        this.block = block;
        this.lasting = lasting;
        this.read = read;
    }

    public ExperimentName name() {
        return name;
    }

    public Oid commit() {
        return commit;
    }

    /** The commit's tree. */
    Oid tree() {
        return tree;
    }

    /** Committer time. */
    public Instant time() {
        return time;
    }

    /** The trailers, each behind a tab. */
    public String block() {
        return block;
    }

    /** True when nothing but the commit decides what they are. */
    boolean lasting() {
        return lasting;
    }

    /** The trailers; empty when they cannot be read. */
    Optional<Trailers> trailers() {
        return read == null ? TrailerBlock.parse(block, '\t') : Optional.of(read);
    }
}
