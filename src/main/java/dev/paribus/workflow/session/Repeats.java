package dev.paribus.workflow.session;

import dev.paribus.check.Earlier;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.Oid;
import dev.paribus.host.Later;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Progress;
import dev.paribus.model.State;
import dev.paribus.store.Experiments;
import dev.paribus.store.Experiments.Found;
import dev.paribus.store.Trailers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds earlier experiments that are the same as one: by fingerprints that this clone keeps, first of the parameters alone,
 * then of everything. What is said is looked up in git once more, so that a wrong entry never makes a finding.
 */
public final class Repeats {
    private static final long SHOWN_AFTER = 1_000_000_000L;

    /** After so many questions all are put in order. */
    private static final int FEW = 5;

    private final Session session;
    private final Experiments experiments;
    private final Fingerprints prints;
    private final FingerprintCache cache;
    private final Map<ExperimentName, Found> names;
    private long start = System.nanoTime();
    private final Map<String, List<Found>> byParams = new HashMap<>();
    private int asked;
    private boolean ready;
    private volatile boolean questioned;

    private Repeats(Session session, Map<ExperimentName, Found> names) {
        this.session = session;
        this.experiments = session.experiments();
        this.prints = new Fingerprints(session);
        this.cache = kept(session);
        this.names = names;
    }

    /** Empty where the project does not want to know. */
    public static Optional<Repeats> of(Session session) {
        return wanted(session) ? Optional.of(any(session)) : Optional.empty();
    }

    private static boolean wanted(Session session) {
        return !"off".equals(session.place().project().policy().get("repeats-earlier"));
    }

    /** Whatever the project wants to know; the same one while no experiment came, went or moved. */
    static Repeats any(Session session) {
        Map<ExperimentName, Found> now = session.experiments().names();
        return session.repeats(known -> known != null && known.names == now ? known : new Repeats(session, now));
    }

    /** Makes ready for the first question, on a thread that has time: whoever asks meanwhile waits. */
    public static Repeats expect(Session session) {
        // First what takes no names, since whoever is to ask looks for those at the same moment.
        kept(session);
        Repeats repeats = any(session);
        repeats.ready();
        return repeats;
    }

    /** Begins that, for a command that will check; what is wrong is told by the check. */
    public static void begin(Session session) {
        // Opened here, since a session is for one thread until it is.
        session.experiments();
        if (wanted(session)) {
            new Later<>(() -> expect(session), "reads fingerprints");
        }
    }

    private static FingerprintCache kept(Session session) {
        return session.fingerprints(() -> FingerprintCache.open(file(session)));
    }

    private synchronized void ready() {
        prepare();
    }

    /** Other experiments with the same parameters, in no order. */
    synchronized List<Found> alike(ExperimentName name) {
        questioned = true;
        prepare();
        Found found = names.get(name);
        return found == null ? List.of() : alike(params(found.tip()), name);
    }

    /** A project has a file of its own: another one's rules give other fingerprints to the same commit. */
    private static java.nio.file.Path file(Session session) {
        String directory = session.place().directory();
        String which = directory.isEmpty()
                ? ""
                : "-"
                        + Axes.sha256(directory.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .substring(0, 16);
        return session.state().resolve("fingerprints" + which);
    }

    /** An earlier one, with its registration. */
    private record Candidate(Found found, CommitInfo registration) {}

    /**
     * The same ones that were registered before, oldest first.
     *
     * @param tree where the experiment stands
     * @param own its commits, newest first; of one that no reference has yet all others are earlier
     */
    public synchronized List<Earlier.Twin> of(Oid tree, ExperimentName name, List<CommitInfo> own) {
        start = System.nanoTime();
        questioned = true;
        prepare();
        String params = params(tree);
        List<Found> alike = alike(params, name);
        if (alike.isEmpty() || params.equals(Fingerprints.UNREADABLE)) {
            return List.of();
        }
        CommitInfo registration = own.isEmpty() || !names.containsKey(name) ? null : own.get(own.size() - 1);
        String whole = whole(tree, params);
        var found = new ArrayList<Candidate>();
        for (int i = 0; i < alike.size(); i++) {
            Found other = alike.get(i);
            show(i, alike.size());
            if (whole(other.tip(), params).equals(whole) && proven(other.tip(), params, whole)) {
                experiments
                        .registration(other.name(), other.tip())
                        .filter(there -> registration == null || before(there, registration))
                        .ifPresent(there -> found.add(new Candidate(other, there)));
            }
        }
        if (found.isEmpty() || !proven(tree, params, whole)) {
            return List.of();
        }
        found.sort(Comparator.comparing(Candidate::registration, Repeats::order));
        return found.stream().flatMap(one -> twin(one.found()).stream()).toList();
    }

    /** Keeps what was learned; waits for no reading that nobody asked for. */
    public void save() {
        if (questioned) {
            keep();
        }
    }

    private synchronized void keep() {
        if (cache.changed()) {
            var counting = new HashSet<Oid>();
            names.values().forEach(found -> counting.add(found.tip()));
            cache.save(counting);
        }
    }

    private void prepare() {
        if (ready) {
            return;
        }
        List<Oid> missing = names.values().stream()
                .map(Found::tip)
                .filter(tip -> cache.get(tip) == null)
                .distinct()
                .toList();
        prints.params(missing, done -> show(done, missing.size()))
                .forEach((tip, params) -> cache.put(tip, new FingerprintCache.Entry(params, null)));
        ready = true;
    }

    /** Those with these parameters but one, by name. */
    private List<Found> alike(String params, ExperimentName but) {
        var out = new ArrayList<Found>();
        for (Found found : ++asked > FEW ? indexed(params) : names.values()) {
            if (!found.name().equals(but) && params(found.tip()).equals(params)) {
                out.add(found);
            }
        }
        return out;
    }

    /** For a check of all experiments; to look through ten thousand a few times costs less. */
    private List<Found> indexed(String params) {
        if (byParams.isEmpty()) {
            for (Found found : names.values()) {
                byParams.computeIfAbsent(params(found.tip()), none -> new ArrayList<>())
                        .add(found);
            }
        }
        return byParams.getOrDefault(params, List.of());
    }

    private void show(long done, long total) {
        if (System.nanoTime() - start > SHOWN_AFTER) {
            session.machine()
                    .progress()
                    .accept(new Progress.Counted("comparing with earlier experiments", done, total));
        }
    }

    private String params(Oid tree) {
        FingerprintCache.Entry entry = cache.get(tree);
        return entry == null ? fresh(tree) : entry.params();
    }

    private String fresh(Oid tree) {
        return prints.params(List.of(tree), done -> {}).getOrDefault(tree, Fingerprints.UNREADABLE);
    }

    private String whole(Oid tree, String params) {
        FingerprintCache.Entry entry = cache.get(tree);
        String known = entry == null ? null : entry.whole();
        if (known != null) {
            return known;
        }
        String whole = prints.whole(tree, params);
        if (entry != null) {
            cache.put(tree, new FingerprintCache.Entry(params, whole));
        }
        return whole;
    }

    private boolean proven(Oid tip, String params, String whole) {
        return !whole.equals(Fingerprints.UNREADABLE)
                && fresh(tip).equals(params)
                && prints.whole(tip, params).equals(whole);
    }

    private static boolean before(CommitInfo one, CommitInfo other) {
        return order(one, other) < 0;
    }

    /** By the author's date, which a rebase keeps. */
    private static int order(CommitInfo one, CommitInfo other) {
        int byTime = one.author().time().compareTo(other.author().time());
        return byTime != 0 ? byTime : one.id().hex().compareTo(other.id().hex());
    }

    /** Of an idea whose code is still to be written nothing is said: what stands there is its parent's. */
    private Optional<Earlier.Twin> twin(Found found) {
        Trailers known = experiments.trailers(found.name(), found.tip());
        boolean unwritten = known.state() == State.REGISTERED
                && known.kind() != null
                && known.kind().idea();
        Entry.@Nullable MetricLine metric =
                known.metrics().isEmpty() ? null : known.metrics().get(0);
        return unwritten
                ? Optional.empty()
                : Optional.of(new Earlier.Twin(
                        found.name(),
                        known.state(),
                        known.verdict(),
                        metric == null ? null : metric.name() + " " + metric.mean() + " n " + metric.n()));
    }
}
