package dev.paribus.workflow.launch;

import dev.paribus.evidence.Siblings;
import dev.paribus.format.AmendmentsFile;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEdit;
import dev.paribus.model.Amendment;
import dev.paribus.model.AttemptEnd;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.Decision;
import dev.paribus.model.Look;
import dev.paribus.model.Pairing;
import dev.paribus.model.State;
import dev.paribus.model.Summary;
import dev.paribus.model.Verdict;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiment;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Seeds;
import dev.paribus.text.Width;
import dev.paribus.workflow.adoption.Deciding;
import dev.paribus.workflow.facts.DraftCheck;
import dev.paribus.workflow.judging.ParentResults;
import dev.paribus.workflow.session.Measured;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Adds seeds to the plan of a measured experiment, in a commit of its own before they run (evidence R8). */
public final class Amending {
    private static final int SUBJECT = 72;

    private final Session session;
    private final ProjectPlace place;

    public Amending(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /**
     * What was added.
     *
     * @param found the experiment with the amendment's commit
     * @param notes what the user should know of the look that follows
     */
    public record Amended(Found found, Amendment amendment, List<Problem> notes) {
        public Amended {
            notes = List.copyOf(notes);
        }

        /** The experiment's name. */
        public String name() {
            return found.name().text();
        }
    }

    /**
     * Commits the amendment.
     *
     * @throws Failure DATA {@code not-measured}, {@code look-incomplete}, {@code look-void}, {@code already-decided}; COMMAND_LINE
     *     {@code seeds-planned}; nothing was changed then
     */
    public Amended amend(Found found, MoreSeeds more, String because) {
        var deciding = new Deciding(session);
        deciding.requireLocal(found);
        Experiment experiment = session.experiments().read(found.tip());
        requireFirstLook(found, experiment);
        requireUndecided(found, experiment);
        List<Integer> seeds = seeds(found, experiment, more);
        new DraftCheck(session).require(found.name(), found.tip());
        var amendment = new Amendment(look(experiment), seeds, Trailers.oneLine(because));
        Oid commit = commit(found, amendment);
        deciding.put(found, commit, "more seeds for " + found.name());
        session.machine()
                .say(Seeds.named(seeds) + " added to " + found.name() + " by " + commit.brief() + ", before "
                        + (seeds.size() == 1 ? "it runs" : "they run"));
        return new Amended(new Found(found.name(), found.ref(), commit), amendment, notes(experiment, seeds));
    }

    private void requireFirstLook(Found found, Experiment experiment) {
        Summary summary = Measured.require(found, experiment, "seeds are added to what was measured as it was planned");
        List<Integer> open = Measured.open(experiment, summary);
        if (!open.isEmpty()) {
            throw Failure.data(
                    "look-incomplete",
                    Seeds.named(open) + " of " + found.name() + " " + (open.size() == 1 ? "was" : "were")
                            + " added before and did not run yet",
                    "paribus run " + found.name());
        }
        Optional<Look> look = summary.newest();
        if (look.map(Look::verdict).filter(Verdict.VOID::equals).isPresent()) {
            throw Failure.data(
                    "look-void",
                    found.name() + " cannot be compared, and more seeds do not change that: " + summary.reason(),
                    "paribus show " + found.name());
        }
        boolean judged = look.isPresent() && !look.get().criteria().isEmpty();
        boolean whole = judged
                ? Siblings.counts(look.get())
                : summary.seeds().stream().allMatch(seed -> seed.end() == AttemptEnd.OK);
        if (!whole) {
            throw Failure.data(
                    "look-incomplete",
                    "the first look at " + found.name() + " is incomplete, and more seeds do not complete it: "
                            + summary.reason(),
                    "paribus run " + found.name() + " --again --because \"...\" measures all its seeds anew");
        }
    }

    private void requireUndecided(Found found, Experiment experiment) {
        Decision last = experiment.decision().orElse(null);
        boolean baseline = experiment.record().change().kind() == ChangeKind.BASELINE;
        boolean adopted = session.experiments().trunk().adopted().containsKey(found.name()) && !baseline;
        if (last == null && !adopted) {
            return;
        }
        boolean kept = last == null || last.state() == State.KEPT;
        throw Failure.data(
                "already-decided",
                found.name() + " is " + (kept ? "kept" : "discarded") + "; what it was decided on stays as it is",
                kept
                        ? "paribus noise --fresh measures the champion on fresh seeds"
                        : "paribus new --from " + found.name() + " PATH=VALUE --because \"...\" goes on from it");
    }

    private static List<Integer> seeds(Found found, Experiment experiment, MoreSeeds more) {
        List<Integer> planned = experiment.planned();
        if (more.seeds().isEmpty()) {
            return Seeds.after(planned, more.count());
        }
        List<Integer> twice = more.seeds().stream().filter(planned::contains).toList();
        if (!twice.isEmpty()) {
            throw Failure.commandLine(
                    "seeds-planned",
                    Seeds.named(twice) + " of " + found.name() + " " + (twice.size() == 1 ? "is" : "are")
                            + " planned already; planned are " + Seeds.text(planned),
                    "--seeds +" + Seeds.text(Seeds.after(planned, more.count())));
        }
        return more.seeds();
    }

    /** One more than there are; of a baseline, which is not judged, one more than its amendments. */
    private static int look(Experiment experiment) {
        Summary summary = experiment.summary();
        int looks = summary == null ? 0 : summary.looks().size();
        return Math.max(looks + 1, experiment.amendments().size() + 2);
    }

    private Oid commit(Found found, Amendment amendment) {
        byte[] before = session.git()
                .file(found.tip(), place.amendments())
                .map(Blob::content)
                .orElse(null);
        byte[] after = AmendmentsFile.append(place.amendments(), before, amendment);
        Oid tree = session.writer()
                .tree(session.git().commit(found.tip()).tree(), Map.of(place.amendments(), new TreeEdit.Write(after)));
        Trailers trailers = session.experiments().trailers(found.name(), found.tip());
        String subject = Width.truncate(
                Trailers.oneLine(
                        found.name() + ": " + Seeds.named(amendment.seeds()) + " added, " + amendment.because()),
                SUBJECT,
                "...");
        return session.writer().commit(tree, List.of(found.tip()), subject + "\n\n" + trailers.render());
    }

    /** That the seeds that were added have no pairs, which is seen before they cost anything. */
    private List<Problem> notes(Experiment experiment, List<Integer> seeds) {
        var planned = new ArrayList<>(experiment.planned());
        planned.addAll(seeds);
        if (experiment.record().pairing() != Pairing.PAIRED) {
            return List.of();
        }
        ParentResults parent = ParentResults.find(session, experiment.record(), experiment.commit());
        List<Integer> alone =
                planned.stream().filter(seed -> !parent.seeds().contains(seed)).toList();
        return alone.isEmpty()
                ? List.of()
                : List.of(Problem.note(
                        "pairing-lost",
                        "the parent " + experiment.record().parent() + " has no " + Seeds.named(alone)
                                + ": the second look compares the means, not the pairs"));
    }
}
