package dev.paribus.workflow.session;

import dev.paribus.diff.TreeDiff;
import dev.paribus.format.ParamFiles;
import dev.paribus.format.RecordFile;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.store.Peek;
import dev.paribus.store.ProjectPlace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Hashes of what makes an experiment the same as another one: the parameters by meaning; and these with code, data, lock files
 * and command. Of a measured one that which ran counts. Of a commit, or of a tree that is none yet.
 */
final class Fingerprints {
    /** Of parameters that cannot be read, which are equal to none. */
    static final String UNREADABLE = "unreadable";

    private static final int PART = 500;
    private static final int LENGTH = 32;

    private final Session session;
    private final GitReader git;
    private final ProjectPlace place;
    private final Map<String, String> known = new HashMap<>();

    Fingerprints(Session session) {
        this.session = session;
        this.git = session.git();
        this.place = session.place();
    }

    /**
     * The parameters of many, read by one git child.
     *
     * @param done is told how many are read
     */
    Map<Oid, String> params(List<Oid> trees, LongConsumer done) {
        var out = new LinkedHashMap<Oid, String>();
        for (int from = 0; from < trees.size(); from += PART) {
            done.accept(from);
            part(trees.subList(from, Math.min(trees.size(), from + PART)), out);
        }
        return out;
    }

    private void part(List<Oid> trees, Map<Oid, String> out) {
        var rules = new ArrayList<FileAt>();
        trees.forEach(tree -> rules.add(new FileAt(tree, place.rules())));
        var projects = new LinkedHashMap<Oid, Project>();
        git.files(rules).forEach((at, blob) -> project(blob).ifPresent(found -> projects.put(at.tree(), found)));
        var wanted = new ArrayList<FileAt>();
        projects.forEach((tree, project) -> paths(project).forEach(path -> wanted.add(new FileAt(tree, path))));
        Map<FileAt, Blob> files = git.files(wanted);
        for (Oid tree : trees) {
            Project project = projects.get(tree);
            out.put(tree, project == null ? UNREADABLE : params(tree, project, files));
        }
    }

    private Optional<Project> project(Blob rules) {
        return Optional.ofNullable(session.rules().read(place.rules(), rules).value());
    }

    private List<String> paths(Project project) {
        return project.params().isEmpty()
                ? List.of(place.record())
                : project.params().stream().map(place::path).toList();
    }

    private String params(Oid tree, Project project, Map<FileAt, Blob> files) {
        var found = new LinkedHashMap<String, Blob>();
        for (String path : paths(project)) {
            Blob blob = files.get(new FileAt(tree, path));
            if (blob == null) {
                return UNREADABLE;
            }
            found.put(path, blob);
        }
        var key = new StringBuilder();
        found.forEach(
                (path, blob) -> key.append(blob.id()).append(' ').append(path).append('\n'));
        return known.computeIfAbsent(key.toString(), none -> {
            ParamNode.Mapping read = read(project, found);
            return read == null ? UNREADABLE : hash(TreeDiff.meaning(read));
        });
    }

    private ParamNode.@Nullable Mapping read(Project project, Map<String, Blob> found) {
        if (!project.params().isEmpty()) {
            var bytes = new LinkedHashMap<String, byte[]>();
            found.forEach((path, blob) -> bytes.put(path, blob.content()));
            return ParamFiles.read(bytes).value();
        }
        Blob record = found.get(place.record());
        ExperimentRecord plan = record == null
                ? null
                : RecordFile.read(place.record(), record.content(), project).value();
        return plan == null ? null : plan.params() == null ? ParamNode.empty() : plan.params();
    }

    /** Everything of one; {@link #UNREADABLE} when its files cannot be read. */
    String whole(Oid tree, String params) {
        Optional<Project> project = git.file(tree, place.rules()).flatMap(this::project);
        Optional<Blob> record = git.file(tree, place.record());
        ExperimentRecord plan = project.isEmpty() || record.isEmpty()
                ? null
                : RecordFile.read(place.record(), record.get().content(), project.get())
                        .value();
        if (plan == null || project.isEmpty() || params.equals(UNREADABLE)) {
            return UNREADABLE;
        }
        Ran ran = ran(tree, plan);
        List<TreeEntry> files = ran == null ? git.tree(tree, List.of()) : List.of();
        var axes = new Axes(place, project.get());
        List<String> own = plan.command();
        Project.Run usual = project.get().run();
        return hash(String.join(
                "\n",
                params,
                ran == null ? axes.codeHash(files) : ran.code(),
                ran == null ? DataHashes.combined(plan.data()) : ran.data(),
                ran == null ? axes.environmentHash(files) : ran.environment(),
                String.valueOf(own == null ? usual.shell() : plan.shell()),
                String.join("\0", own == null ? usual.command() : own)));
    }

    private @Nullable Ran ran(Oid tree, ExperimentRecord plan) {
        Optional<Blob> summary = git.file(tree, place.summary())
                .filter(blob -> Peek.name(blob.text()).equals(Optional.of(plan.name())));
        Summary read = summary.isEmpty()
                ? null
                : SummaryFile.read(place.summary(), summary.get().content()).value();
        return OriginCheck.ran(read).orElse(null);
    }

    private static String hash(String text) {
        return Axes.sha256(text.getBytes(StandardCharsets.UTF_8)).substring(0, LENGTH);
    }
}
