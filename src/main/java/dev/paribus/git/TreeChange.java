package dev.paribus.git;

import org.jspecify.annotations.Nullable;

/**
 * A file that differs between two trees (or a tree and the index or work tree); no renames.
 *
 * @param status {@code A}, {@code M}, {@code D} or {@code T}
 * @param before null when added
 * @param after null when deleted; its id is {@link Oid#ZERO} for a file of the work tree that was not hashed
 */
public record TreeChange(
        String path,
        char status,
        @Nullable TreeEntry before,
        @Nullable TreeEntry after) {}
