package dev.paribus.store;

import dev.paribus.format.Parsed;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.Summary;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads {@code summary.yaml}, each text once while it is among the newest ones: a check meets the same results at the tip, at
 * the commits below it and in the index, and who holds the same object need not compare what is in it.
 */
public final class SummaryFiles {
    private static final int REMEMBERED = 64;

    private final Map<Oid, Parsed<Summary>> read = new LinkedHashMap<>();

    /** @param path of the file, for the places; one repository's projects have one each, so that a blob means one path here */
    public synchronized Parsed<Summary> read(String path, Blob blob) {
        Parsed<Summary> known = read.get(blob.id());
        if (known == null) {
            known = SummaryFile.read(path, blob.content());
            if (!blob.id().equals(Oid.ZERO)) {
                if (read.size() == REMEMBERED) {
                    read.remove(read.keySet().iterator().next());
                }
                read.put(blob.id(), known);
            }
        }
        return known;
    }
}
