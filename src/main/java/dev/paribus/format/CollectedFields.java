package dev.paribus.format;

import dev.paribus.model.Collected;
import dev.paribus.model.Output;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code collected: {by, commit, files}} of an attempt; a class of its own, since a hook hardly ever meets it. */
final class CollectedFields {
    private CollectedFields() {}

    static Collected read(Fields f) {
        var read = new Required(f);
        String by = read.text("by");
        String commit = read.text("commit");
        List<Output> files = new ArrayList<>();
        for (Fields one : f.maps("files")) {
            var file = new Required(one);
            files.add(new Output(file.text("path"), file.whole("size"), file.text("sha256")));
            one.finish();
        }
        f.finish();
        return new Collected(files, by, commit.equals(Collected.UNKNOWN) ? null : commit);
    }
}
