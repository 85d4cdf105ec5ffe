package dev.paribus.workflow.facts;

import dev.paribus.check.GoalEdit;
import dev.paribus.format.ProjectFile;
import dev.paribus.format.SummaryFile;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.Project;
import dev.paribus.model.Summary;
import dev.paribus.problem.Problem;
import dev.paribus.store.MetricTexts;
import dev.paribus.store.ProjectPlace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the commits of trunk that edited the project's rules while results stood there; two children, however many there are. */
public final class GoalEdits {
    private static final int LONGEST = 10_000;

    private final GitReader git;
    private final ProjectPlace place;

    public GoalEdits(GitReader git, ProjectPlace place) {
        this.git = git;
        this.place = place;
    }

    /**
     * What edits there were, oldest last.
     *
     * @param until not included, nor what is before it; null: from the beginning
     */
    public List<Problem> find(Oid tip, @Nullable Oid until) {
        List<CommitInfo> edits = git.firstParents(tip, until, List.of(place.rules()), LONGEST).stream()
                .filter(commit -> !commit.parents().isEmpty())
                .toList();
        var wanted = new LinkedHashSet<FileAt>();
        for (CommitInfo commit : edits) {
            Oid before = commit.parents().get(0);
            wanted.add(new FileAt(commit.id(), place.rules()));
            wanted.add(new FileAt(before, place.rules()));
            wanted.add(new FileAt(before, place.summary()));
        }
        Map<FileAt, Blob> files = wanted.isEmpty() ? Map.of() : git.files(List.copyOf(wanted));
        var out = new ArrayList<Problem>();
        for (CommitInfo commit : edits) {
            GoalEdit edit = edit(commit, files);
            if (edit != null) {
                edit.judge(place.project().policy()).ifPresent(out::add);
            }
        }
        return out;
    }

    private @Nullable GoalEdit edit(CommitInfo commit, Map<FileAt, Blob> files) {
        Oid parent = commit.parents().get(0);
        Project before = project(files.get(new FileAt(parent, place.rules())));
        Project after = project(files.get(new FileAt(commit.id(), place.rules())));
        Blob results = files.get(new FileAt(parent, place.summary()));
        Summary summary = results == null
                ? null
                : SummaryFile.read(place.summary(), results.content()).value();
        if (before == null || after == null || summary == null) {
            return null;
        }
        String stood = summary.name() + ": "
                + MetricTexts.of(before, summary, null).stream()
                        .map(metric -> metric.name() + " " + metric.mean())
                        .collect(Collectors.joining(", "));
        return new GoalEdit(commit.id().hex(), place.rules(), before, after, stood);
    }

    private @Nullable Project project(@Nullable Blob rules) {
        return rules == null
                ? null
                : ProjectFile.read(place.rules(), rules.content()).value();
    }
}
