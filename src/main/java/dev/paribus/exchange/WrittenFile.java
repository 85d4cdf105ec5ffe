package dev.paribus.exchange;

import java.nio.file.Path;

/**
 * A file that a run wrote.
 *
 * @param path with slashes, as the script knows it: relative to the project's directory, or to PARIBUS_OUTPUT
 * @param output true when {@code path} is relative to PARIBUS_OUTPUT
 * @param file where it lies now
 */
public record WrittenFile(String path, boolean output, Path file) {
    /** How a person calls it. */
    String shown() {
        return output ? "{output}/" + path : path;
    }

    /** Its name without folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folder that holds it, {@code .} for the topmost one. */
    String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    /** What stands before {@code suffix} in the path, for people; the topmost folder is {@code .}. */
    String root(String suffix) {
        String bare = path.endsWith(suffix) ? path.substring(0, path.length() - suffix.length()) : path;
        String folder = bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
        return folder.isEmpty() ? "." : folder;
    }
}
