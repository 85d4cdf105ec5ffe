package dev.paribus.workflow.doctor;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.State;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.facts.Checking;
import dev.paribus.workflow.session.AdoptionJournal;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.TrunkMoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Adoptions and results that are under way, a trunk that moved, and results without a registered plan. */
final class TrunkAilments {
    private static final String PENDING = "refs/paribus/pending/";
    private static final Set<String> UNREGISTERED =
            Set.of("registration-missing", "registration-after-results", "registration-squashed");

    private final Session session;
    private final ProjectPlace place;
    private final List<Ailment> out = new ArrayList<>();

    TrunkAilments(Session session) {
        this.session = session;
        this.place = session.place();
    }

    List<Ailment> find() {
        for (AdoptionJournal.Intent intent : new AdoptionJournal(session.state()).open()) {
            out.add(Ailment.next(
                    Problem.warning("keep-unfinished", "keeping " + intent.name() + " was begun and not finished"),
                    "finishes it, or says which branch moved meanwhile"));
        }
        session.git().refs(List.of(PENDING)).forEach(this::pending);
        Experiments experiments = session.experiments();
        List<Entry> all = experiments.all(Experiments.Scope.LIVE);
        Optional<Entry> champion = all.stream().filter(Entry::champion).findFirst();
        for (Entry entry : all) {
            boolean local = entry.ref().startsWith("refs/heads/");
            if (local && entry.state() == State.KEPT && !entry.adopted()) {
                movedBack(entry);
            }
            boolean next = champion.isPresent() && champion.get().name().equals(entry.parent());
            if (local && next && entry.state() == State.MEASURED && !entry.adopted()) {
                moved(entry, experiments);
            }
        }
        unregistered();
        return out;
    }

    private void pending(String ref, Oid commit) {
        String branch = "refs/" + ref.substring(PENDING.length());
        String shown = branch.replaceFirst("^refs/heads/", "");
        Problem problem = Problem.warning("pending", "the commit " + commit.brief() + " waits for " + shown);
        Optional<Oid> tip = session.git().resolve(branch);
        boolean fits = tip.isPresent()
                && (session.git().isAncestor(commit, tip.get())
                        || session.git().commit(commit).parents().indexOf(tip.get()) == 0);
        out.add(
                fits
                        ? Ailment.next(problem, "puts it there")
                        : Ailment.hand(
                                problem.hint(shown + (tip.isPresent() ? " has moved to other commits" : " is gone")
                                        + ": git log " + ref + " shows what waits, and it stays there")));
    }

    private void movedBack(Entry entry) {
        String trunk = place.project().trunk();
        boolean arrives = session.git()
                .resolve(place.trunkRef().replaceFirst("refs/", PENDING))
                .isPresent();
        if (!"pr".equals(place.project().policy().get("keep")) && !arrives) {
            out.add(Ailment.hand(Problem.warning(
                            "trunk-moved-back",
                            entry.name() + " was kept, and " + trunk
                                    + " does not have it: it was moved back or replaced")
                    .hint("git reflog show " + trunk + " tells where it stood; where it belongs is yours to decide")));
        }
    }

    private void moved(Entry entry, Experiments experiments) {
        Oid tip = new Oid(entry.commit());
        List<Oid> base = experiments
                .registration(entry.name(), tip)
                .map(CommitInfo::parents)
                .orElse(List.of());
        Optional<Oid> trunk = experiments.trunkTip();
        if (base.isEmpty() || trunk.isEmpty()) {
            return;
        }
        try {
            new TrunkMoved(session)
                    .requireNot(
                            entry.name(),
                            base.get(0),
                            trunk.get(),
                            experiments.read(tip).project());
        } catch (Failure moved) {
            for (Problem problem : moved.problems()) {
                out.add(Ailment.hand(
                        Problem.warning("trunk-moved", entry.name() + " cannot be kept: " + problem.message())
                                .hint(problem.hint())));
            }
        }
    }

    private void unregistered() {
        for (Checking.Checked checked : new Checking(session).all()) {
            for (Problem problem : checked.problems()) {
                if (UNREGISTERED.contains(problem.code())) {
                    out.add(Ailment.hand(problem));
                }
            }
        }
    }
}
