package dev.paribus.git;

/** One edit of a tree. */
public sealed interface TreeEdit {
    /** Writes a file with a new blob; mode 100644. */
    record Write(byte[] content) implements TreeEdit {}

    /** Writes an existing blob, or link, with its mode. */
    record Put(String mode, Oid id) implements TreeEdit {}

    /** Removes a file. */
    record Remove() implements TreeEdit {}
}
