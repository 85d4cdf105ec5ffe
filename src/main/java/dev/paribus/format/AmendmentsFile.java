package dev.paribus.format;

import dev.paribus.model.Amendment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code amendments.yaml}, entries {@code {look, seeds, because}} below {@code amendments:}, and appends to it. */
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

    /**
     * The file with one amendment more; every byte that stood there is kept.
     *
     * @param file the file so far; null when there is none yet
     * @throws dev.paribus.problem.Failure DATA when the file is broken, or was edited so that nothing can be appended
     */
    public static byte[] append(String path, byte @Nullable [] file, Amendment amendment) {
        var wanted = new ArrayList<Amendment>();
        if (file != null) {
            wanted.addAll(read(path, file).orThrow());
        }
        wanted.add(amendment);
        var keys = new LinkedHashMap<String, Layout>();
        keys.put("look", Layout.whole(amendment.look()));
        keys.put(
                "seeds",
                Layout.line(amendment.seeds().stream().map(Layout::whole).toList()));
        keys.put("because", Layout.text(amendment.because()));
        var item = new Layout.Keys(keys, Layout.Form.BLOCK);
        return GrowingList.append(
                path, file, LIST, item, after -> wanted.equals(read(path, after).value()));
    }

    private static Amendment amendment(Report report, Fields f) {
        var read = new Required(f);
        int look = (int) Math.min(Integer.MAX_VALUE, read.whole("look"));
        var out = new Amendment(look, new SeedFields(report, f).read("seeds"), read.text("because"));
        f.finish();
        return out;
    }
}
