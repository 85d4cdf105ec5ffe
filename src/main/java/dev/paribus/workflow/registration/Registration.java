package dev.paribus.workflow.registration;

import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEdit;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.ExperimentName;
import dev.paribus.naming.NameJudge;
import dev.paribus.naming.Names;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Problem;
import dev.paribus.problem.Severity;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.text.Width;
import dev.paribus.workflow.backlog.IdeaPlan;
import dev.paribus.workflow.backlog.Reminders;
import dev.paribus.workflow.change.Carried;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.change.Plan;
import dev.paribus.workflow.facts.DraftCheck;
import dev.paribus.workflow.judging.FrozenNoise;
import dev.paribus.workflow.launch.Readiness;
import dev.paribus.workflow.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Registers an experiment: its record in a commit of its own, the code of the change in a second one, and the branch, which is
 * created only if nobody has the name. Either all of it is there afterwards or nothing.
 */
public final class Registration {
    private static final int SUBJECT = 72;
    private static final int RETRIES = 100;

    private final Session session;
    private final ProjectPlace place;
    private final FrozenNoise noise;

    public Registration(Session session) {
        this.session = session;
        this.place = session.place();
        this.noise = new FrozenNoise(session);
    }

    /**
     * An experiment that was, or with a dry run would be, registered.
     *
     * @param tip commit that the branch stands at
     * @param registration the commit with the record
     * @param record text of the record
     * @param checkout the checkout that was moved to the branch; null when HEAD is where it was
     * @param remarks what the rules say that is worth knowing before it runs
     */
    public record Registered(
            ExperimentName name,
            Draft draft,
            Oid tip,
            Oid registration,
            String record,
            @Nullable Path checkout,
            List<Problem> remarks) {
        public Registered {
            remarks = List.copyOf(remarks);
        }

        private Registered remarking(List<Problem> more) {
            var all = new ArrayList<>(remarks);
            all.addAll(more);
            return new Registered(name, draft, tip, registration, record, checkout, all);
        }

        /** The commit with the record, 40 hex digits. */
        public String registrationCommit() {
            return registration.hex();
        }
    }

    /** What would be registered; writes no reference. @throws Failure as {@link #register} */
    public Registered dryRun(Plan plan) {
        Plan full = new IdeaPlan(session).filled(plan);
        Draft draft = new Drafting(session).draft(full);
        return dryRun(draft, full.name());
    }

    /**
     * Registers it.
     *
     * @throws Failure COMMAND_LINE, DATA or ANSWER_NO with everything that is wrong; then no reference, index or file changed
     */
    public Registered register(Plan plan) {
        return register(plan, made -> {});
    }

    /**
     * Registers it if it could be run at once.
     *
     * @throws Failure as {@link #register}, and for everything that would stand in the way of its start
     */
    public Registered registerToRun(Plan plan) {
        var readiness = new Readiness(session);
        return register(
                plan, made -> readiness.requireStartable(session.experiments().read(made.tip()), made.tip()));
    }

    /** What a draft would become under a name, or a generated one; writes no reference. @throws Failure as {@link #register} */
    Registered dryRun(Draft draft, @Nullable String name) {
        return commits(draft, name(name, taken()), null).remarking(new Reminders(session).of(draft));
    }

    /** Registers a draft; no checkout is moved. @throws Failure as {@link #register(Plan)} */
    Registered register(Draft draft, @Nullable String name) {
        return register(draft, name, null, made -> {});
    }

    private Registered register(Plan asked, Consumer<Registered> before) {
        Plan plan = new IdeaPlan(session).filled(asked);
        Draft draft = new Drafting(session).draft(plan);
        boolean move = plan.assignments().isEmpty() && draft.kind() != dev.paribus.model.ChangeKind.BASELINE;
        return register(draft, plan.name(), move ? session.git().layout().workTree() : null, before);
    }

    private Registered register(
            Draft draft, @Nullable String asked, @Nullable Path checkout, Consumer<Registered> before) {
        List<Problem> reminders = new Reminders(session).of(draft);
        for (int i = 0; i < RETRIES; i++) {
            Registered made = commits(draft, name(asked, taken()), checkout).remarking(reminders);
            before.accept(made);
            String branch = place.branch(made.name());
            if (session.writer().create(Map.of(branch, made.tip()), "paribus: register " + made.name())) {
                if (checkout != null) {
                    session.worktrees().carryTo(checkout, branch, restored(draft));
                }
                return made;
            }
            if (asked != null) {
                throw taken(asked);
            }
        }
        throw Failure.environment(
                "no-name", "no free name was found in " + RETRIES + " tries", "give one: --name NAME");
    }

    private Set<ExperimentName> taken() {
        return session.experiments().names().keySet();
    }

    private ExperimentName name(@Nullable String asked, Set<ExperimentName> taken) {
        if (asked == null) {
            return new Names(session.machine().random())
                    .next(taken::contains, place.project().care().deniedNames());
        }
        List<Problem> wrong = NameJudge.judge(asked, place.project().care().deniedNames()).stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .toList();
        if (!wrong.isEmpty()) {
            throw new Failure(Failure.Kind.COMMAND_LINE, wrong);
        }
        var name = new ExperimentName(asked);
        if (taken.contains(name)) {
            throw taken(asked);
        }
        return name;
    }

    private static Failure taken(String name) {
        return Failure.commandLine(
                "name-taken",
                "there is an experiment '" + name + "' already",
                "leave out --name: a free one is generated");
    }

    /** Files that the new branch has otherwise than the checkout: the record and the inherited results. */
    private List<String> restored(Draft draft) {
        var out = new ArrayList<String>();
        out.add(place.record());
        out.addAll(inherited(draft.base()));
        return out;
    }

    private List<String> inherited(Oid base) {
        return session.git().tree(base, List.of(place.project().results().isEmpty() ? "" : place.results())).stream()
                .map(TreeEntry::path)
                .filter(place::writtenByTool)
                .toList();
    }

    /** The commits of an experiment, checked against the rules; no reference is written. */
    Registered commits(Draft drafted, ExperimentName name, @Nullable Path checkout) {
        Draft draft = noise.frozen(drafted);
        byte[] record = draft.record(name);
        var edits = new LinkedHashMap<String, TreeEdit>();
        edits.put(place.record(), new TreeEdit.Write(record));
        draft.paramFiles().forEach((path, bytes) -> edits.put(path, new TreeEdit.Write(bytes)));
        inherited(draft.base()).forEach(path -> edits.put(path, new TreeEdit.Remove()));
        Oid baseTree = session.git().commit(draft.base()).tree();
        Oid tree = session.writer().tree(baseTree, edits);
        var trailers = Trailers.registered(
                name, draft.origin().name(), draft.kind(), draft.change(), draft.hypothesis(), draft.labels());
        Oid registration = session.writer().commit(tree, List.of(draft.base()), message(draft, trailers));
        Oid tip = draft.carried().isEmpty() ? registration : carried(draft, trailers, tree, registration);
        List<Problem> remarks = new DraftCheck(session).require(draft, name, tip);
        return new Registered(
                name,
                draft,
                tip,
                registration,
                new String(record, java.nio.charset.StandardCharsets.UTF_8),
                checkout,
                remarks);
    }

    private Oid carried(Draft draft, Trailers trailers, Oid tree, Oid registration) {
        List<String> paths = draft.carried().stream().map(TreeChange::path).toList();
        Oid withCode = session.writer().tree(tree, Carried.edits(draft.carried()));
        String subject = subject(trailers.name() + ": the code of the change, " + String.join(", ", paths));
        return session.writer().commit(withCode, List.of(registration), subject + "\n\n" + trailers.render());
    }

    private static String message(Draft draft, Trailers trailers) {
        String change = draft.change().replaceFirst(": ", " ");
        String subject = subject(trailers.name() + ": " + (draft.kind().idea() ? draft.change() : change));
        String body = draft.hypothesis().isEmpty()
                ? ""
                : "\n" + String.join("\n", Width.wrap(draft.hypothesis(), SUBJECT)) + "\n";
        return subject + "\n" + body + "\n" + trailers.render();
    }

    private static String subject(String text) {
        return Width.truncate(Trailers.oneLine(text), SUBJECT, "...");
    }
}
