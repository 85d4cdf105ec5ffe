package dev.paribus.store;

import dev.paribus.format.Parsed;
import dev.paribus.format.ProjectFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.Project;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code paribus.yaml}, each text once: trunk, base and index mostly hold the same one, and reading it is a tenth of a
 * hook's time.
 */
public final class RulesFiles {
    private final Map<Oid, Parsed<Project>> read = new HashMap<>();

    /** @param path of the file, for the places; one repository's projects have one each, so that a blob means one path here */
    public synchronized Parsed<Project> read(String path, Blob blob) {
        if (blob.id().equals(Oid.ZERO)) {
            return ProjectFile.read(path, blob.content());
        }
        Parsed<Project> known = read.get(blob.id());
        if (known == null) {
            known = ProjectFile.read(path, blob.content());
            read.put(blob.id(), known);
        }
        return known;
    }
}
