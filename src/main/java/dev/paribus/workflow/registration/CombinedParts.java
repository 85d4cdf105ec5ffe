package dev.paribus.workflow.registration;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.text.Shell;
import dev.paribus.workflow.facts.DraftCheck;
import dev.paribus.workflow.session.Lineage;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Reference;
import dev.paribus.workflow.session.Replicas;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The experiments that a combination names. Accepted is one that stands in the champion's line, and one that was measured against an
 * experiment of that line and found supported (by itself, or confirmed), or kept; at least one must not be in the champion yet.
 *
 * @param there those that the champion has already
 * @param missing those whose change it lacks, in the order given
 */
record CombinedParts(List<Found> there, List<Found> missing) {
    CombinedParts {
        there = List.copyOf(there);
        missing = List.copyOf(missing);
    }

    /**
     * Finds and judges them.
     *
     * @throws Failure COMMAND_LINE {@code combine-two}; DATA {@code not-measured}, {@code other-parent}; ANSWER_NO {@code
     *     not-supported}, {@code nothing-to-combine}, and every finding of the rules in one of them
     */
    static CombinedParts of(Session session, Origin champion, List<Found> asked) {
        requireSeveral(champion, asked);
        Map<ExperimentName, Found> line = Lineage.of(session, champion.name());
        var there = new ArrayList<Found>();
        var missing = new ArrayList<Found>();
        var problems = new ArrayList<Problem>();
        Failure.Kind kind = Failure.Kind.ANSWER_NO;
        for (Found found : asked) {
            if (line.containsKey(found.name())) {
                there.add(found);
                continue;
            }
            try {
                require(session, champion, line, found);
                missing.add(found);
            } catch (Failure wrong) {
                kind = wrong.kind();
                problems.addAll(wrong.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new Failure(kind, problems);
        }
        requireUntested(session, champion, there, missing);
        return new CombinedParts(there, missing);
    }

    private static void requireSeveral(Origin champion, List<Found> asked) {
        var distinct = new LinkedHashSet<ExperimentName>();
        for (Found found : asked) {
            if (!distinct.add(found.name())) {
                throw Failure.commandLine(
                        "combine-two",
                        "'" + found.name() + "' was given twice",
                        "leave one out, or name the other one that is meant");
            }
        }
        if (distinct.size() < 2) {
            String one =
                    distinct.isEmpty() ? "NAME" : distinct.iterator().next().text();
            boolean itself = one.equals(champion.name().text());
            throw Failure.commandLine(
                    "combine-two",
                    "a combination has two experiments or more, and "
                            + (distinct.isEmpty() ? "none" : "only '" + one + "'") + " was given",
                    "paribus combine " + (itself ? one + " NAME" : champion.name() + " " + one) + " --because \"...\"");
        }
    }

    private static void require(Session session, Origin champion, Map<ExperimentName, Found> line, Found found) {
        Experiment experiment = session.experiments().read(found.tip());
        ExperimentRecord record = experiment.record();
        ChangeKind kind = record.change().kind();
        if (kind == ChangeKind.BASELINE || kind == ChangeKind.REPLICATION) {
            throw Failure.no(
                    "nothing-to-combine",
                    found.name() + " is a " + kind.word() + ", which changes nothing",
                    "paribus show " + found.name());
        }
        Summary summary = experiment.summary();
        if (summary == null || summary.state() != State.MEASURED) {
            throw Failure.data(
                    "not-measured",
                    found.name() + " is "
                            + (summary == null ? "registered" : summary.state().word())
                            + "; only what was measured alone can be combined",
                    "paribus run " + found.name());
        }
        boolean kept = experiment
                .decision()
                .filter(decision -> decision.state() == State.KEPT)
                .isPresent();
        if (summary.verdict() != Verdict.SUPPORTED && !kept && !confirmed(session, experiment)) {
            String word =
                    summary.verdict() == null ? "not judged" : summary.verdict().word();
            throw Failure.no(
                    "not-supported",
                    found.name() + " is " + word + "; a combination is of what was supported or kept",
                    "paribus show " + found.name());
        }
        if (!kept && Review.downgrade(experiment.reviews()).isPresent()) {
            throw Failure.no(
                    "not-supported",
                    "the verdict on " + found.name()
                            + " was downgraded; a combination is of what was supported or kept",
                    "paribus show " + found.name());
        }
        ExperimentName parent = record.parent();
        if (parent == null || !line.containsKey(parent)) {
            throw Failure.data(
                    "other-parent",
                    found.name() + " was measured against " + parent + ", which is not in the line of the champion "
                            + champion.name(),
                    "combine or keep " + parent + " first: paribus show " + parent);
        }
        new DraftCheck(session).require(found.name(), found.tip());
    }

    /** Supported on fresh seeds, as one of many tries is that claimed nothing itself. */
    private static boolean confirmed(Session session, Experiment experiment) {
        return new Replicas(session)
                .of(experiment.record().name()).stream()
                        .map(Replicas.Replica::experiment)
                        .anyMatch(there -> there.record().confirms() && Reference.stands(experiment, there));
    }

    private static void requireUntested(Session session, Origin champion, List<Found> there, List<Found> missing) {
        if (missing.isEmpty()) {
            throw Failure.no(
                    "nothing-to-combine",
                    list(there) + " stand in the champion " + champion.name() + " already",
                    "paribus show " + champion.name());
        }
        Found only = missing.get(0);
        ExperimentName parent = session.experiments().read(only.tip()).record().parent();
        if (missing.size() == 1 && champion.name().equals(parent)) {
            throw Failure.no(
                    "nothing-to-combine",
                    only.name() + " was measured on top of the champion " + champion.name()
                            + ", so the combination is measured already",
                    "paribus keep " + only.name() + " --because " + Shell.word("..."));
        }
    }

    private static String list(List<Found> all) {
        return all.stream().map(found -> found.name().text()).collect(Collectors.joining(" and "));
    }
}
