package dev.paribus.format;

import dev.paribus.param.Assignment;
import dev.paribus.param.ParamPath;

/** Byte-exact edits of one parameter in a YAML file: every other byte is kept. */
public final class Splice {
    private Splice() {}

    /** Replaces the value at a path. */
    public static byte[] set(String path, byte[] file, ParamPath at, String yaml) {
        throw new UnsupportedOperationException(path);
    }

    /** Adds an entry to a mapping or an item to a list. */
    public static byte[] add(String path, byte[] file, ParamPath at, String yaml) {
        throw new UnsupportedOperationException(path);
    }

    /** Removes an entry or an item. */
    public static byte[] remove(String path, byte[] file, ParamPath at) {
        throw new UnsupportedOperationException(path);
    }

    /**
     * Does what was typed on the command line.
     *
     * @param under put before the path: {@code params} in a record, {@link ParamPath#ROOT} in a parameter file
     */
    public static byte[] apply(String path, byte[] file, ParamPath under, Assignment assignment) {
        throw new UnsupportedOperationException(path);
    }
}
