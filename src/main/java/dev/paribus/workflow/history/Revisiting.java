package dev.paribus.workflow.history;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.State;
import dev.paribus.param.ParamNode;
import dev.paribus.param.ParamPath;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.store.ProjectPlace;
import dev.paribus.text.Shell;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was discarded against a parent that is not the champion any more: what helps beside one thing may not beside another. */
public final class Revisiting {
    private final Session session;
    private final ProjectPlace place;
    private final Origin origin;
    private final List<Entry> entries;
    private final Map<ExperimentName, Entry> byName = new HashMap<>();

    /** @throws dev.paribus.problem.Failure DATA {@code no-champion} */
    public Revisiting(Session session) {
        this.session = session;
        this.place = session.place();
        this.origin = Origin.find(session.experiments(), null);
        this.entries = session.experiments().all(Experiments.Scope.ALL);
        entries.forEach(entry -> byName.put(entry.name(), entry));
    }

    /** The champion. */
    public ExperimentName champion() {
        return origin.name();
    }

    /** Those that were not tried again since, and whose value the champion has not got by another way; newest first. */
    public List<Entry> find() {
        Set<String> tried = new HashSet<>();
        entries.stream()
                .filter(entry -> origin.name().equals(entry.parent()))
                .forEach(entry -> tried.add(target(entry)));
        return entries.stream()
                .filter(this::old)
                .filter(entry -> !tried.contains(target(entry)))
                .filter(entry -> !there(entry))
                .sorted(Comparator.comparing(Entry::time).reversed().thenComparing(Entry::name))
                .toList();
    }

    private boolean old(Entry entry) {
        return entry.state() == State.DISCARDED
                && entry.parent() != null
                && entry.kind() != ChangeKind.BASELINE
                && entry.kind() != ChangeKind.REPLICATION
                && !origin.name().equals(entry.parent());
    }

    /** The change without the value that it started from. */
    private static String target(Entry entry) {
        String change = entry.change();
        int colon = change.indexOf(": ");
        int arrow = change.indexOf(" -> ");
        return colon > 0 && arrow > colon ? change.substring(0, colon) + "=" + change.substring(arrow + 4) : change;
    }

    private boolean there(Entry entry) {
        int colon = entry.change().indexOf(": ");
        int arrow = entry.change().indexOf(" -> ");
        if (entry.kind() != ChangeKind.HYPERPARAMETER || colon < 0 || arrow < colon) {
            return false;
        }
        Optional<ParamNode> now = path(entry.change().substring(0, colon))
                .flatMap(path -> origin.experiment().params().find(path));
        return now.isPresent()
                && ChangeText.value(now.get()).equals(entry.change().substring(arrow + 4));
    }

    private static Optional<ParamPath> path(String text) {
        try {
            return Optional.of(ParamPath.parse(text));
        } catch (IllegalArgumentException words) {
            return Optional.empty();
        }
    }

    /** What was adopted between its parent and the champion, newest first; what the champion is where there is no such line. */
    public List<String> since(Entry entry) {
        var out = new ArrayList<String>();
        var seen = new HashSet<ExperimentName>();
        Entry at = byName.get(origin.name());
        while (at != null && !at.name().equals(entry.parent()) && seen.add(at.name())) {
            String change =
                    at.change().isEmpty() && at.kind() != null ? at.kind().word() : at.change();
            out.add(change + " (" + at.name() + ")");
            at = at.parent() == null ? null : byName.get(at.parent());
        }
        boolean line = at != null && at.name().equals(entry.parent());
        return line ? out : List.of("the champion " + origin.name() + " does not grow from " + entry.parent());
    }

    /** The commands that try it against the champion. */
    public List<String> again(Entry entry) {
        Experiment there = session.reader().tolerant(new Oid(entry.commit())).experiment();
        ExperimentRecord record = there == null ? null : there.record();
        String because = record == null || record.hypothesis() == null ? entry.hypothesis() : record.hypothesis();
        String reason = " --because " + Shell.word(because.isBlank() ? "..." : because.strip());
        if (there != null && record != null && record.change().kind() == ChangeKind.HYPERPARAMETER) {
            return List.of("paribus try " + parameter(there, record.change().what()) + reason);
        }
        String kind = entry.kind() == null ? "" : " --kind " + entry.kind().word();
        String what = record == null || record.change().what().isBlank()
                ? ""
                : " --what " + Shell.word(record.change().what());
        var with = new StringBuilder();
        if (record != null) {
            record.change().with().forEach(path -> with.append(" --with ").append(Shell.word(path)));
        }
        return List.of(
                "git switch " + place.project().trunk() + " && git diff " + base(entry) + " "
                        + entry.commit().substring(0, 12)
                        + " -- ':(top)' ':(top,exclude)" + place.record() + "' ':(top,exclude)" + place.results()
                        + "' | git apply --3way",
                "paribus try" + kind + what + with + reason);
    }

    private String parameter(Experiment there, String path) {
        Optional<ParamNode> node = path(path).flatMap(parsed -> there.params().find(parsed));
        boolean known = path(path)
                .flatMap(parsed -> origin.experiment().params().find(parsed))
                .isPresent();
        return node.isEmpty()
                ? "--remove " + Shell.word(path)
                : Shell.word((known ? "" : "+") + path + "=" + ChangeText.value(node.get()));
    }

    private String base(Entry entry) {
        List<Oid> parents = session.experiments()
                .registration(entry.name(), new Oid(entry.commit()))
                .map(CommitInfo::parents)
                .orElse(List.of());
        return parents.isEmpty() ? place.project().trunk() : parents.get(0).brief();
    }
}
