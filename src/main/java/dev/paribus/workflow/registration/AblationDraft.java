package dev.paribus.workflow.registration;

import dev.paribus.diff.ParamChange;
import dev.paribus.evidence.PairingRule;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Criterion;
import dev.paribus.model.CriterionVerdict;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Goal;
import dev.paribus.model.Metric;
import dev.paribus.model.MetricSummary;
import dev.paribus.model.Pairing;
import dev.paribus.model.SeedResult;
import dev.paribus.model.Summary;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.change.Carried;
import dev.paribus.workflow.change.ChangeText;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.Transplant;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The draft of an experiment that takes one kept change back. Its criterion is non-inferiority: without the change the primary metric
 * loses less than a margin. Supported then means dead weight, refuted that the change earns its place.
 */
final class AblationDraft {
    private static final MathContext SHORT = new MathContext(2, RoundingMode.HALF_EVEN);
    private static final String REASON = "a change that was kept may do nothing any more beside what was kept since";

    private final Session session;
    private final Origin origin;
    private final Found kept;
    private final Experiment whose;
    private final ExperimentRecord record;
    private final Transplant made;
    private final Metric primary;

    AblationDraft(Session session, Origin origin, Found kept, Transplant made) {
        this.session = session;
        this.origin = origin;
        this.kept = kept;
        this.made = made;
        this.whose = session.experiments().read(kept.tip());
        this.record = whose.record();
        this.primary = origin.experiment().project().primary();
    }

    /**
     * The loss that would not matter: as given; else the gain that the change was asked for; else half of the gain that it was kept
     * for (the share of an effect that non-inferiority trials preserve; FDA, Non-Inferiority Clinical Trials, 2016, IV.B); else the spread
     * between seeds. Two digits.
     */
    BigDecimal margin(@Nullable BigDecimal given) {
        if (given != null) {
            return given;
        }
        return asked().or(this::halfOfGain)
                .or(this::spread)
                .orElseThrow(() -> Failure.data(
                        "no-margin",
                        "nothing says which loss of " + primary.name() + " would not matter",
                        "paribus ablate --margin NUMBER"));
    }

    private Optional<BigDecimal> asked() {
        for (Criterion criterion : record.success()) {
            if (criterion.metric().equals(primary.name())
                    && criterion.bound() instanceof Criterion.Bound.FromParent bound
                    && !bound.percent()
                    && bound.offset().signum() * primary.goal().sign() > 0) {
                return Optional.of(bound.offset().abs());
            }
        }
        return Optional.empty();
    }

    private Optional<BigDecimal> halfOfGain() {
        Summary summary = whose.summary();
        return summary == null
                ? Optional.empty()
                : summary.newest().stream()
                        .flatMap(look -> look.criteria().stream())
                        .filter(one -> one.criterion().metric().equals(primary.name()))
                        .map(CriterionVerdict::gain)
                        .filter(Objects::nonNull)
                        .filter(gain -> gain > 0)
                        .map(gain -> BigDecimal.valueOf(gain / 2).round(SHORT))
                        .findFirst();
    }

    private Optional<BigDecimal> spread() {
        Summary summary = origin.experiment().summary();
        MetricSummary metric = summary == null ? null : summary.metrics().get(primary.name());
        Double sd = metric == null ? null : metric.sd();
        return sd == null || sd <= 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(sd).round(SHORT));
    }

    Draft of(Ablating.Asked asked, BigDecimal margin) {
        ChangeKind kind = kind();
        Transplant.Moved moved = Objects.requireNonNull(made.moved().get(kept.name()));
        boolean parameter = kind == ChangeKind.HYPERPARAMETER;
        String what = parameter ? record.change().what() : kept.name() + " taken back";
        String line = parameter ? described(moved) : kind.word() + ": " + what;
        String size = margin.stripTrailingZeros().toPlainString();
        boolean up = primary.goal() == Goal.MAXIMIZE;
        String hypothesis = "Taking back " + kept.name() + " (" + (parameter ? line : String.join(", ", moved.files()))
                + ") keeps " + primary.name() + " within " + size + " of " + origin.name() + " because "
                + reason(asked.because());
        List<Integer> seeds = asked.seeds() == null ? origin.experiment().planned() : asked.seeds();
        Pairing pairing = PairingRule.resolve(Pairing.AUTO, seeds, parentSeeds());
        var change = new LinkedHashMap<String, Object>();
        change.put("kind", kind.word());
        change.put("what", what);
        if (!record.change().with().isEmpty()) {
            change.put("with", record.change().with());
        }
        var fields = new LinkedHashMap<String, Object>();
        fields.put("parent", origin.name().text());
        fields.put("hypothesis", hypothesis);
        fields.put("change", change);
        fields.put("success", List.of(primary.name() + (up ? " >= parent - " : " <= parent + ") + size));
        fields.put("seeds", seeds);
        fields.put("pairing", pairing.word());
        fields.put("known", List.of(kept.name().text()));
        fields.put("if_refuted", kept.name() + " earns its place");
        fields.put("nuisance", record.nuisance().isEmpty() ? null : record.nuisance());
        fields.put("block", record.more().get("block"));
        List<String> command = made.commandFrom().command();
        fields.put("command", command == null ? null : made.commandFrom().shell() ? command.get(0) : command);
        Oid tree = session.writer().tree(session.git().commit(origin.commit()).tree(), Carried.edits(made.files()));
        Map<String, String> data =
                new DataHashes(session).of(origin.experiment().project(), tree);
        fields.put("data", data.isEmpty() ? null : data);
        return new Draft(
                origin,
                origin.commit(),
                kind,
                what,
                record.change().with(),
                line,
                hypothesis,
                fields,
                made.record(),
                made.parameterFiles(),
                made.files(),
                labels(),
                pairing,
                List.of());
    }

    private List<String> labels() {
        var out = new ArrayList<String>();
        if (!record.nuisance().isEmpty()) {
            out.add("nuisance: " + String.join(", ", record.nuisance()));
        }
        if (!record.change().with().isEmpty()) {
            out.add("with: " + String.join(", ", record.change().with()));
        }
        return out;
    }

    private ChangeKind kind() {
        return record.change().kind();
    }

    /** The one that was declared, where others were tuned again beside it. */
    private String described(Transplant.Moved moved) {
        return moved.params().stream()
                .filter(change -> change.path().written().equals(record.change().what()))
                .findFirst()
                .or(() -> moved.params().stream().findFirst())
                .map((ParamChange change) -> ChangeText.describe(change))
                .orElse(record.change().what());
    }

    private static String reason(@Nullable String typed) {
        String flat = typed == null ? REASON : typed.replaceAll("\\s+", " ").strip();
        String bare = flat.replaceFirst("(?i)^because\\s+", "");
        return (bare.isEmpty() ? REASON : bare).replaceFirst("\\.$", "") + ".";
    }

    private List<Integer> parentSeeds() {
        Summary summary = origin.experiment().summary();
        return summary == null
                ? origin.experiment().record().seeds()
                : summary.seeds().stream().map(SeedResult::seed).toList();
    }
}
