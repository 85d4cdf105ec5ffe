package dev.paribus.workflow.doctor;

import dev.paribus.git.Oid;
import dev.paribus.git.Trees;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.State;
import dev.paribus.run.Attempt;
import dev.paribus.run.AttemptState;
import dev.paribus.run.Journal;
import dev.paribus.store.Experiments;
import dev.paribus.workflow.leftovers.Caches;
import dev.paribus.workflow.leftovers.Freeable;
import dev.paribus.workflow.leftovers.Remnants;
import dev.paribus.workflow.leftovers.WorktreeClearing;
import dev.paribus.workflow.session.Journals;
import dev.paribus.workflow.session.Ownership;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What takes room and is needed no more: journals of attempts whose results are in a commit and whose experiment was decided,
 * outputs of discarded experiments, caches. Nothing that runs, was measured and not recorded, or is undecided is ever freed.
 */
public final class Freeing {
    private final Session session;
    private final Journal journal;
    private final Remnants remnants;
    private final Map<ExperimentName, Entry> entries = new LinkedHashMap<>();

    public Freeing(Session session) {
        this.session = session;
        this.journal = new Journals(session).open();
        this.remnants = new Remnants(session);
        session.experiments().all(Experiments.Scope.ALL).forEach(entry -> entries.put(entry.name(), entry));
    }

    /** Journals below {@code .git/paribus}, oldest first, what an earlier freeing did not finish, and other remnants. */
    public List<Freeable> journals() {
        var out = new ArrayList<Freeable>();
        if (Files.isDirectory(trash())) {
            out.add(new Freeable(trash(), "what was being freed before", Caches.size(trash()), null, () -> true));
        }
        out.addAll(remnants.outputs());
        out.addAll(remnants.messages());
        out.addAll(remnants.objects());
        for (Attempt attempt : journal.list().attempts()) {
            out.add(new Freeable(
                    attempt.directory(),
                    "full log of " + attempt.identity().label(),
                    Caches.size(attempt.directory()),
                    kept(attempt),
                    () -> kept(attempt) == null));
        }
        return out;
    }

    public List<Freeable> caches() {
        return Caches.files(session.state()).stream()
                .map(file -> new Freeable(
                        file, "the cache '" + file.getFileName() + "'", Caches.size(file), null, () -> true))
                .toList();
    }

    /** Outputs of discarded experiments, by name, after those whose freeing was not finished. */
    public List<Freeable> outputs() {
        Path folder = session.mainProject().resolve(".paribus");
        var out = new ArrayList<>(remnants.outputs());
        if (!Files.isDirectory(folder)) {
            return out;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path place : all.filter(Files::isDirectory).sorted().toList()) {
                ExperimentName name =
                        ExperimentName.of(place.getFileName().toString()).orElse(null);
                Entry entry = name == null ? null : entries.get(name);
                if (name != null && entry != null && entry.state() == State.DISCARDED && !entry.adopted()) {
                    out.add(new Freeable(
                            place, "outputs of " + name, Caches.size(place), busy(name), () -> busy(name) == null));
                }
            }
            return out;
        } catch (IOException unreadable) {
            throw Caches.refused(folder, unreadable);
        }
    }

    /**
     * Frees it: a rename first, so that a crash leaves it whole or out of the way, never half.
     *
     * @return false when it is needed after all, or all of it could not be deleted
     */
    public boolean free(Freeable one) {
        if (one.kept() != null || !one.guard().free()) {
            return false;
        }
        session.machine().say("freeing " + one.what() + ", '" + one.place() + "'");
        try {
            if (one.place().equals(trash()) || Remnants.isAway(one.place()) || !Files.isDirectory(one.place())) {
                return Trees.delete(one.place());
            }
            boolean output = !one.place().startsWith(session.state());
            Path away = output
                    ? Remnants.away(one.place())
                    : Files.createDirectories(trash()).resolve(one.place().getFileName());
            Files.move(one.place(), away, StandardCopyOption.ATOMIC_MOVE);
            return Trees.delete(away) && (output || Trees.delete(trash()));
        } catch (IOException refused) {
            throw Caches.refused(one.place(), refused);
        }
    }

    private Path trash() {
        return session.state().resolve("freed");
    }

    /** Why the journal of an attempt stays; null when it need not. */
    private @Nullable String kept(Attempt attempt) {
        AttemptState state = attempt.state();
        if (state instanceof AttemptState.Ended) {
            return "ended and not recorded yet";
        }
        if (!(state instanceof AttemptState.Delivered delivered)) {
            return state instanceof AttemptState.Unknown ? "may run elsewhere" : "runs";
        }
        ExperimentName name = attempt.identity().name();
        if (Files.isDirectory(WorktreeClearing.of(session, attempt.identity().token()))) {
            return "its worktree is still there";
        }
        if (!attempt.identity().project().equals(session.place().directory())) {
            return "of another project";
        }
        Entry entry = entries.get(name);
        if (entry == null) {
            return "its branch is not here";
        }
        if (!reached(delivered.commit(), entry)) {
            return "its results are on no branch here";
        }
        boolean decided = entry.state() == State.DISCARDED || entry.state() == State.KEPT || entry.adopted();
        return decided && !entry.champion() ? null : entry.champion() ? "of the champion" : "not decided yet";
    }

    private boolean reached(String commit, Entry entry) {
        return Oid.isHex(commit)
                && session.git().resolve(commit + "^{commit}").isPresent()
                && session.git().isAncestor(new Oid(commit), new Oid(entry.commit()));
    }

    /** Why outputs stay; null when no attempt of the experiment needs them. */
    private @Nullable String busy(ExperimentName name) {
        if (Ownership.held(session, name)) {
            return "it runs";
        }
        boolean open = journal.list().attempts().stream()
                .anyMatch(attempt ->
                        attempt.identity().name().equals(name) && !(attempt.state() instanceof AttemptState.Delivered));
        return open ? "an attempt of it runs or is not recorded yet" : null;
    }

    /** What cannot be read is not freed. */
    public List<dev.paribus.problem.Problem> unreadable() {
        return journal.list().problems();
    }
}
