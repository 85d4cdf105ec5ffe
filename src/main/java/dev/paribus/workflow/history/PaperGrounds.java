package dev.paribus.workflow.history;

import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.Expectation;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.workflow.backlog.RecordScan;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What experiments say of themselves whose idea is out of a paper. Their trailers tell which these are, so the records of the
 * others are not read.
 */
public final class PaperGrounds {
    private final Session session;

    public PaperGrounds(Session session) {
        this.session = session;
    }

    /**
     * Of one experiment; null for what its record does not say.
     *
     * @param transfer why the paper's result should hold here
     * @param beats the simple baseline that it has to beat
     * @param cost what it takes, as its author wrote it
     */
    public record Ground(
            @Nullable String transfer,
            @Nullable String beats,
            @Nullable String cost) {}

    /** By name; those with another motive, and records that cannot be read, are left out. */
    public Map<ExperimentName, Ground> of(List<Entry> entries) {
        var tips = new TreeMap<ExperimentName, Oid>();
        for (Entry entry : entries) {
            if (Entry.PAPER.equals(entry.motive())) {
                tips.put(entry.name(), new Oid(entry.commit()));
            }
        }
        var out = new TreeMap<ExperimentName, Ground>();
        new RecordScan(session).records(tips, text -> true).forEach((name, record) -> out.put(name, ground(record)));
        return out;
    }

    private static Ground ground(ExperimentRecord record) {
        Expectation expect = record.expect();
        return new Ground(
                record.more().get("transfer"), record.more().get("beats"), expect == null ? null : expect.cost());
    }
}
