package dev.paribus.foreign;

import dev.paribus.exchange.LibraryFormats;
import dev.paribus.exchange.Reports;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The service, listed in {@code META-INF/services}. */
public final class Formats implements LibraryFormats {
    /** As a service is made. */
    public Formats() {}

    @Override
    public void table(Path file, Reports reports) throws IOException {
        Tables.read(file, reports);
    }

    @Override
    public void events(Path file, Reports reports) throws IOException {
        Events.read(file, reports);
    }

    @Override
    public void mlflow(Path database, Set<String> wanted, Reports reports) throws IOException {
        MlflowDatabase.read(database, wanted, reports);
    }
}
