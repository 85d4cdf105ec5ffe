package dev.paribus.store;

import dev.paribus.format.AmendmentsFile;
import dev.paribus.format.DecisionFile;
import dev.paribus.format.ParamFiles;
import dev.paribus.format.Parsed;
import dev.paribus.format.RecordFile;
import dev.paribus.format.ReviewFile;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.GitReader.FileAt;
import dev.paribus.git.Oid;
import dev.paribus.model.Amendment;
import dev.paribus.model.Decision;
import dev.paribus.model.ExperimentRecord;
import dev.paribus.model.Progress;
import dev.paribus.model.Project;
import dev.paribus.model.Review;
import dev.paribus.model.Summary;
import dev.paribus.param.ParamNode;
import dev.paribus.problem.Failure;
import dev.paribus.problem.Location;
import dev.paribus.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads all files of one commit's experiment and reports all their problems at once. A commit says the same for ever, so the
 * newest readings are remembered: a run asks for its tip and its parent's again and again.
 */
public final class ExperimentReader {
    private static final int REMEMBERED = 16;

    private final GitReader git;
    private final ProjectPlace place;
    private final RulesFiles rules;
    private final LongReading progress;
    private final TreeIds trees = new TreeIds();
    private final KnownTips tips = new KnownTips();
    private final SummaryFiles summaries = new SummaryFiles();
    private final Map<Oid, Reading> known = new LinkedHashMap<>();

    /** @param rules reads each text of the project's rules once */
    public ExperimentReader(GitReader git, ProjectPlace place, RulesFiles rules) {
        this(git, place, rules, progress -> {});
    }

    /** @param progress is told how far a reading of thousands is, once it takes a second */
    public ExperimentReader(GitReader git, ProjectPlace place, RulesFiles rules, Consumer<Progress> progress) {
        this.git = git;
        this.place = place;
        this.rules = rules;
        this.progress = new LongReading(progress);
    }

    /** Shows how far a long reading is. */
    LongReading progress() {
        return progress;
    }

    /** The trees of the commits that were listed. */
    TreeIds trees() {
        return trees;
    }

    /** Reads results, each text once. */
    public SummaryFiles summaries() {
        return summaries;
    }

    /** The tips of all experiments. */
    KnownTips tips() {
        return tips;
    }

    /** What was read: the experiment unless an error is among the problems, and where each field stands. */
    public record Reading(@Nullable Experiment experiment, List<Problem> problems, Map<String, Location> where) {
        public Reading {
            problems = List.copyOf(problems);
            where = Map.copyOf(where);
        }
    }

    /**
     * The experiment of a commit.
     *
     * @throws Failure DATA with every problem of its files; {@code no-record} when the commit has no record
     */
    public Experiment read(Oid commit) {
        Reading reading = tolerant(commit);
        if (reading.experiment() == null) {
            throw new Failure(Failure.Kind.DATA, reading.problems());
        }
        return reading.experiment();
    }

    /** The same without throwing for what is wrong in the files; places name the commit. */
    public synchronized Reading tolerant(Oid commit) {
        Reading before = known.get(commit);
        if (before != null) {
            return before;
        }
        Reading reading = fresh(commit, git::files);
        if (commit.equals(Oid.INDEX)) {
            return reading;
        }
        if (known.size() == REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
        known.put(commit, reading);
        return reading;
    }

    /** The files of many commits, by two questions, for {@link #tolerant(Oid, Map)}. */
    Map<FileAt, Blob> files(List<Oid> commits) {
        var wanted = new ArrayList<FileAt>();
        commits.forEach(commit -> wanted.addAll(own(commit)));
        var found = new HashMap<FileAt, Blob>(git.files(wanted));
        var params = new ArrayList<FileAt>();
        for (Oid commit : commits) {
            Blob rulesBlob = found.get(new FileAt(commit, place.rules()));
            Project project = rulesBlob == null
                    ? null
                    : rules.read(place.rules(), rulesBlob).value();
            if (project != null) {
                params.addAll(params(commit, project));
            }
        }
        found.putAll(git.files(params));
        return found;
    }

    /** The same out of files that {@link #files} gave for it; not remembered. */
    Reading tolerant(Oid commit, Map<FileAt, Blob> files) {
        return fresh(commit, wanted -> files);
    }

    private List<FileAt> own(Oid commit) {
        return List.of(
                new FileAt(commit, place.rules()),
                new FileAt(commit, place.record()),
                new FileAt(commit, place.summary()),
                new FileAt(commit, place.decision()),
                new FileAt(commit, place.amendments()),
                new FileAt(commit, place.reviews()));
    }

    private List<FileAt> params(Oid commit, Project project) {
        return project.params().stream()
                .map(path -> new FileAt(commit, place.path(path)))
                .toList();
    }

    /** @param source gives at least the files that it is asked for, as far as they are there */
    private Reading fresh(Oid commit, Function<List<FileAt>, Map<FileAt, Blob>> source) {
        Map<FileAt, Blob> files = source.apply(own(commit));
        Blob rulesBlob = files.get(new FileAt(commit, place.rules()));
        Blob recordBlob = files.get(new FileAt(commit, place.record()));
        if (rulesBlob == null || recordBlob == null) {
            if (!commit.equals(Oid.INDEX) && git.peek(commit).isEmpty()) {
                return failed(List.of(Problem.error(
                                "commit-missing",
                                "commit " + commit.brief() + " is not in this clone: its history is cut off before it")
                        .hint("git fetch --unshallow; in a whole clone: git fetch --all")));
            }
            String missing = rulesBlob == null ? place.rules() : place.record();
            return failed(List.of(Problem.error("no-record", "commit " + commit.brief() + " has no " + missing)
                    .hint("git show " + commit.brief() + " --stat")));
        }
        var problems = new ArrayList<Problem>();
        Parsed<Project> project = rules.read(place.rules(), rulesBlob);
        problems.addAll(project.problems());
        Parsed<ExperimentRecord> record = RecordFile.read(place.record(), recordBlob.content(), project.value());
        problems.addAll(record.problems());
        Blob summaryBlob = files.get(new FileAt(commit, place.summary()));
        Summary summary = summary(summaryBlob, record.value(), problems);
        List<Decision> decisions =
                summary == null ? List.of() : decisions(files.get(new FileAt(commit, place.decision())), problems);
        List<Amendment> amendments =
                summary == null ? List.of() : amendments(files.get(new FileAt(commit, place.amendments())), problems);
        List<Review> reviews =
                summary == null ? List.of() : reviews(files.get(new FileAt(commit, place.reviews())), problems);
        ParamNode.Mapping params = params(commit, source, project.value(), record.value(), problems);
        String revision = commit.hex();
        List<Problem> placed =
                problems.stream().map(p -> inRevision(p, revision)).toList();
        boolean broken =
                project.value() == null || record.value() == null || params == null || Problem.anyError(problems);
        if (broken || project.value() == null || record.value() == null || params == null) {
            return new Reading(null, placed, record.where());
        }
        var experiment = new Experiment(
                commit,
                rulesBlob,
                project.value(),
                recordBlob,
                record.value(),
                params,
                summary,
                summary == null ? null : summaryBlob,
                decisions,
                amendments,
                reviews);
        return new Reading(experiment, placed, record.where());
    }

    private static Reading failed(List<Problem> problems) {
        return new Reading(null, problems, Map.of());
    }

    private static Problem inRevision(Problem problem, String revision) {
        Location at = problem.location();
        return at == null ? problem : problem.at(at.in(revision));
    }

    /** The results, if they are this experiment's own: a branch starts with its parent's until the registration removes them. */
    private @Nullable Summary summary(@Nullable Blob blob, @Nullable ExperimentRecord record, List<Problem> problems) {
        if (blob == null || record == null || !Peek.name(blob.text()).equals(java.util.Optional.of(record.name()))) {
            return null;
        }
        Parsed<Summary> parsed = summaries.read(place.summary(), blob);
        problems.addAll(parsed.problems());
        return parsed.value();
    }

    private List<Decision> decisions(@Nullable Blob blob, List<Problem> problems) {
        if (blob == null) {
            return List.of();
        }
        Parsed<List<Decision>> parsed = DecisionFile.read(place.decision(), blob.content());
        problems.addAll(parsed.problems());
        return parsed.value() == null ? List.of() : parsed.value();
    }

    private List<Amendment> amendments(@Nullable Blob blob, List<Problem> problems) {
        if (blob == null) {
            return List.of();
        }
        Parsed<List<Amendment>> parsed = AmendmentsFile.read(place.amendments(), blob.content());
        problems.addAll(parsed.problems());
        return parsed.value() == null ? List.of() : parsed.value();
    }

    private List<Review> reviews(@Nullable Blob blob, List<Problem> problems) {
        if (blob == null) {
            return List.of();
        }
        Parsed<List<Review>> parsed = ReviewFile.read(place.reviews(), blob.content());
        problems.addAll(parsed.problems());
        return parsed.value() == null ? List.of() : parsed.value();
    }

    private ParamNode.@Nullable Mapping params(
            Oid commit,
            Function<List<FileAt>, Map<FileAt, Blob>> source,
            @Nullable Project project,
            @Nullable ExperimentRecord record,
            List<Problem> problems) {
        if (project == null || record == null) {
            return null;
        }
        if (project.params().isEmpty()) {
            return record.params() == null ? ParamNode.empty() : record.params();
        }
        Map<String, byte[]> files = paramFiles(commit, source, project, problems);
        Parsed<ParamNode.Mapping> parsed = ParamFiles.read(files);
        problems.addAll(parsed.problems());
        return parsed.value();
    }

    private Map<String, byte[]> paramFiles(
            Oid commit, Function<List<FileAt>, Map<FileAt, Blob>> source, Project project, List<Problem> problems) {
        List<FileAt> wanted = params(commit, project);
        Map<FileAt, Blob> found = source.apply(wanted);
        var out = new LinkedHashMap<String, byte[]>();
        for (FileAt file : wanted) {
            Blob blob = found.get(file);
            if (blob == null) {
                problems.add(Problem.error(
                                "params-missing",
                                "the parameter file '" + file.path() + "' is not in commit " + commit.brief())
                        .hint("git add " + file.path() + ", or mend params: in " + place.rules()));
            } else {
                out.put(file.path(), blob.content());
            }
        }
        return out;
    }
}
