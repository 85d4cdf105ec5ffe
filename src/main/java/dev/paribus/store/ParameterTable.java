package dev.paribus.store;

import dev.paribus.format.ParamFiles;
import dev.paribus.format.RecordFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.Project;
import dev.paribus.param.ParamNode;
import dev.paribus.param.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of many experiments at once, as text: each where it stands by the rules of its own commit. By two calls of git,
 * however many they are; what cannot be read has none, since one broken branch must not hide the others.
 */
public final class ParameterTable {
    private final GitReader git;
    private final ProjectPlace place;
    private final RulesFiles rules;

    public ParameterTable(GitReader git, ProjectPlace place, RulesFiles rules) {
        this.git = git;
        this.place = place;
        this.rules = rules;
    }

    /** For each commit the values by path, in the order of the files: text without quotes, numbers as they are written. */
    public Map<Oid, Map<String, String>> of(Collection<Oid> commits) {
        var first = new ArrayList<FileAt>(2 * commits.size());
        commits.forEach(commit -> first.addAll(List.of(new FileAt(commit, place.rules()), record(commit))));
        Map<FileAt, Blob> found = git.files(first);
        var homes = new LinkedHashMap<Oid, List<FileAt>>();
        var more = new ArrayList<FileAt>();
        for (Oid commit : commits) {
            Blob text = found.get(new FileAt(commit, place.rules()));
            Project project =
                    text == null ? null : rules.read(place.rules(), text).value();
            List<FileAt> files = project == null
                    ? List.of()
                    : project.params().stream()
                            .map(path -> new FileAt(commit, place.path(path)))
                            .toList();
            homes.put(commit, files);
            more.addAll(files);
        }
        Map<FileAt, Blob> parameters = more.isEmpty() ? Map.of() : git.files(more);
        var known = new LinkedHashMap<List<Oid>, Map<String, String>>();
        var out = new LinkedHashMap<Oid, Map<String, String>>();
        homes.forEach((commit, files) -> out.put(
                commit,
                known.computeIfAbsent(
                        ids(files.isEmpty() ? List.of(record(commit)) : files, files.isEmpty() ? found : parameters),
                        none -> files.isEmpty() ? inRecord(found.get(record(commit))) : inFiles(files, parameters))));
        return out;
    }

    private FileAt record(Oid commit) {
        return new FileAt(commit, place.record());
    }

    /** Equal files are read once. */
    private static List<Oid> ids(List<FileAt> files, Map<FileAt, Blob> found) {
        return files.stream()
                .map(found::get)
                .map(blob -> blob == null ? Oid.ZERO : blob.id())
                .toList();
    }

    private Map<String, String> inRecord(@Nullable Blob blob) {
        return blob == null
                ? Map.of()
                : flat(RecordFile.params(place.record(), blob.content()).orElse(null));
    }

    private static Map<String, String> inFiles(List<FileAt> files, Map<FileAt, Blob> found) {
        var contents = new LinkedHashMap<String, byte[]>();
        for (FileAt file : files) {
            Blob blob = found.get(file);
            if (blob != null) {
                contents.put(file.path(), blob.content());
            }
        }
        return flat(ParamFiles.read(contents).value());
    }

    private static Map<String, String> flat(ParamNode.@Nullable Mapping tree) {
        if (tree == null) {
            return Map.of();
        }
        var out = new LinkedHashMap<String, String>();
        tree.leaves().forEach(leaf -> out.put(leaf.path().toString(), text(leaf.node())));
        return Collections.unmodifiableMap(out);
    }

    private static String text(ParamNode node) {
        if (node instanceof ParamNode.Scalar scalar) {
            return scalar.value() instanceof Value.Text written ? written.value() : scalar.source();
        }
        return node instanceof ParamNode.Mapping ? "{}" : "[]";
    }
}
