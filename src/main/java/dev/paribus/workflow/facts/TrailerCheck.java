package dev.paribus.workflow.facts;

import dev.paribus.check.History.Compared;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.Entry.MetricLine;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Review;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.store.MetricTexts;
import dev.paribus.store.Trailers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a commit's trailers say, against what its files say. For one use. */
final class TrailerCheck {
    private final List<Compared> out = new ArrayList<>();
    private final @Nullable Summary parent;

    /** @param parent the parent's results as the newest verdict read them; null where they are not known */
    TrailerCheck(@Nullable Summary parent) {
        this.parent = parent;
    }

    /** Statements of the trailers that the files contradict; what the files do not tell (who counted as sibling) is not judged. */
    List<Compared> of(
            Trailers trailers,
            Project project,
            ExperimentRecord plan,
            @Nullable Summary summary,
            @Nullable Decision decision,
            List<Review> reviews) {
        same("Experiment", trailers.name(), plan.name());
        if (!trailers.name().equals(plan.name())) {
            return out;
        }
        same(
                "Experiment-State",
                trailers.state().word(),
                state(summary, decision).word());
        same("Experiment-Parent", trailers.parent(), plan.parent());
        same("Experiment-Kind", word(trailers.kind()), plan.change().kind().word());
        boolean parameter = plan.change().kind() == ChangeKind.HYPERPARAMETER;
        if (parameter && !trailers.change().contains(plan.change().what())) {
            same("Experiment-Change", trailers.change(), plan.change().what());
        }
        same(
                "Experiment-Label",
                trailers.labels().stream()
                        .filter(label -> label.startsWith(Review.DOWNGRADED))
                        .findFirst()
                        .orElse(null),
                Review.label(reviews).map(Trailers::oneLine).orElse(null));
        Verdict verdict = summary == null ? null : summary.verdict();
        same(
                "Experiment-Verdict",
                trailers.verdict() == null ? null : trailers.verdict().word(),
                verdict == null ? null : verdict.word());
        if (summary != null) {
            String hypothesis = plan.hypothesis() == null ? "" : plan.hypothesis();
            same("Experiment-Hypothesis", trailers.hypothesis(), Trailers.oneLine(hypothesis));
        }
        same(
                "Experiment-Decision",
                trailers.decision(),
                decision == null ? null : Trailers.oneLine(decision.because()));
        metrics(trailers, summary == null ? List.of() : MetricTexts.of(project, summary, parent));
        return out;
    }

    private static State state(@Nullable Summary summary, @Nullable Decision decision) {
        return decision != null ? decision.state() : summary == null ? State.REGISTERED : summary.state();
    }

    private static @Nullable String word(@Nullable ChangeKind kind) {
        return kind == null ? null : kind.word();
    }

    /** Means, spreads and counts; and the difference, where the parent as it was then is known. */
    private void metrics(Trailers trailers, List<MetricLine> files) {
        List<String> said = trailers.metrics().stream().map(TrailerCheck::brief).toList();
        List<String> found = files.stream().map(TrailerCheck::brief).toList();
        for (int i = 0; i < Math.max(said.size(), found.size()); i++) {
            same("Experiment-Metric", i < said.size() ? said.get(i) : null, i < found.size() ? found.get(i) : null);
            MetricLine one = i < said.size() ? trailers.metrics().get(i) : null;
            MetricLine other = i < found.size() ? files.get(i) : null;
            if (parent != null && one != null && other != null && one.delta() != null && other.delta() != null) {
                same("Experiment-Metric, delta", one.delta(), other.delta());
            }
        }
    }

    private static String brief(MetricLine metric) {
        return metric.name() + " " + metric.mean() + (metric.sd() == null ? "" : " sd " + metric.sd()) + " n "
                + metric.n() + (metric.p() == null ? "" : " p " + metric.p())
                + (metric.k() == null ? "" : " k " + metric.k());
    }

    private void same(String what, @Nullable Object said, @Nullable Object found) {
        if (!Objects.equals(said, found)) {
            out.add(new Compared(
                    what, said == null ? "none" : said.toString(), found == null ? "none" : found.toString()));
        }
    }
}
