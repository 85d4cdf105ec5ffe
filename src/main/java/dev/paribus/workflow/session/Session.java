package dev.paribus.workflow.session;

import dev.paribus.git.GitReader;
import dev.paribus.git.GitWriter;
import dev.paribus.git.Oid;
import dev.paribus.git.Repositories;
import dev.paribus.git.Worktrees;
import dev.paribus.problem.Problem;
import dev.paribus.run.Journal;
import dev.paribus.store.Absences;
import dev.paribus.store.ExperimentReader;
import dev.paribus.store.Experiments;
import dev.paribus.store.ParameterTable;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Projects;
import dev.paribus.store.ReferenceNames;
import dev.paribus.store.RulesFiles;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One command's view of the repository: opened when first needed, JGit only when something is written. Not for use by
 * several threads while it is being opened. Closing it ends the git children that answered it.
 */
public final class Session implements AutoCloseable {
    private final Machine machine;
    private final WriterSource writers;
    private boolean index;
    private @Nullable GitReader git;
    private @Nullable GitWriter writer;
    private @Nullable Worktrees worktrees;
    private @Nullable ProjectPlace place;
    private @Nullable ExperimentReader reader;
    private @Nullable Journal journal;
    private @Nullable FingerprintCache fingerprints;
    private @Nullable Repeats repeats;
    private final @Nullable OpenedAhead ahead;
    private final RulesFiles rules;
    private final ReferenceNames names = new ReferenceNames();
    private final Map<Oid, Reference> references = new HashMap<>();

    /** @param writers opens the repository for writing; asked once, by what writes */
    public Session(Machine machine, WriterSource writers) {
        this(machine, writers, null);
    }

    /** @param ahead opens what the machine's directory belongs to, and is closed by whoever began it; null: nobody began */
    public Session(Machine machine, WriterSource writers, @Nullable OpenedAhead ahead) {
        this.machine = machine;
        this.writers = writers;
        this.ahead = ahead;
        this.rules = ahead == null ? new RulesFiles() : ahead.rules();
    }

    /** A further session that writes as this one does. */
    public Session on(Machine other) {
        return new Session(other, writers);
    }

    public Machine machine() {
        return machine;
    }

    /** Says, before anything is asked, that the index will be looked at: the first child then compares it at once. */
    public Session forIndex() {
        index = true;
        return this;
    }

    /** The repository. @throws dev.paribus.problem.Failure DATA when there is none, or one that cannot be used */
    public GitReader git() {
        if (git == null && ahead != null) {
            git = ahead.git();
        }
        if (git == null) {
            git = index
                    ? Repositories.openForIndex(machine.directory(), machine.environment())
                    : Repositories.open(machine.directory(), machine.environment());
        }
        return git;
    }

    public GitWriter writer() {
        if (writer == null) {
            writer = writers.open(git(), machine.environment(), machine.clock());
        }
        return writer;
    }

    public Worktrees worktrees() {
        if (worktrees == null) {
            worktrees = Repositories.worktrees(git(), machine.environment());
        }
        return worktrees;
    }

    /** The project of the working directory. @throws dev.paribus.problem.Failure DATA {@code no-project} without one */
    public ProjectPlace place() {
        if (place == null) {
            place = ahead == null ? new Projects(git(), rules).locate(machine.directory()) : ahead.place();
        }
        return place;
    }

    /** The parameters of many experiments at once. */
    public ParameterTable parameters() {
        return new ParameterTable(git(), place(), rules, reader());
    }

    /** The reader of rules, which remembers what it read in this session's project. */
    public RulesFiles rules() {
        return rules;
    }

    /** The project's primary metric. @throws dev.paribus.problem.Failure DATA {@code no-project} without a project */
    public dev.paribus.model.Metric primary() {
        return place().project().primary();
    }

    /** The experiments as they are now; read afresh at each call. */
    public Experiments experiments() {
        return new Experiments(git(), place(), reader(), names);
    }

    /** What this clone was made to leave out, with the commands that get it; empty for a whole clone. */
    public List<Problem> absences() {
        return new Absences(git(), place()).problems();
    }

    /** Reads what commits say of their experiments, and remembers it. */
    public ExperimentReader reader() {
        if (reader == null) {
            reader = new ExperimentReader(git(), place(), rules, machine.progress());
        }
        return reader;
    }

    /** The values that stand for a parent when children are planned; remembered, since a sweep asks for each of many. */
    public Reference reference(dev.paribus.store.Experiment parent) {
        return references.computeIfAbsent(parent.commit(), none -> Reference.of(this, parent));
    }

    /** What repeats what: the one that is kept, or another one to keep. */
    synchronized Repeats repeats(Function<@Nullable Repeats, Repeats> choose) {
        Repeats chosen = choose.apply(repeats);
        repeats = chosen;
        return chosen;
    }

    /** Fingerprints as this clone keeps them, opened once. */
    synchronized FingerprintCache fingerprints(Supplier<FingerprintCache> open) {
        if (fingerprints == null) {
            fingerprints = open.get();
        }
        return fingerprints;
    }

    @Override
    public void close() {
        if (git != null) {
            git.close();
        }
    }

    /** What is local to this clone: journals, worktrees, caches. Deletable when nothing runs and nothing is undelivered. */
    public Path state() {
        return git().layout().commonDir().resolve("paribus");
    }

    /** The journal of this repository, which remembers what it read; for several threads. */
    public synchronized Journal journal() {
        if (journal == null) {
            journal = new Journal(state(), dev.paribus.run.Machine.here(), machine.clock());
        }
        return journal;
    }

    /** The project's directory in the main checkout, where outputs and linked paths live. */
    public Path mainProject() {
        return git().layout().mainWorkTree().resolve(place().directory());
    }
}
