package dev.paribus.workflow.setup;

import dev.paribus.format.ProjectFile;
import dev.paribus.format.ProjectWriter;
import dev.paribus.format.RecordWriter;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.git.TreeEdit;
import dev.paribus.model.ChangeKind;
import dev.paribus.model.ExperimentName;
import dev.paribus.model.Project;
import dev.paribus.naming.Names;
import dev.paribus.problem.Failure;
import dev.paribus.store.Experiments;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Trailers;
import dev.paribus.workflow.session.Session;
import dev.paribus.workflow.session.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a repository with a training script into a project: one commit on trunk and the baseline's branch. */
public final class Initialization {
    private final Session session;
    private final GitReader git;
    private final Path root;

    public Initialization(Session session) {
        this.session = session;
        this.git = session.git();
        this.root = git.layout().workTree();
    }

    /**
     * What was made.
     *
     * @param place the rules that were written, and where
     * @param baseline name of the baseline experiment
     * @param commit on trunk
     * @param placement where the commit went
     */
    public record Initialized(ProjectPlace place, ExperimentName baseline, Oid commit, Placement placement) {
        public Project project() {
            return place.project();
        }

        /** The commit on trunk, 40 hex digits. */
        public String trunkCommit() {
            return commit.hex();
        }
    }

    /** The project's directory: the working directory, relative to the root, empty or ending in a slash. */
    public String directory() {
        Path cwd = session.machine().directory();
        String relative =
                root.relativize(cwd.startsWith(root) ? cwd : root).toString().replace('\\', '/');
        return relative.isEmpty() ? "" : relative + "/";
    }

    /** True when there is a {@code paribus.yaml} here already, in the checkout or in HEAD's commit. */
    public boolean done() {
        String path = directory() + ProjectPlace.RULES;
        Optional<Oid> head = git.resolve("HEAD");
        return Files.exists(root.resolve(path))
                || (head.isPresent() && git.file(head.get(), path).isPresent());
    }

    /**
     * Does it.
     *
     * @throws Failure COMMAND_LINE {@code no-command}, {@code no-metric}; DATA {@code unborn}, {@code detached},
     *     {@code results-exist}, {@code script-untracked}, {@code branch-blocked}, {@code record-exists}; nothing changed then
     */
    public Initialized run(InitPlan plan) {
        Oid head = git.resolve("HEAD")
                .orElseThrow(() -> Failure.data(
                        "unborn",
                        "the branch that is checked out has no commit yet",
                        "git add -A && git commit -m start"));
        if (git.headRef().isEmpty() && plan.trunk() == null) {
            throw Failure.data(
                    "detached", "HEAD is detached: no branch is checked out", "git switch main, or --trunk BRANCH");
        }
        String directory = directory();
        var around = new Surroundings(git, directory, head);
        var choices = new InitChoices(git, around, directory, plan);
        Map<String, Object> values = choices.values();
        byte[] rules = ProjectWriter.write(Templates.read("project/paribus.yaml"), values);
        Project project =
                ProjectFile.read(directory + ProjectPlace.RULES, rules).orThrow();
        var place = new ProjectPlace(directory, project);
        Oid trunk = git.resolve(place.trunkRef())
                .orElseThrow(() -> Failure.data(
                        "trunk-missing",
                        "there is no branch '" + project.trunk() + "'",
                        "git branch " + project.trunk() + ", or --trunk BRANCH"));
        requireFree(place, trunk);
        ExperimentName name = new Names(session.machine().random())
                .next(taken -> new Experiments(git, place).names().containsKey(taken));
        Map<String, TreeEdit> edits = new LinkedHashMap<>();
        edits.put(place.rules(), new TreeEdit.Write(rules));
        edits.put(place.record(), new TreeEdit.Write(record(name, choices.seeds(), plan.paramsFrom())));
        edits.put(place.path(".gitattributes"), new TreeEdit.Write(attributes(place, trunk)));
        return commit(place, name, trunk, edits);
    }

    private static byte[] record(ExperimentName name, List<Integer> seeds, byte @Nullable [] paramsFrom) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("paribus", 1);
        fields.put("name", name.text());
        fields.put("change", Map.of("kind", ChangeKind.BASELINE.word()));
        fields.put("seeds", seeds);
        return RecordWriter.write(Templates.record(ChangeKind.BASELINE), fields, paramsFrom);
    }

    private void requireFree(ProjectPlace place, Oid trunk) {
        if (git.file(trunk, place.record()).isPresent() || Files.exists(root.resolve(place.record()))) {
            throw Failure.data(
                    "record-exists",
                    "there is an " + place.record() + " already",
                    "git mv it away; that file will " + "hold the record of each experiment");
        }
        String results = place.path(place.project().results());
        boolean there = Files.exists(root.resolve(results))
                || !git.tree(trunk, List.of(results)).isEmpty();
        if (there || git.isIgnored(results + "/summary.yaml")) {
            throw Failure.data(
                    "results-exist",
                    "the directory '" + results + "' " + (there ? "exists already" : "is ignored by git")
                            + "; results need one of their own",
                    "paribus init --results experiment-results ...");
        }
        String blocking = place.project().branches().replaceFirst("[/-]$", "");
        for (String ref : git.refs(List.of("refs/heads/", "refs/remotes/")).keySet()) {
            if (ref.equals("refs/heads/" + blocking)
                    || ref.matches("refs/remotes/[^/]+/" + java.util.regex.Pattern.quote(blocking))) {
                throw Failure.data(
                        "branch-blocked",
                        "the branch '" + ref.replaceFirst("refs/(heads|remotes)/", "")
                                + "' stands in the way of branches '"
                                + place.project().branches() + "NAME'",
                        "paribus init --branches experiment/ ...");
            }
        }
    }

    /** The user's attributes with ours behind them; every byte of theirs is kept. */
    private byte[] attributes(ProjectPlace place, Oid trunk) {
        String ours = new String(Templates.read("project/gitattributes"), StandardCharsets.UTF_8)
                .replace("results/", place.project().results() + "/");
        String theirs = git.file(trunk, place.path(".gitattributes"))
                .map(blob -> new String(blob.content(), StandardCharsets.ISO_8859_1))
                .orElse("");
        String gap = theirs.isEmpty() || theirs.endsWith("\n") ? "" : "\n";
        byte[] head = (theirs + gap).getBytes(StandardCharsets.ISO_8859_1);
        byte[] tail = ours.getBytes(StandardCharsets.UTF_8);
        byte[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    private Initialized commit(ProjectPlace place, ExperimentName name, Oid trunk, Map<String, TreeEdit> edits) {
        session.writer().requireAble();
        session.writer().requireUnlocked(place.trunkRef());
        Oid tree = session.writer().tree(git.commit(trunk).tree(), edits);
        Trailers trailers = Trailers.registered(name, null, ChangeKind.BASELINE, "baseline", "", List.of());
        Oid commit = session.writer().commit(tree, List.of(trunk), name + ": baseline\n\n" + trailers.render());
        if (!session.writer().create(Map.of(place.branch(name), commit), "paribus: init")) {
            throw Failure.data(
                    "branch-blocked",
                    "the branch '" + place.shortBranch(name) + "' was made meanwhile",
                    "paribus init again");
        }
        Placement placement = onTrunk(place, name, trunk, commit);
        if (placement.kind() == Placement.Kind.STALE || placement.kind() == Placement.Kind.PENDING) {
            String why = placement.why() == null ? place.project().trunk() + " moved meanwhile" : placement.why();
            throw Failure.data(
                    "trunk-busy",
                    "the commit could not be put on " + place.project().trunk() + ": " + why,
                    "paribus init again");
        }
        return new Initialized(place, name, commit, placement);
    }

    /** Puts the commit on trunk; where that fails, nothing of it waits anywhere and the baseline's branch is gone again. */
    private Placement onTrunk(ProjectPlace place, ExperimentName name, Oid trunk, Oid commit) {
        boolean there = false;
        try {
            Placement placement = session.writer().place(place.trunkRef(), trunk, commit, "paribus: init");
            there = placement.kind() == Placement.Kind.MOVED || placement.kind() == Placement.Kind.FAST_FORWARDED;
            return placement;
        } finally {
            if (!there) {
                String undone = "paribus: init undone";
                session.writer().delete(place.branch(name), commit, undone);
                session.writer()
                        .delete(place.trunkRef().replaceFirst("refs/", "refs/paribus/pending/"), commit, undone);
            }
        }
    }
}
