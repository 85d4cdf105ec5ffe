package dev.paribus.workflow.backlog;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which ideas were tried: those that the record of an experiment names. Derived from the records, never stored. */
final class Closings {
    private static final String KEY = "idea";

    private Closings() {}

    /** The experiments of each idea, by its name; one that was dropped is gone, an archived one counts. */
    static Map<String, List<ExperimentName>> of(Session session) {
        var tips = new LinkedHashMap<ExperimentName, Oid>();
        session.experiments().names().forEach((name, found) -> tips.put(name, found.tip()));
        var out = new LinkedHashMap<String, List<ExperimentName>>();
        new RecordScan(session)
                .records(tips, text -> RecordScan.says(text, List.of(KEY)))
                .forEach((name, record) -> {
                    String idea = record.more().get(KEY);
                    if (idea != null) {
                        out.computeIfAbsent(idea, none -> new ArrayList<>()).add(name);
                    }
                });
        return Collections.unmodifiableMap(out);
    }
}
