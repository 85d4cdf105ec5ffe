package dev.paribus.workflow.backlog;

import dev.paribus.format.RecordFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads a file of many experiments' tips, in portions, so that ten thousand of them do not stand in memory at once. */
public final class RecordScan {
    private static final int PORTION = 500;

    private final Session session;

    public RecordScan(Session session) {
        this.session = session;
    }

    /** Takes what stands at one tip. */
    public interface Taker {
        void take(ExperimentName name, Blob file);
    }

    /** Hands on the file of each tip that has one, in the order of the names. */
    public void each(Map<ExperimentName, Oid> tips, String path, Taker taker) {
        GitReader git = session.git();
        List<Map.Entry<ExperimentName, Oid>> all = new ArrayList<>(tips.entrySet());
        for (int at = 0; at < all.size(); at += PORTION) {
            List<Map.Entry<ExperimentName, Oid>> portion = all.subList(at, Math.min(all.size(), at + PORTION));
            Map<FileAt, Blob> files = git.files(portion.stream()
                    .map(tip -> new FileAt(tip.getValue(), path))
                    .toList());
            for (Map.Entry<ExperimentName, Oid> tip : portion) {
                Blob file = files.get(new FileAt(tip.getValue(), path));
                if (file != null) {
                    taker.take(tip.getKey(), file);
                }
            }
        }
    }

    /**
     * The records that may matter, by experiment; what cannot be read, or stands there of another experiment, is left out.
     *
     * @param matters judges a record by its text, so that the others need not be read
     */
    public Map<ExperimentName, ExperimentRecord> records(Map<ExperimentName, Oid> tips, Predicate<String> matters) {
        var out = new TreeMap<ExperimentName, ExperimentRecord>();
        each(tips, session.place().record(), (name, file) -> {
            Optional<ExperimentRecord> record = matters.test(file.text()) ? record(file) : Optional.empty();
            record.filter(one -> one.name().equals(name)).ifPresent(one -> out.put(name, one));
        });
        return out;
    }

    private Optional<ExperimentRecord> record(Blob file) {
        return Optional.ofNullable(
                RecordFile.read(session.place().record(), file.content(), null).value());
    }

    /** True when a text has a line that begins with one of the keys, or is laid out in another way than ours. */
    public static boolean says(String text, List<String> keys) {
        for (String key : keys) {
            if (text.contains("\n" + key + ":")) {
                return true;
            }
        }
        return !text.contains("\nname:");
    }
}
