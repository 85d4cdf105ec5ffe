package dev.paribus.workflow.session;

import dev.paribus.diff.TreeDiff;
import dev.paribus.format.ParamFiles;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.model.Project;
import dev.paribus.model.Ran;
import dev.paribus.model.SeedResult;
import dev.paribus.param.ParamNode;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the parameters in the user's files are still those that ran. Neither the record's blob nor the code's hash holds
 * them, so a merge could put one experiment's parameter beside another one's results (git-traps A3).
 */
public final class RanParameters {
    private final GitReader git;
    private final ProjectPlace place;
    private final Project project;

    public RanParameters(GitReader git, ProjectPlace place, Project project) {
        this.git = git;
        this.place = place;
        this.project = project;
    }

    /** Paths that differ by meaning between what any seed ran and here; of a commit that is not in this clone nothing is known. */
    public List<String> moved(List<SeedResult> seeds, Oid here) {
        if (project.params().isEmpty()) {
            return List.of();
        }
        Map<String, Blob> now = files(here);
        return seeds.stream()
                .map(SeedResult::ran)
                .filter(Objects::nonNull)
                .map(Ran::commit)
                .distinct()
                .flatMap(commit -> git.resolve(commit).map(then -> moved(files(then), now)).orElse(List.of()).stream())
                .distinct()
                .toList();
    }

    private static List<String> moved(Map<String, Blob> then, Map<String, Blob> now) {
        if (ids(then).equals(ids(now))) {
            return List.of();
        }
        ParamNode.Mapping before = tree(then);
        ParamNode.Mapping after = tree(now);
        return before == null || after == null
                ? List.of()
                : TreeDiff.compare(before, after, TreeDiff.Options.NONE).changes().stream()
                        .map(change -> change.path().toString())
                        .toList();
    }

    private Map<String, Blob> files(Oid commit) {
        var out = new LinkedHashMap<String, Blob>();
        for (String path : project.params()) {
            Optional<Blob> blob = git.file(commit, place.path(path));
            blob.ifPresent(found -> out.put(place.path(path), found));
        }
        return out;
    }

    private static List<Oid> ids(Map<String, Blob> files) {
        var out = new ArrayList<Oid>();
        files.values().forEach(blob -> out.add(blob.id()));
        return out;
    }

    private static ParamNode.@Nullable Mapping tree(Map<String, Blob> files) {
        var bytes = new LinkedHashMap<String, byte[]>();
        files.forEach((path, blob) -> bytes.put(path, blob.content()));
        return ParamFiles.read(bytes).value();
    }
}
