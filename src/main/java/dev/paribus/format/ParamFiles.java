package dev.paribus.format;

import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the parameter files that a project names into one tree. */
public final class ParamFiles {
    private ParamFiles() {}

    /** The merged tree; a path that stands in two files is found under the top-level key {@code FILE:KEY} of each. */
    public static Parsed<ParamNode.Mapping> read(Map<String, byte[]> files) {
        throw new UnsupportedOperationException(files.toString());
    }

    /** The path of a parameter in the merged tree, given the file that it was named with; empty when it is not there. */
    public static Optional<ParamPath> locate(ParamNode.Mapping merged, @Nullable String file, ParamPath path) {
        throw new UnsupportedOperationException(path.toString());
    }
}
