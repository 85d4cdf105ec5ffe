package dev.paribus.workflow.registration;

import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.launch.Readiness;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Registers an experiment once more, on seeds of its own: nothing else differs, and nothing is written on its branch. */
final class Replication {
    private final Session session;

    Replication(Session session) {
        this.session = session;
    }

    /**
     * What is repeated, and how.
     *
     * @param original what is repeated
     * @param base the commit that it grows from: one with the record of the original and what it ran
     * @param parent what it is compared with; the original's own name: it claims nothing
     * @param claim what it claims; null when it claims nothing
     */
    record Wish(
            Experiment original,
            Oid base,
            ExperimentName parent,
            List<Integer> seeds,
            Pairing pairing,
            @Nullable Claim claim) {}

    /** What a confirmation claims, in the words of a record. */
    record Claim(String hypothesis, List<String> success, List<String> guard) {}

    /** The commit that would register it; no reference is written. */
    Registered made(Wish wish) {
        return new JointRegistration(session)
                .made(1, names -> List.of(draft(wish)))
                .get(0);
    }

    /**
     * Registers it under a generated name, if it could be run at once.
     *
     * @param again the command that tries it once more
     */
    Registered create(Wish wish, String again) {
        Draft draft = draft(wish);
        var readiness = new Readiness(session);
        return new JointRegistration(session)
                .create(
                        1,
                        names -> List.of(draft),
                        all -> all.forEach(made ->
                                readiness.requireStartable(session.experiments().read(made.tip()), made.tip())),
                        "paribus: again " + wish.original().record().name(),
                        again)
                .get(0);
    }

    private Draft draft(Wish wish) {
        ExperimentRecord record = wish.original().record();
        Claim claim = wish.claim();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("parent", wish.parent().text());
        fields.put("change", Map.of("kind", ChangeKind.REPLICATION.word()));
        fields.put("of", record.name().text());
        fields.put("seeds", wish.seeds());
        fields.put("pairing", wish.pairing().word());
        if (claim != null) {
            fields.put("hypothesis", claim.hypothesis());
            fields.put("success", claim.success());
            fields.put("guard", claim.guard().isEmpty() ? null : claim.guard());
            fields.put("known", List.of(record.name().text()));
            fields.put("if_refuted", "discard " + record.name());
        }
        fields.put(
                "abort_if",
                record.abortIf().isEmpty() || claim == null
                        ? null
                        : record.abortIf().stream().map(Criterion::text).toList());
        List<String> command = record.command();
        fields.put("command", command != null && record.shell() ? command.get(0) : command);
        fields.put("data", record.data().isEmpty() ? null : record.data());
        return new Draft(
                new Origin(wish.parent(), wish.base(), wish.original(), false),
                wish.base(),
                ChangeKind.REPLICATION,
                "",
                List.of(),
                Entry.REPLICATION + record.name(),
                claim == null ? "" : claim.hypothesis(),
                fields,
                wish.original().recordBlob().content(),
                Map.of(),
                List.of(),
                List.of(),
                wish.pairing(),
                List.<Problem>of());
    }
}
