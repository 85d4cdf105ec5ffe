package dev.paribus.workflow.registration;

import dev.paribus.evidence.PairingRule;
import dev.paribus.git.Oid;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Pairing;
import dev.paribus.model.Project;
import dev.paribus.model.SeedResult;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments.Found;
import dev.paribus.workflow.change.Carried;
import dev.paribus.workflow.change.Clash;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.Piece;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.change.Transplant;
import dev.paribus.workflow.session.DataHashes;
import dev.paribus.workflow.session.Origin;
import dev.paribus.workflow.session.OriginCheck;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Registers the untested combination of experiments: what each changed, made together on top of the champion, under a record of its own
 * that names them. By plumbing, never by a merge of branches, which would make a sibling look adopted (git-traps C28).
 */
public final class Combining {
    private final Session session;

    public Combining(Session session) {
        this.session = session;
    }

    /**
     * What was, or would be, registered.
     *
     * @param parts what each of them brings, in a line; empty for one that the champion has already
     */
    public record Combination(
            Registration.Registered registered, ExperimentName parent, Map<ExperimentName, String> parts) {
        public Combination {
            parts = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parts));
        }
    }

    /**
     * Registers it, or with {@code dryRun} only finds out.
     *
     * @param names as typed
     * @param plan reason, criteria, seeds and the like; its parent is the champion
     * @throws Failure as {@link CombinedParts#of}; ANSWER_NO {@code combination-conflict} naming every parameter and file that cannot
     *     be made together; then nothing was written
     */
    public Combination combine(List<String> names, Plan plan, boolean dryRun) {
        Origin champion = Origin.find(session.experiments(), null);
        List<Found> asked = names.stream().map(session.experiments()::find).toList();
        var check = new OriginCheck(session);
        check.requireFresh(champion);
        CombinedParts parts = CombinedParts.of(session, champion, asked);
        check.requireComparable(champion);
        Transplant made = Transplant.of(session, champion, pieces(parts.missing()));
        requireNoClash(champion, parts, made);
        made.write();
        Draft draft = draft(champion, asked, made, plan);
        var registration = new Registration(session);
        Registration.Registered registered =
                dryRun ? registration.dryRun(draft, plan.name()) : registration.register(draft, plan.name());
        var brings = new LinkedHashMap<ExperimentName, String>();
        for (Found found : asked) {
            Transplant.Moved moved = made.moved().get(found.name());
            brings.put(found.name(), moved == null ? "" : moved.text());
        }
        return new Combination(registered, champion.name(), brings);
    }

    private List<Piece> pieces(List<Found> missing) {
        var out = new ArrayList<Piece>();
        for (Found found : missing) {
            out.add(Piece.of(session, found)
                    .orElseThrow(() -> Failure.data(
                            "no-base",
                            found.name() + " has no base in this clone that its changes could be told against",
                            "git fetch --unshallow, or paribus diff " + found.name())));
        }
        return out;
    }

    private static void requireNoClash(Origin champion, CombinedParts parts, Transplant made) {
        List<Clash> clashes = made.clashes();
        if (clashes.isEmpty()) {
            return;
        }
        String names =
                parts.missing().stream().map(found -> found.name().text()).collect(Collectors.joining(" and "));
        var out = new ArrayList<Problem>();
        for (Clash clash : clashes) {
            out.add(Problem.error("combination-conflict", clash.text())
                    .at(clash.at())
                    .hint(out.size() + 1 == clashes.size() ? way(champion, names) : null));
        }
        throw new Failure(Failure.Kind.ANSWER_NO, out);
    }

    private static String way(Origin champion, String names) {
        return "decide by hand which of both it is to be, on a checkout of the champion " + champion.name()
                + ", and register that: paribus new --kind heuristic --what \"" + names
                + "\" --because \"...\"";
    }

    private Draft draft(Origin champion, List<Found> asked, Transplant made, Plan plan) {
        Project project = champion.experiment().project();
        List<String> all = asked.stream().map(found -> found.name().text()).toList();
        String together = String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.get(all.size() - 1);
        String hypothesis = Hypothesis.of(plan.because(), "Combining " + together, project.primary());
        List<Integer> seeds = plan.seeds() == null ? champion.experiment().planned() : plan.seeds();
        Pairing pairing = PairingRule.resolve(Pairing.AUTO, seeds, parentSeeds(champion));
        var criteria = new CriteriaChoice(project);
        List<String> nuisance = nuisance(asked);
        var fields = new LinkedHashMap<String, Object>();
        fields.put("parent", champion.name().text());
        fields.put("hypothesis", hypothesis);
        fields.put("change", Map.of("kind", ChangeKind.COMBINATION.word()));
        fields.put("combines", all);
        fields.put("success", criteria.success(plan.success()));
        fields.put("guard", plan.guard().isEmpty() ? null : criteria.guard(plan.guard()));
        fields.put("seeds", seeds);
        fields.put("pairing", pairing.word());
        fields.put("known", known(asked, plan));
        fields.put("if_refuted", plan.extras().ifRefuted());
        fields.put("nuisance", nuisance.isEmpty() ? null : nuisance);
        ExperimentRecord command = made.commandFrom();
        List<String> words = command.command();
        fields.put("command", words == null ? null : command.shell() ? words.get(0) : words);
        Map<String, String> data = new DataHashes(session).of(project, tree(champion, made));
        fields.put("data", data.isEmpty() ? null : data);
        var labels = new ArrayList<String>();
        if (!nuisance.isEmpty()) {
            labels.add("nuisance: " + String.join(", ", nuisance));
        }
        return new Draft(
                champion,
                champion.commit(),
                ChangeKind.COMBINATION,
                "",
                List.of(),
                ChangeKind.COMBINATION.word() + ": " + String.join(" + ", all),
                hypothesis,
                fields,
                made.record(),
                made.parameterFiles(),
                made.files(),
                labels,
                pairing,
                List.of());
    }

    /** The tree with the files of the change, whose data are going to run. */
    private Oid tree(Origin champion, Transplant made) {
        return session.writer().tree(session.git().commit(champion.commit()).tree(), Carried.edits(made.files()));
    }

    private static List<String> known(List<Found> asked, Plan plan) {
        var out = new LinkedHashSet<String>();
        asked.forEach(found -> out.add(found.name().text()));
        out.addAll(plan.extras().known());
        return List.copyOf(out);
    }

    /** What one of them tuned again beside its change is tuned again here. */
    private List<String> nuisance(List<Found> asked) {
        var out = new LinkedHashSet<String>();
        asked.forEach(found ->
                out.addAll(session.experiments().read(found.tip()).record().nuisance()));
        return List.copyOf(out);
    }

    private static List<Integer> parentSeeds(Origin origin) {
        var summary = origin.experiment().summary();
        return summary == null
                ? origin.experiment().record().seeds()
                : summary.seeds().stream().map(SeedResult::seed).toList();
    }
}
