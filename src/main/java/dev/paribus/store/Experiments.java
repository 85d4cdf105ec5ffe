package dev.paribus.store;

import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.host.Later;
import dev.paribus.model.Entry;
import dev.paribus.model.ExperimentName;
import dev.paribus.problem.Failure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All experiments that this clone knows: branches, remote-tracking branches, the archive and trunk's history. */
public final class Experiments {
    /** How much is listed. */
    public enum Scope {
        /** Branches, here and of remotes, and what trunk adopted. */
        LIVE,
        /** Put away ones too. */
        ALL
    }

    /** An experiment that a name on the command line means. */
    public record Found(ExperimentName name, String ref, Oid tip) {}

    private static final int FIRST_PART = 40;
    private static final int LONGEST = 10_240;

    private final GitReader git;
    private final ProjectPlace place;
    private final ExperimentReader reader;
    private final ReferenceNames references;
    private final @Nullable Oid trunkTip;

    public Experiments(GitReader git, ProjectPlace place) {
        this(git, place, new ExperimentReader(git, place, new RulesFiles()), new ReferenceNames());
    }

    /**
     * @param reader remembers what commits say
     * @param references remembers what references name, all of them
     */
    public Experiments(GitReader git, ProjectPlace place, ExperimentReader reader, ReferenceNames references) {
        this.git = git;
        this.place = place;
        this.reader = reader;
        this.references = references;
        this.trunkTip = new Projects(git, new RulesFiles()).trunkTip(place);
    }

    public ProjectPlace place() {
        return place;
    }

    /** Trunk's history, read at the first call. */
    public TrunkHistory trunk() {
        return references.trunk(trunkTip, () -> TrunkHistory.read(git, place, trunkTip));
    }

    /** Trunk's tip; empty when trunk is not born yet. */
    public Optional<Oid> trunkTip() {
        return Optional.ofNullable(trunkTip);
    }

    /** Every experiment once, by name; a local branch hides a remote-tracking one, that an archived one, that trunk's. */
    public List<Entry> all(Scope scope) {
        var ahead = new Later<>(this::trunk, "reads trunk");
        var live = new Tips(git, place, reader);
        if (scope == Scope.LIVE) {
            live.expect();
        }
        Map<ExperimentName, Found> byName = byName(found(git.refs(patterns(place, scope))));
        TrunkHistory history = ahead.get();
        var entries = new Entries(git, place, history, reader);
        List<Entry> out = new ArrayList<>(entries.of(scope == Scope.ALL ? tips() : tips(live, byName, scope), byName));
        var adoptedOnly = new LinkedHashMap<ExperimentName, Oid>(history.adopted());
        adoptedOnly.keySet().removeAll(byName.keySet());
        if (scope == Scope.LIVE && !adoptedOnly.isEmpty()) {
            adoptedOnly.keySet().removeAll(archived());
        }
        out.addAll(entries.adoptedOnly(adoptedOnly));
        out.sort((one, other) -> one.name().compareTo(other.name()));
        return out;
    }

    /** The tips of all names that are taken, by name; read once while no experiment comes, goes or moves. */
    public List<Tip> tips() {
        return reader.tips().of(names(), new KnownTips.Source() {
            @Override
            public List<Tip> all(Map<ExperimentName, Found> names) {
                return tips(new Tips(git, place, reader), names, Scope.ALL);
            }

            @Override
            public List<Tip> few(Map<ExperimentName, Found> names) {
                return new Tips(git, place, reader).fresh(commits(names));
            }
        });
    }

    private List<Tip> tips(Tips source, Map<ExperimentName, Found> found, Scope scope) {
        List<Tip> tips = source.of(commits(found), scope == Scope.ALL);
        tips.forEach(tip -> reader.trees().put(tip.commit(), tip.tree()));
        return tips;
    }

    private static Map<ExperimentName, Oid> commits(Map<ExperimentName, Found> found) {
        var commits = new LinkedHashMap<ExperimentName, Oid>(2 * found.size());
        found.forEach((name, one) -> commits.put(name, one.tip()));
        return commits;
    }

    private java.util.Set<ExperimentName> archived() {
        var out = new java.util.TreeSet<ExperimentName>();
        git.refs(List.of(place.archivePrefix()))
                .keySet()
                .forEach(ref -> nameOf(ref).ifPresent(out::add));
        return out;
    }

    /** Where experiments stand: branches, those of remotes, and what was put away of both, as {@link GitReader#refs} takes them. */
    public static List<String> references(ProjectPlace place) {
        return patterns(place, Scope.ALL);
    }

    private static List<String> patterns(ProjectPlace place, Scope scope) {
        String prefix = place.project().branches();
        var out = new ArrayList<>(List.of(place.branchPrefix(), "refs/remotes/*/" + prefix + "*"));
        if (scope == Scope.ALL) {
            out.add(place.archivePrefix());
            out.add("refs/remotes/*/archive/" + prefix + "*");
        }
        return out;
    }

    /** The names that are taken: by any reference that this clone knows, or by trunk's history. Ids only, so it is cheap. */
    public Map<ExperimentName, Found> names() {
        TrunkHistory history = trunk();
        return references.of(git.refs(references(place)), history, refs -> {
            List<Found> all = found(refs);
            history.adopted().forEach((name, commit) -> all.add(new Found(name, place.trunkRef(), commit)));
            return byName(all);
        });
    }

    private List<Found> found(Map<String, Oid> refs) {
        var out = new ArrayList<Found>(refs.size());
        refs.forEach((ref, id) -> nameOf(ref).ifPresent(name -> out.add(new Found(name, ref, id))));
        return out;
    }

    /** Of each name the one that hides the others, in the order of names. What comes in runs is sorted at little cost. */
    private Map<ExperimentName, Found> byName(List<Found> all) {
        all.sort((one, other) -> {
            int order = one.name().compareTo(other.name());
            return order != 0 ? order : Integer.compare(rank(one.ref()), rank(other.ref()));
        });
        var out = new LinkedHashMap<ExperimentName, Found>(2 * all.size());
        all.forEach(one -> out.putIfAbsent(one.name(), one));
        return out;
    }

    /** The experiment's name in a ref of one of the known places; empty for another ref or a name without the form. */
    private Optional<ExperimentName> nameOf(String ref) {
        String prefix = place.project().branches();
        int at = ref.indexOf("/" + prefix);
        boolean known = ref.startsWith(place.branchPrefix())
                || ref.startsWith(place.archivePrefix())
                || (ref.startsWith("refs/remotes/") && at > 0);
        return known ? ExperimentName.of(ref.substring(at + 1 + prefix.length())) : Optional.empty();
    }

    private int rank(String ref) {
        if (ref.equals(place.trunkRef())) {
            return 4;
        }
        return ref.startsWith("refs/heads/")
                ? 0
                : ref.startsWith("refs/archive/") ? 2 : ref.contains("/archive/") ? 3 : 1;
    }

    /**
     * The experiment that a text means: its name, its branch's name, a unique prefix, or either word of it.
     *
     * @throws Failure DATA {@code unknown-experiment} with near names, or {@code ambiguous-experiment} with the candidates
     */
    public Found find(String text) {
        return new NameSearch(git, place, names()).find(text);
    }

    /** How many letters of each name are enough for {@link #find} to mean it. */
    public Map<ExperimentName, Integer> prefixes() {
        return NamePrefixes.of(names().keySet());
    }

    /** The experiment of the branch that is checked out; empty on any other branch. */
    public Optional<Found> checkedOut() {
        Optional<String> head = git.headRef();
        if (head.isEmpty() || !head.get().startsWith(place.branchPrefix())) {
            return Optional.empty();
        }
        Optional<ExperimentName> name =
                ExperimentName.of(head.get().substring(place.branchPrefix().length()));
        Optional<Oid> tip = git.resolve("HEAD");
        return name.isPresent() && tip.isPresent()
                ? Optional.of(new Found(name.get(), head.get(), tip.get()))
                : Optional.empty();
    }

    /** Everything a commit says of its experiment; see {@link ExperimentReader}. */
    public Experiment read(Oid commit) {
        return reader.read(commit);
    }

    /** The name in a record's text, without judging the rest of it; empty when there is none. */
    public Optional<ExperimentName> nameIn(String record) {
        return Peek.name(record);
    }

    /** What is known of an experiment at a commit of its branch, as the tool's next commit there repeats it. */
    public Trailers trailers(ExperimentName name, Oid tip) {
        return new TipState(git, reader).trailers(name, tip);
    }

    /**
     * The registration of an experiment: the oldest commit on the branch's first-parent line whose record has this name.
     * Its first parent is the base.
     *
     * @return empty when no commit's record has the name
     */
    public Optional<CommitInfo> registration(ExperimentName name, Oid tip) {
        List<CommitInfo> line = line(name, tip);
        return line.isEmpty() ? Optional.empty() : Optional.of(line.get(line.size() - 1));
    }

    /**
     * The experiment's own commits: the first-parent line from a tip back to the registration, newest first; empty when the
     * record at the tip has another name. The first commits are asked for one by one, since branches are short and a child
     * that answers runs already; long lines are then read in growing parts, so that trunk's past costs nothing.
     */
    public List<CommitInfo> line(ExperimentName name, Oid tip) {
        var own = new ArrayList<CommitInfo>();
        Optional<CommitInfo> at = git.peek(tip);
        while (at.isPresent() && own.size() < FIRST_PART) {
            CommitInfo commit = at.get();
            if (named(name, List.of(commit)).isEmpty()) {
                return List.copyOf(own);
            }
            own.add(commit);
            List<Oid> parents = commit.parents();
            at = parents.isEmpty() ? Optional.empty() : git.peek(parents.get(0));
        }
        if (at.isPresent()) {
            own.addAll(far(name, at.get().id()));
        }
        return List.copyOf(own);
    }

    private List<CommitInfo> far(ExperimentName name, Oid from) {
        for (int limit = FIRST_PART * 16; ; limit *= 16) {
            List<CommitInfo> read = git.firstParents(from, null, List.of(), Math.min(limit, LONGEST));
            List<CommitInfo> own = named(name, read);
            if (own.size() < read.size() || read.size() < limit || limit >= LONGEST) {
                return own;
            }
        }
    }

    /** The newest commits in a row whose record has the name. */
    private List<CommitInfo> named(ExperimentName name, List<CommitInfo> line) {
        var wanted = new ArrayList<GitReader.FileAt>();
        line.forEach(commit -> wanted.add(new GitReader.FileAt(commit.id(), place.record())));
        Map<GitReader.FileAt, GitReader.Blob> files = git.files(wanted);
        int length = 0;
        for (CommitInfo commit : line) {
            GitReader.Blob record = files.get(new GitReader.FileAt(commit.id(), place.record()));
            if (record == null || !Peek.name(record.text()).equals(Optional.of(name))) {
                break;
            }
            length++;
        }
        return List.copyOf(line.subList(0, length));
    }
}
