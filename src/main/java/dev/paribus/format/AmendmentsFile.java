package dev.paribus.format;

import dev.paribus.model.Amendment;
import java.util.List;

/** Reads {@code amendments.yaml}: entries {@code {look, seeds, because}} below {@code amendments:}, append-only. */
public final class AmendmentsFile {
    private static final String LIST = "amendments";

    private AmendmentsFile() {}

    /** The amendments, oldest first, or everything that is wrong with the file. */
    public static Parsed<List<Amendment>> read(String path, byte[] bytes) {
        return Report.read(
                path,
                bytes,
                (report, fields) -> fields.maps(LIST).stream()
                        .map(entry -> amendment(report, entry))
                        .toList());
    }

    private static Amendment amendment(Report report, Fields f) {
        var read = new Required(f);
        int look = (int) Math.min(Integer.MAX_VALUE, read.whole("look"));
        var out = new Amendment(look, new SeedFields(report, f).read("seeds"), read.text("because"));
        f.finish();
        return out;
    }
}
