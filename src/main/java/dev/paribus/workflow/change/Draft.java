package dev.paribus.workflow.change;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Family;
import dev.paribus.model.Pairing;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Templates;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An experiment that could be registered: everything but its name. Nothing is written yet.
 *
 * @param origin what it grows from
 * @param base the commit that becomes its base
 * @param kind of its change
 * @param what the parameter's path, or the idea in words
 * @param with what it brings along
 * @param change for the subject and the trailer, e.g. {@code optimizer.lr: 0.001 -> 0.0005}
 * @param hypothesis a statement; empty when exploratory or a baseline without one
 * @param fields top-level fields of the record but {@code name}, in any order
 * @param paramsFrom a record whose {@code params:} block the new one copies
 * @param paramFiles parameter files that change, by path of the repository
 * @param carried edits of the checkout that go into a commit of their own behind the registration
 * @param labels what every view says beside it
 * @param pairing as resolved
 * @param notes what the user should know
 */
public record Draft(
        Origin origin,
        Oid base,
        ChangeKind kind,
        String what,
        List<String> with,
        String change,
        String hypothesis,
        Map<String, Object> fields,
        byte[] paramsFrom,
        Map<String, byte[]> paramFiles,
        List<TreeChange> carried,
        List<String> labels,
        Pairing pairing,
        List<Problem> notes) {
    public Draft {
        with = List.copyOf(with);
        fields = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        paramFiles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(paramFiles));
        carried = List.copyOf(carried);
        labels = List.copyOf(labels);
        notes = List.copyOf(notes);
    }

    /** The same as a member of a sweep. */
    public Draft in(Family family) {
        var marked = new ArrayList<>(labels);
        Family.label(family.text()).ifPresent(marked::add);
        return with("family", family.text(), marked);
    }

    /** The same with one more field of the record. */
    public Draft with(String key, Object value) {
        return with(key, value, labels);
    }

    private Draft with(String key, Object value, List<String> marked) {
        var more = new LinkedHashMap<>(fields);
        more.put(key, value);
        return new Draft(
                origin,
                base,
                kind,
                what,
                with,
                change,
                hypothesis,
                more,
                paramsFrom,
                paramFiles,
                carried,
                marked,
                pairing,
                notes);
    }

    /** The text of the record under a name. */
    public byte[] record(ExperimentName name) {
        var all = new LinkedHashMap<String, Object>();
        all.put("paribus", 1);
        all.put("name", name.text());
        all.putAll(fields);
        return dev.paribus.format.RecordWriter.write(Templates.record(kind), all, paramsFrom);
    }
}
