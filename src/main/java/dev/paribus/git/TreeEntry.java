package dev.paribus.git;

/**
 * A file in a tree.
 *
 * @param path from the root of the tree, with {@code /}
 * @param mode octal: 100644, 100755, 120000 (link) or 160000 (submodule)
 * @param id the blob, or the submodule's commit
 */
public record TreeEntry(String path, String mode, Oid id) {}
