package dev.paribus.workflow.registration;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.Pairing;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The draft of a baseline that measures trunk as it is, after code was committed there; its parent is the old champion. */
final class BaselineDraft {
    private final Session session;
    private final Origin origin;

    BaselineDraft(Session session, Origin origin) {
        this.session = session;
        this.origin = origin;
    }

    /** @throws Failure COMMAND_LINE {@code baseline-assignment} when a parameter is to change as well */
    Draft draft(Plan plan) {
        if (!plan.assignments().isEmpty()) {
            throw Failure.commandLine(
                    "baseline-assignment",
                    "a baseline measures what is there, it changes nothing",
                    "leave out " + plan.assignments().get(0).path() + "=..., or leave out --kind baseline");
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("parent", origin.name().text());
        fields.put("hypothesis", plan.because().isBlank() ? null : plan.because());
        fields.put("change", Map.of("kind", ChangeKind.BASELINE.word()));
        fields.put("seeds", plan.seeds() == null ? origin.experiment().planned() : plan.seeds());
        Map<String, String> data =
                new DataHashes(session).of(origin.experiment().project(), origin.commit());
        fields.put("data", data.isEmpty() ? null : data);
        return new Draft(
                origin,
                origin.commit(),
                ChangeKind.BASELINE,
                "",
                List.of(),
                "baseline: " + session.place().project().trunk() + " as it is",
                plan.because(),
                fields,
                origin.experiment().recordBlob().content(),
                Map.of(),
                List.of(),
                List.of(),
                Pairing.INDEPENDENT,
                List.of());
    }
}
