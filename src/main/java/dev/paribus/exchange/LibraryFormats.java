package dev.paribus.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * Formats that only a library reads. Implemented by what stands in {@code lib/formats.jar}, which is opened when the first such
 * file is there; a run that writes none loads nothing of it.
 */
public interface LibraryFormats {
    /**
     * A table with a header line, separated by commas, semicolons or tabs, whichever its header has; {@code step}, {@code global_step}
     * or {@code epoch} counts the rows, an empty cell and Keras' {@code NA} say nothing.
     */
    void table(Path file, Reports reports) throws IOException;

    /** TensorBoard's events: scalars of both kinds under their tags. */
    void events(Path file, Reports reports) throws IOException;

    /** MLflow's SQLite store: of each name the newest run that has it. */
    void mlflow(Path database, Set<String> wanted, Reports reports) throws IOException;
}
