package dev.paribus.workflow.history;

import dev.paribus.evidence.Judgement;
import dev.paribus.evidence.Verdicts;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Look;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.facts.GoalEdits;
import dev.paribus.workflow.judging.Compared;
import dev.paribus.workflow.judging.ParentResults;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.util.List;
import java.util.Optional;

/** Whether the project is done: its {@code launch} criteria held against the champion's seeds (design, "Project rules"; evidence R2, R12). */
public final class LaunchGoal {
    private final Session session;

    public LaunchGoal(Session session) {
        this.session = session;
    }

    /**
     * How the champion stands to the goal.
     *
     * @param champion what was judged
     * @param chosen true when the seeds that are judged are those that made it champion, so that it may be less
     * @param criteria of {@code launch}, in order, with their sentences
     * @param verdict of all of them: reached when supported
     * @param edits commits that edited what the project aims at while results stood, newest first
     */
    public record Stand(
            ExperimentName champion,
            boolean chosen,
            List<CriterionVerdict> criteria,
            Verdict verdict,
            List<Problem> edits) {
        public Stand {
            criteria = List.copyOf(criteria);
            edits = List.copyOf(edits);
        }

        public boolean reached() {
            return verdict == Verdict.SUPPORTED;
        }
    }

    /** Empty without a measured champion, and for a project that has no goal and never edited one. */
    public Optional<Stand> stand() {
        Experiments experiments = session.experiments();
        if (experiments.trunk().champion().isEmpty()) {
            return Optional.empty();
        }
        Experiment champion = Origin.find(experiments, null).experiment();
        List<Problem> edits = experiments
                .trunkTip()
                .map(tip -> new GoalEdits(session.git(), session.place()).find(tip, null))
                .orElse(List.of());
        Project project = session.place().project();
        Summary summary = champion.summary();
        if (summary == null || project.launch().isEmpty() && edits.isEmpty()) {
            return Optional.empty();
        }
        Look look = judge(project, champion, summary);
        boolean baseline = champion.record().change().kind() == ChangeKind.BASELINE;
        return Optional.of(new Stand(champion.record().name(), !baseline, look.criteria(), look.verdict(), edits));
    }

    private Look judge(Project project, Experiment champion, Summary summary) {
        Judgement whole = new Compared(
                        champion, new ParentResults(session, null, null), champion.planned(), summary.seeds())
                .judgement(Judgement.Tries.FIRST);
        return Verdicts.judge(new Judgement(
                project.launch(),
                List.of(),
                project.metrics(),
                whole.child(),
                null,
                Pairing.INDEPENDENT,
                Judgement.Tries.FIRST,
                whole.policy(),
                whole.incomparable()));
    }
}
