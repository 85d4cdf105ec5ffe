package dev.paribus.workflow.facts;

import dev.paribus.check.Facts;
import dev.paribus.check.Registered;
import dev.paribus.check.Rules;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Progress;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Repeats;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the rules against the work tree, the index, an experiment, a range of commits, or everything. Writes no reference. */
public final class Checking {
    private static final String REFS = "refs/heads/";
    private static final int RANGE = 10_000;
    private static final long SHOWN_AFTER = 1_000_000_000L;

    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;
    private @Nullable Repeats repeats;
    private @Nullable FactsGatherer gatherer;

    public Checking(Session session) {
        this.session = session;
        this.git = session.git();
        this.place = session.place();
    }

    /**
     * One thing that was looked at: its title, its declared change in a line, and the findings.
     *
     * @param registered what history says of the plan; null before there are results, and of what is no experiment
     */
    public record Checked(
            String title,
            String change,
            List<Problem> problems,
            @Nullable Registered registered) {
        public Checked {
            problems = List.copyOf(problems);
        }
    }

    /** The checkout as it stands. */
    public Checked workTree() {
        Oid tree = session.worktrees().snapshot(git.layout().workTree(), List.of());
        return saved(List.of(here("work tree", tree, gatherer()))).get(0);
    }

    /** The ideas and lessons of the checkout, committed or not; nothing when nothing is wrong with them. */
    public List<Checked> backlog() {
        var out = new ArrayList<Checked>();
        backlog(new BacklogCheck(session).checkout(), head(), out);
        return out;
    }

    private boolean touchesBacklog(Oid from, Oid to) {
        return git.diff(from, to).stream()
                .anyMatch(change ->
                        change.path().startsWith(place.ideas()) || change.path().startsWith(place.lessons()));
    }

    private void backlog(List<Problem> found, Oid there, List<Checked> out) {
        if (!found.isEmpty()) {
            out.add(new Checked("ideas and lessons", "", new SourceLines(git).add(found, there), null));
        }
    }

    /** What would be committed. */
    public Checked staged() {
        // What a hook asks must be answered at once: no other experiment is looked at.
        return here("index", Oid.INDEX, new FactsGatherer(session));
    }

    private Checked here(String title, Oid tree, FactsGatherer by) {
        Oid head = head();
        return checked(title, new FactsGatherer.Target(tree, head, branch(), null), by);
    }

    /** One for all experiments of a command: what it learned of the first it knows of the next. */
    private FactsGatherer gatherer() {
        FactsGatherer known = gatherer;
        if (known == null) {
            repeats = Repeats.of(session).orElse(null);
            known = new FactsGatherer(session, repeats);
            gatherer = known;
        }
        return known;
    }

    private List<Checked> saved(List<Checked> out) {
        if (repeats != null) {
            repeats.save();
        }
        return out;
    }

    private Oid head() {
        Optional<Oid> head = git.resolve("HEAD");
        if (head.isEmpty()) {
            throw Failure.data("unborn", "the branch that is checked out has no commit yet", "git commit");
        }
        return head.get();
    }

    /** The experiment's branch that is checked out; null on trunk and elsewhere. */
    private @Nullable String branch() {
        String ref = git.headRef().orElse("");
        return ref.startsWith(place.branchPrefix()) ? ref.substring(REFS.length()) : null;
    }

    /** Every experiment of this clone. */
    public List<Checked> all() {
        var out = new ArrayList<Checked>();
        Experiments experiments = session.experiments();
        List<Entry> entries = experiments.all(Experiments.Scope.LIVE);
        long start = System.nanoTime();
        for (Entry entry : entries) {
            if (System.nanoTime() - start > SHOWN_AFTER) {
                session.machine().progress().accept(new Progress.Counted("checking", out.size(), entries.size()));
            }
            out.add(experiment(new Found(entry.name(), entry.ref(), new Oid(entry.commit()))));
        }
        experiments.trunkTip().ifPresent(tip -> {
            goals(tip, null, out);
            backlog(new BacklogCheck(session).commit(tip), tip, out);
        });
        return saved(out);
    }

    /** The project itself, when there is something to say of it. */
    private void goals(Oid tip, @Nullable Oid until, List<Checked> out) {
        List<Problem> found = new GoalEdits(git, place).find(tip, until);
        if (!found.isEmpty()) {
            out.add(new Checked(place.rules(), "", new SourceLines(git).add(found, tip), null));
        }
    }

    /** One experiment, or every experiment that a range {@code A..B} of commits touches. */
    public List<Checked> target(String text) {
        int dots = text.indexOf("..");
        if (dots < 0) {
            return saved(List.of(experiment(named(text))));
        }
        Oid from = resolved(text.substring(0, dots));
        Oid to = resolved(text.substring(dots + 2).replaceFirst("^\\.", ""));
        var last = new LinkedHashMap<ExperimentName, Oid>();
        // On trunk, code that came later is none of the experiment's; elsewhere a later commit on its branch is.
        boolean adopted = session.experiments()
                .trunkTip()
                .filter(tip -> git.isAncestor(to, tip))
                .isPresent();
        List<String> paths = adopted ? List.of(place.record(), place.summary()) : List.of();
        for (CommitInfo commit : git.firstParents(to, from, paths, RANGE)) {
            git.file(commit.id(), place.record())
                    .flatMap(blob -> session.experiments().nameIn(blob.text()))
                    .ifPresent(name -> last.putIfAbsent(name, commit.id()));
        }
        var out = new ArrayList<Checked>();
        last.forEach((name, commit) -> out.add(experiment(new Found(name, place.branch(name), commit))));
        goals(to, from, out);
        if (touchesBacklog(from, to)) {
            backlog(new BacklogCheck(session).commit(to), to, out);
        }
        if (out.isEmpty()) {
            out.add(new Checked(text, "no experiment in it", List.of(), null));
        }
        return saved(out);
    }

    /** What names a commit and no experiment needs a second one: which commits are meant cannot be told from one end. */
    private Found named(String text) {
        try {
            return session.experiments().find(text);
        } catch (Failure unknown) {
            boolean commit =
                    !text.startsWith("-") && git.resolve(text + "^{commit}").isPresent();
            if (!commit || !unknown.problems().get(0).code().equals("unknown-experiment")) {
                throw unknown;
            }
            String before = git.resolve(text + "~1^{commit}").isPresent() ? text + "~1.." + text : "";
            throw Failure.data(
                    "no-range",
                    "'" + text + "' is a commit and no experiment: what is checked there takes a range, FROM..TO",
                    before.isEmpty() ? "paribus check --all" : "paribus check " + before);
        }
    }

    private Oid resolved(String revision) {
        return git.resolve(revision.isEmpty() ? "HEAD" : revision)
                .orElseThrow(() ->
                        Failure.data("unknown-revision", "'" + revision + "' is no commit here", "git log --oneline"));
    }

    /** One experiment at a commit that need not be its branch's tip here, as one that is pushed. */
    public Checked experiment(Found found) {
        return checked(found.name().text(), FactsGatherer.Target.tip(place, found), gatherer());
    }

    private Checked checked(String title, FactsGatherer.Target target, FactsGatherer by) {
        Optional<Facts> facts = by.gather(target);
        if (facts.isEmpty()) {
            return new Checked(title, "", List.of(), null);
        }
        var record = facts.get().here().record();
        String change = record == null
                ? ""
                : record.change().kind().word() + " " + record.change().what();
        return new Checked(
                title,
                change.strip(),
                new SourceLines(git).add(Rules.check(facts.get()), target.tree()),
                Rules.registered(facts.get()).orElse(null));
    }
}
