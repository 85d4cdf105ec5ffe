package dev.paribus.workflow.facts;

import dev.paribus.check.Appended;
import dev.paribus.check.History.Step;
import dev.paribus.format.DecisionFile;
import dev.paribus.format.NotesFile;
import dev.paribus.format.Parsed;
import dev.paribus.format.ReviewFile;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.Review;
import dev.paribus.problem.Problem;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the files to which entries are only ever added, at the commits that touch them and nowhere else. */
final class AppendedFiles {
    private final GitReader git;
    private final ProjectPlace place;

    AppendedFiles(GitReader git, ProjectPlace place) {
        this.git = git;
        this.place = place;
    }

    /** False for nearly every line: then nothing needs to be read. */
    static boolean touched(ProjectPlace place, List<Step> line) {
        return line.stream().skip(1).anyMatch(step -> paths(place).stream().anyMatch(step.results()::contains));
    }

    private static List<String> paths(ProjectPlace place) {
        return List.of(place.decision(), place.reviews(), place.notes());
    }

    /**
     * The files that commits of the line touch.
     *
     * @param line oldest first, the registration included, which removes what it inherited
     * @param tree what is judged
     */
    List<Appended> of(List<Step> line, Oid tree) {
        var wanted = new ArrayList<FileAt>();
        for (String path : paths(place)) {
            line.stream()
                    .skip(1)
                    .filter(step -> step.results().contains(path))
                    .forEach(step -> wanted.add(new FileAt(new Oid(step.commit()), path)));
            wanted.add(new FileAt(tree, path));
        }
        Map<FileAt, Blob> files = git.files(wanted);
        Map<String, CommitInfo> commits = new HashMap<>();
        git.commits(wanted.stream()
                        .map(FileAt::tree)
                        .filter(commit ->
                                line.stream().anyMatch(step -> step.commit().equals(commit.hex())))
                        .distinct()
                        .toList())
                .forEach(commit -> commits.put(commit.id().hex(), commit));
        var out = new ArrayList<Appended>();
        for (String path : paths(place)) {
            List<Step> steps = line.stream()
                    .skip(1)
                    .filter(step -> step.results().contains(path))
                    .toList();
            if (!steps.isEmpty()) {
                out.add(file(path, steps, files, commits, tree));
            }
        }
        return out;
    }

    private Appended file(
            String path, List<Step> steps, Map<FileAt, Blob> files, Map<String, CommitInfo> commits, Oid tree) {
        var versions = new ArrayList<Appended.Version>();
        int known = 0;
        for (Step step : steps) {
            String text = text(files.get(new FileAt(new Oid(step.commit()), path)));
            List<Review> all = path.equals(place.reviews()) ? reviews(text) : List.of();
            List<Review> added = all.subList(Math.min(known, all.size()), all.size());
            known = Math.max(known, all.size());
            CommitInfo commit = commits.get(step.commit());
            String author =
                    commit == null ? "" : Review.address("<" + commit.author().email() + ">");
            versions.add(
                    new Appended.Version(step.commit(), step.others().isEmpty() && !step.merge(), author, text, added));
        }
        String now = text(files.get(new FileAt(tree, path)));
        versions.add(new Appended.Version(null, false, "", now, List.of()));
        return new Appended(path, versions, now.isEmpty() ? List.of() : problems(path, now));
    }

    private static String text(@Nullable Blob blob) {
        return blob == null ? "" : blob.text();
    }

    private List<Review> reviews(String text) {
        List<Review> read = text.isEmpty()
                ? List.of()
                : ReviewFile.read(place.reviews(), bytes(text)).value();
        return read == null ? List.of() : read;
    }

    private List<Problem> problems(String path, String text) {
        Parsed<?> read = path.equals(place.reviews())
                ? ReviewFile.read(path, bytes(text))
                : path.equals(place.notes()) ? NotesFile.read(path, bytes(text)) : DecisionFile.read(path, bytes(text));
        return read.problems();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
