package dev.paribus.workflow.judging;

import dev.paribus.check.Facts;
import dev.paribus.check.History.Computed;
import dev.paribus.check.History.Step;
import dev.paribus.evidence.Judgement;
import dev.paribus.evidence.Recompute;
import dev.paribus.git.Oid;
import dev.paribus.model.Amendment;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Look;
import dev.paribus.model.Pairing;
import dev.paribus.model.Pooled;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.store.Experiment;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes what a summary says once more: values from the committed series, means from the values, verdicts from all. */
public final class Recomputing {
    private final Session session;
    private final List<dev.paribus.check.History.Compared> wrong = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();

    public Recomputing(Session session) {
        this.session = session;
    }

    /**
     * What is judged.
     *
     * @param tree the commit or tree that holds the results
     * @param base the commit that the experiment grew from; null without one
     * @param line its commits, oldest first
     */
    public record Subject(
            Oid tree, @Nullable Oid base, Facts.Results results, List<Step> line, List<Amendment> amendments) {}

    /** For one use. */
    public Computed of(Subject subject) {
        var values = new SeriesCheck(session.git(), session.place());
        values.check(subject.tree(), subject.results());
        wrong.addAll(values.wrong());
        unknown.addAll(values.unknown());
        looks(subject);
        return new Computed(wrong, List.copyOf(unknown));
    }

    private void looks(Subject subject) {
        Summary summary = subject.results().summary();
        List<Look> looks = summary.looks();
        for (int i = 0; i < looks.size(); i++) {
            look(subject, looks.get(i), version(subject, i));
            if (looks.get(i).look() != i + 1) {
                add("look", String.valueOf(looks.get(i).look()), String.valueOf(i + 1));
            }
        }
        summary.newest().ifPresent(newest -> {
            // Until every seed that was added is measured there is no verdict.
            boolean open = summary.verdict() == null && summary.state() != State.MEASURED;
            if (!open && summary.verdict() != newest.verdict()) {
                add(
                        "verdict",
                        String.valueOf(summary.verdict()),
                        newest.verdict().word());
            }
            if (!summary.reason().equals(newest.reason())) {
                add("reason", summary.reason(), newest.reason());
            }
        });
        state(subject);
        noise(subject);
        decisions(subject);
        if (looks.isEmpty() && summary.verdict() != null) {
            add("verdict", summary.verdict().word(), "none: no look is recorded");
        }
    }

    /** What a single seed borrowed is what those experiments hold. */
    private void noise(Subject subject) {
        Experiment here = read(subject.tree());
        if (here == null || here.record().noise().isEmpty()) {
            return;
        }
        for (FrozenNoise.Wrong one : new FrozenNoise(session).wrong(here.record())) {
            Pooled line = one.line();
            String found = one.found();
            if (found == null) {
                unknown.add("the results of '" + line.name() + "' that the noise was pooled from, at "
                        + line.commit().substring(0, 12) + ", are not in this clone");
            } else {
                add(
                        "noise of " + line.metric() + " from " + line.name(),
                        FrozenNoise.words(line.sd(), line.n()),
                        found);
            }
        }
    }

    /** A decision repeats the verdict that stood then. */
    private void decisions(Subject subject) {
        Experiment here = read(subject.tree());
        Summary summary = subject.results().summary();
        for (Decision decision : here == null ? List.<Decision>of() : here.decisions()) {
            boolean stood = summary.looks().isEmpty()
                    ? decision.verdict() == null
                    : summary.looks().stream().anyMatch(look -> look.verdict() == decision.verdict());
            if (!stood) {
                add(
                        "verdict in decision.yaml",
                        decision.verdict() == null ? "none" : decision.verdict().word(),
                        summary.newest().map(look -> look.verdict().word()).orElse("none"));
            }
        }
    }

    /** Of amended seeds that are still to run nothing is known, so that the state before them holds, too. */
    private void state(Subject subject) {
        Summary summary = subject.results().summary();
        Experiment here = read(subject.tree());
        if (here == null || summary.state() == State.ABORTED) {
            return;
        }
        State found = summary.state();
        for (int look = 1; look <= subject.amendments().size() + 1; look++) {
            found = new StateRule(here.project(), planned(here.record(), subject.amendments(), look))
                    .state(summary.seeds());
            if (found == summary.state()) {
                return;
            }
        }
        add("state", summary.state().word(), found.word());
    }

    /** Where a look stands first: the summary of that commit has the values that it was made from. */
    private record Version(Oid commit, Summary summary) {}

    private static @Nullable Version version(Subject subject, int look) {
        for (Step step : subject.line()) {
            Summary there = step.summary();
            if (there != null && there.looks().size() > look) {
                // Several that arrive at once, as in a squash, were made from values that are gone.
                return there.looks().size() == look + 1 ? new Version(new Oid(step.commit()), there) : null;
            }
        }
        Summary now = subject.results().summary();
        return now.looks().size() == look + 1 ? new Version(subject.tree(), now) : null;
    }

    private void look(Subject subject, Look recorded, @Nullable Version version) {
        String which = "look " + recorded.look();
        Experiment child = version == null ? null : read(version.commit());
        if (child == null || version == null) {
            unknown.add("the values that " + which + " was computed from are not in this clone");
            return;
        }
        Experiment parent = null;
        Look.Counted against = recorded.parent();
        if (against != null) {
            parent = commit(against.commit());
            if (parent == null || parent.summary() == null) {
                unknown.add("the results of '" + against.name() + "' that " + which + " was computed with, at "
                        + against.commit()
                                .substring(0, Math.min(12, against.commit().length()))
                        + ", are not in this clone");
                return;
            }
        }
        parent(which, child.record(), parent);
        var compared = new Compared(
                child,
                new ParentResults(session, parent, ParentResults.grewFrom(session, child.record(), subject.base())),
                planned(child.record(), subject.amendments(), recorded.look()),
                version.summary().seeds());
        pairing(which, compared, recorded);
        Judgement facts = compared.judgement(Judgement.Tries.FIRST);
        for (Recompute.Difference difference : Recompute.differences(facts, recorded)) {
            add(which + ", " + difference.field(), difference.recorded(), difference.computed());
        }
    }

    private void parent(String which, ExperimentRecord plan, @Nullable Experiment parent) {
        ExperimentName planned = plan.parent();
        ExperimentName used = parent == null ? null : parent.record().name();
        boolean stands = parent != null
                && parent.record().change().kind() == ChangeKind.REPLICATION
                && Objects.equals(parent.record().of(), planned);
        if (used != null && !stands && !used.equals(planned)) {
            add(which + ", parent", String.valueOf(used), String.valueOf(planned));
        }
    }

    private void pairing(String which, Compared compared, Look recorded) {
        ExperimentRecord plan = compared.experiment().record();
        Pairing due =
                Compared.pairing(plan, compared.planned(), compared.parent().seeds());
        if (plan.pairing() != Pairing.AUTO && due != recorded.pairing()) {
            add(which + ", pairing", recorded.pairing().word(), due.word());
        }
    }

    private static List<Integer> planned(ExperimentRecord plan, List<Amendment> amendments, int look) {
        var out = new LinkedHashSet<>(plan.seeds());
        amendments.stream().filter(one -> one.look() <= look).forEach(one -> out.addAll(one.seeds()));
        return List.copyOf(out);
    }

    /** What a summary names as a commit is read as one only if it is: a made-up id could mean something else. */
    private @Nullable Experiment commit(String id) {
        return id.matches("[0-9a-f]{40}")
                ? session.git().resolve(id).map(this::read).orElse(null)
                : null;
    }

    private @Nullable Experiment read(Oid commit) {
        return session.reader().tolerant(commit).experiment();
    }

    private void add(String what, String recorded, String found) {
        wrong.add(new dev.paribus.check.History.Compared(what, recorded, found));
    }
}
