package dev.paribus.store;

import dev.paribus.format.ParamFiles;
import dev.paribus.format.RecordFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.host.Later;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of many experiments at once, as text: each where it stands by the rules of its own commit. What was read
 * once is kept in {@code .git/paribus/parameters} by commit. What cannot be read has none, since one broken branch must not hide the others.
 */
public final class ParameterTable {
    /** Stands for the name of the experiment, which does not matter here. */
    private static final String KEPT = "=";

    private static final String KIND = "parameters";

    /** So many commits are asked for at once. */
    private static final int PART = 500;

    /** A file of so many lines is never too long: whoever asks for one experiment needs not write it anew. */
    private static final int SPARED = 20_000;

    private final GitReader git;
    private final ProjectPlace place;
    private final RulesFiles rules;
    private final TreeIds trees;
    private final LongReading progress;
    private @Nullable Later<CommitLines> kept;

    /** @param reader knows the trees of the commits that it listed */
    public ParameterTable(GitReader git, ProjectPlace place, RulesFiles rules, ExperimentReader reader) {
        this.git = git;
        this.place = place;
        this.rules = rules;
        this.trees = reader.trees();
        this.progress = reader.progress();
    }

    /** Begins to read what is kept, for somebody who has something else to do before {@link #of}. */
    public void expect() {
        kept = CommitLines.ahead(git, place, KIND);
    }

    /** For each commit the values by path, in the order of the files. */
    public Map<Oid, ParameterLine> of(Collection<Oid> commits) {
        CommitLines file = kept == null ? CommitLines.of(git, place, KIND) : kept.get();
        // The next ones find what is added now.
        kept = null;
        var out = new HashMap<Oid, ParameterLine>(2 * commits.size());
        var missing = new ArrayList<Oid>();
        for (Oid commit : commits) {
            String kept = file.find(commit, KEPT);
            if (kept == null) {
                missing.add(commit);
            } else {
                out.put(commit, new ParameterLine(kept));
            }
        }
        LongReading.Course course = progress.begin(missing.size());
        int kept = out.size();
        Ahead.each(missing, PART, this::files, (part, files) -> {
            course.at(out.size() - kept);
            out.putAll(read(files));
        });
        if (git.config("extensions.partialclone").isPresent()) {
            // A file that is missing today may be fetched tomorrow.
            return out;
        }
        if (file.overgrown(Math.max(SPARED, 4 * out.size()))) {
            file.replace(lines(out.keySet(), out));
        } else {
            file.add(lines(missing, out));
        }
        return out;
    }

    /** What was found is kept; what was not may be there another time. */
    private static List<CommitLines.Line> lines(Collection<Oid> commits, Map<Oid, ParameterLine> found) {
        var out = new ArrayList<CommitLines.Line>(commits.size());
        for (Oid commit : commits) {
            ParameterLine values = found.get(commit);
            if (values != null && !values.isEmpty()) {
                out.add(new CommitLines.Line(commit, KEPT, values.line()));
            }
        }
        return out;
    }

    /**
     * The files in which the parameters of some commits stand.
     *
     * @param standing where they stand, for each commit
     */
    private record Standing(Map<Oid, List<FileAt>> standing, Map<FileAt, Blob> found) {}

    private Standing files(List<Oid> commits) {
        var standing = new LinkedHashMap<Oid, List<FileAt>>();
        var wanted = new ArrayList<FileAt>();
        Map<FileAt, Blob> rulesFiles = git.files(commits.stream()
                .map(commit -> new FileAt(trees.of(commit), place.rules()))
                .toList());
        for (Oid commit : commits) {
            Blob text = rulesFiles.get(new FileAt(trees.of(commit), place.rules()));
            Project project =
                    text == null ? null : rules.read(place.rules(), text).value();
            var files = new ArrayList<FileAt>();
            if (project != null) {
                project.params().forEach(path -> files.add(new FileAt(trees.of(commit), place.path(path))));
            }
            standing.put(commit, files);
            wanted.addAll(files.isEmpty() ? List.of(record(commit)) : files);
        }
        return new Standing(standing, git.files(wanted));
    }

    private Map<Oid, ParameterLine> read(Standing part) {
        Map<FileAt, Blob> found = part.found();
        var known = new HashMap<List<Oid>, ParameterLine>();
        var out = new HashMap<Oid, ParameterLine>();
        part.standing()
                .forEach((commit, files) -> out.put(
                        commit,
                        known.computeIfAbsent(
                                ids(files.isEmpty() ? List.of(record(commit)) : files, found),
                                none -> files.isEmpty()
                                        ? inRecord(found.get(record(commit)))
                                        : inFiles(files, found))));
        return out;
    }

    private FileAt record(Oid commit) {
        return new FileAt(trees.of(commit), place.record());
    }

    /** Equal files are read once. */
    private static List<Oid> ids(List<FileAt> files, Map<FileAt, Blob> found) {
        return files.stream()
                .map(found::get)
                .map(blob -> blob == null ? Oid.ZERO : blob.id())
                .toList();
    }

    private ParameterLine inRecord(@Nullable Blob blob) {
        return blob == null
                ? ParameterLine.none()
                : flat(RecordFile.params(place.record(), blob.content()).orElse(null));
    }

    private static ParameterLine inFiles(List<FileAt> files, Map<FileAt, Blob> found) {
        var contents = new LinkedHashMap<String, byte[]>();
        for (FileAt file : files) {
            Blob blob = found.get(file);
            if (blob != null) {
                contents.put(file.path(), blob.content());
            }
        }
        return flat(ParamFiles.read(contents).value());
    }

    private static ParameterLine flat(ParamNode.@Nullable Mapping tree) {
        return tree == null || tree.entries().isEmpty() ? ParameterLine.none() : ParameterLine.of(tree);
    }
}
