package dev.paribus.workflow.registration;

import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Family;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.Piece;
import dev.paribus.workflow.change.Transplant;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Lineage;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Registers a child for each kept change of a line that takes just this change back, to find what is dead weight: what was kept later
 * may do its work. All of them or none, as one family.
 */
public final class Ablating {
    private final Session session;

    public Ablating(Session session) {
        this.session = session;
    }

    /**
     * What a person asked for.
     *
     * @param from null: the champion
     * @param because the reason of each; null: the usual one
     * @param seeds null: the parent's
     * @param margin loss that would not matter, in the primary metric's unit, positive; null: found out for each
     */
    public record Asked(
            @Nullable String from,
            @Nullable String because,
            @Nullable List<Integer> seeds,
            @Nullable BigDecimal margin) {}

    /** One experiment: whose change it takes back, and the loss that would not matter. */
    public record Member(ExperimentName of, BigDecimal margin, Registered registered) {}

    /** A change that cannot be taken back alone. */
    public record LeftOut(ExperimentName of, String why) {}

    /** What was, or would be, registered; members from the newest change to the oldest. */
    public record Ablation(ExperimentName parent, List<Member> members, List<LeftOut> leftOut) {
        public Ablation {
            members = List.copyOf(members);
            leftOut = List.copyOf(leftOut);
        }
    }

    /** One that could be registered. */
    private record Candidate(ExperimentName of, BigDecimal margin, Draft draft) {}

    /**
     * Registers them, or with {@code dryRun} only finds out.
     *
     * @throws Failure ANSWER_NO {@code nothing-to-take-back} with the reason for each; DATA as {@link OriginCheck}
     */
    public Ablation ablate(Asked asked, boolean dryRun) {
        Origin origin = Origin.find(session.experiments(), asked.from());
        var check = new OriginCheck(session);
        check.requireComparable(origin);
        check.requireFresh(origin);
        var candidates = new ArrayList<Candidate>();
        var leftOut = new ArrayList<LeftOut>();
        for (Found kept : kept(origin)) {
            try {
                candidates.add(candidate(origin, kept, asked));
            } catch (Failure alone) {
                if (alone.kind() == Failure.Kind.COMMAND_LINE || alone.kind() == Failure.Kind.ENVIRONMENT) {
                    throw alone;
                }
                Problem first = alone.problems().get(0);
                leftOut.add(new LeftOut(kept.name(), first.message()));
            }
        }
        if (candidates.isEmpty()) {
            throw nothing(origin, leftOut);
        }
        List<Registered> made = registered(origin, candidates, dryRun);
        var members = new ArrayList<Member>();
        for (int i = 0; i < made.size(); i++) {
            Candidate candidate = candidates.get(i);
            members.add(new Member(candidate.of(), candidate.margin(), made.get(i)));
        }
        return new Ablation(origin.name(), members, leftOut);
    }

    private static Failure nothing(Origin origin, List<LeftOut> leftOut) {
        var out = new ArrayList<Problem>();
        for (LeftOut one : leftOut) {
            out.add(Problem.error("nothing-to-take-back", one.of() + " cannot be taken back alone: " + one.why()));
        }
        if (out.isEmpty()) {
            out.add(Problem.error("nothing-to-take-back", "no change was kept in the line of " + origin.name()));
        }
        int last = out.size() - 1;
        out.set(last, out.get(last).hint("paribus log shows what was kept"));
        return new Failure(Failure.Kind.ANSWER_NO, out);
    }

    /** The experiments of the line that changed something, the newest first; in place of a combination its parts. */
    private List<Found> kept(Origin origin) {
        Map<ExperimentName, Found> line = Lineage.of(session, origin.name());
        Map<ExperimentName, Found> names = session.experiments().names();
        var out = new LinkedHashMap<ExperimentName, Found>();
        for (Found found : line.values()) {
            ExperimentRecord record = session.experiments().read(found.tip()).record();
            ChangeKind kind = record.change().kind();
            if (kind == ChangeKind.COMBINATION) {
                for (ExperimentName part : record.combines()) {
                    Found there = names.get(part);
                    if (there != null && !line.containsKey(part)) {
                        out.putIfAbsent(part, there);
                    }
                }
            } else if (kind != ChangeKind.BASELINE && kind != ChangeKind.REPLICATION) {
                out.putIfAbsent(found.name(), found);
            }
        }
        return List.copyOf(out.values());
    }

    private Candidate candidate(Origin origin, Found kept, Asked asked) {
        Piece piece = Piece.of(session, kept)
                .orElseThrow(
                        () -> Failure.data("no-base", "what it grew from is not in this clone", "git fetch --all"));
        Transplant made = Transplant.of(session, origin, List.of(piece.reversed()));
        if (!made.clashes().isEmpty()) {
            throw Failure.data("changed-since", made.clashes().get(0).text(), show(kept));
        }
        if (made.nothing()) {
            throw Failure.data("changed-since", "nothing of it stands in " + origin.name() + " any more", show(kept));
        }
        made.write();
        var draft = new AblationDraft(session, origin, kept, made);
        BigDecimal margin = draft.margin(asked.margin());
        Draft out = draft.of(asked, margin);
        Registered tried =
                new JointRegistration(session).made(1, names -> List.of(out)).get(0);
        if (!tried.remarks().isEmpty()) {
            throw Failure.data("repeats-earlier", tried.remarks().get(0).message(), show(kept));
        }
        return new Candidate(kept.name(), margin, out);
    }

    private static String show(Found kept) {
        return "paribus show " + kept.name();
    }

    private List<Registered> registered(Origin origin, List<Candidate> candidates, boolean dryRun) {
        JointRegistration.Drafts named = names -> {
            Family family = Family.ablation(candidates.size(), origin.name(), names.get(0));
            return candidates.stream().map(one -> one.draft().in(family)).toList();
        };
        var together = new JointRegistration(session);
        return dryRun
                ? together.made(candidates.size(), named)
                : together.create(
                        candidates.size(),
                        named,
                        made -> {},
                        "paribus: ablate " + origin.name(),
                        "paribus ablate " + origin.name());
    }
}
