package dev.paribus.git;

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

    public Oid {
        if (!hex.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("not an object id: " + hex);
        }
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
