package dev.paribus.git;

import org.jspecify.annotations.Nullable;

/**
 * The id of a commit, tree or blob.
 *
 * @param hex 40 lower-case hex digits
 */
public record Oid(String hex) {
    /** "No such object": the expected old value of a reference that must not exist yet. */
    public static final Oid ZERO = new Oid("0".repeat(40));

    /** The tree without files, which every repository knows: what an unborn branch is compared with. */
    public static final Oid EMPTY_TREE = new Oid("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    /**
     * Stands for what would be committed, where a reader takes a tree: {@link GitReader#file}, {@link GitReader#files},
     * {@link GitReader#tree} and the second side of {@link GitReader#diff}. No object has this id.
     */
    public static final Oid INDEX = new Oid("f".repeat(40));

    public Oid {
        if (!isHex(hex)) {
            throw new IllegalArgumentException("not an object id: " + hex);
        }
    }

    /** True for 40 lower-case hex digits. */
    public static boolean isHex(String text) {
        boolean good = text.length() == 40;
        for (int i = 0; good && i < 40; i++) {
            char c = text.charAt(i);
            good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
        }
        return good;
    }

    /** Written out, because ids are keys everywhere: see {@link GitReader.FileAt}. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Oid id && id.hex.equals(hex);
    }

    @Override
    public int hashCode() {
        return hex.hashCode();
    }

    /** The first 7 digits, for people. */
    public String brief() {
        return hex.substring(0, 7);
    }

    @Override
    public String toString() {
        return hex;
    }
}
