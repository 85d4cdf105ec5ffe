package dev.paribus.format;

import dev.paribus.model.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code notes.yaml}, entries {@code {note, by}} below {@code notes:}, and appends to it. */
public final class NotesFile {
    private static final String LIST = "notes";

    private NotesFile() {}

    /** The notes, oldest first, or everything that is wrong with the file. */
    public static Parsed<List<Note>> read(String path, byte[] bytes) {
        return Report.read(
                path,
                bytes,
                (report, fields) ->
                        fields.maps(LIST).stream().map(NotesFile::note).toList());
    }

    private static Note note(Fields f) {
        var read = new Required(f);
        var out = new Note(read.text("note"), read.text("by"));
        f.finish();
        return out;
    }

    /**
     * The file with one note more; every byte that stood there is kept.
     *
     * @param file the file so far; null when there is none yet
     * @throws dev.paribus.problem.Failure DATA when the file is broken, or was edited so that nothing can be appended
     */
    public static byte[] append(String path, byte @Nullable [] file, Note note) {
        var wanted = new ArrayList<Note>();
        if (file != null) {
            wanted.addAll(read(path, file).orThrow());
        }
        wanted.add(note);
        var keys = new LinkedHashMap<String, Layout>();
        keys.put("note", Layout.text(note.text()));
        keys.put("by", Layout.text(note.by()));
        var item = new Layout.Keys(keys, Layout.Form.BLOCK);
        return GrowingList.append(
                path, file, LIST, item, after -> wanted.equals(read(path, after).value()));
    }
}
