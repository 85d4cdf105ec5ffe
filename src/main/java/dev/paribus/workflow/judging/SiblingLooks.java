package dev.paribus.workflow.judging;

import dev.paribus.evidence.Siblings.Sibling;
import dev.paribus.format.SummaryFile;
import dev.paribus.format.Yaml;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.param.Value;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The experiments whose tries count beside the next verdict (evidence, k): all with the same parent. */
final class SiblingLooks {
    private final Session session;

    SiblingLooks(Session session) {
        this.session = session;
    }

    /**
     * Those that have a verdict or belong to the same sweep, and the experiment itself. Only results and sweeps are read, all
     * by one question: a branch of somebody else's with a record that nobody can read must not keep this one from its
     * verdict. Results that cannot be read are told by {@code check}.
     *
     * @param own the experiment to be judged, with its earlier looks
     */
    List<Sibling> of(ExperimentRecord record, Sibling own) {
        String results = session.place().summary();
        String plan = session.place().record();
        var siblings = new ArrayList<Candidate>();
        var wanted = new ArrayList<FileAt>();
        for (Entry entry : session.experiments().all(Experiments.Scope.ALL)) {
            // A confirmation counts confirmations alone, and is none of the tries that it confirms (evidence R7).
            boolean alike = (entry.kind() == ChangeKind.REPLICATION) == record.confirms();
            boolean sibling = alike
                    && Objects.equals(entry.parent(), record.parent())
                    && !entry.name().equals(record.name())
                    && (entry.verdict() != null || !own.family().isEmpty());
            if (sibling) {
                Oid commit = new Oid(entry.commit());
                var one = new Candidate(entry, new FileAt(commit, results), new FileAt(commit, plan));
                siblings.add(one);
                wanted.add(one.results());
                wanted.add(one.plan());
            }
        }
        Map<FileAt, Blob> files = session.git().files(wanted);
        var out = new ArrayList<Sibling>();
        for (Candidate one : siblings) {
            String family = family(files.get(one.plan()));
            if (one.entry().verdict() != null || family.equals(own.family())) {
                out.add(sibling(one.entry(), files.get(one.results()), family));
            }
        }
        out.add(own);
        return out;
    }

    /** One that may count, and where its files are. */
    private record Candidate(Entry entry, FileAt results, FileAt plan) {}

    private Sibling sibling(Entry entry, @Nullable Blob blob, String family) {
        Summary summary = blob == null
                ? null
                : SummaryFile.readLooks(session.place().summary(), blob.content())
                        .value();
        List<Look> looks = summary != null && summary.name().equals(entry.name()) ? summary.looks() : List.of();
        return new Sibling(entry.name().text(), entry.commit(), looks, family);
    }

    private String family(@Nullable Blob record) {
        if (record == null || !record.text().contains("\nfamily:")) {
            return "";
        }
        ParamNode tree = Yaml.read(session.place().record(), record.content()).tree();
        return tree == null
                ? ""
                : tree.find(ParamPath.ROOT.key("family"))
                        .map(node ->
                                node instanceof ParamNode.Scalar scalar && scalar.value() instanceof Value.Text text
                                        ? text.value()
                                        : "")
                        .orElse("");
    }
}
