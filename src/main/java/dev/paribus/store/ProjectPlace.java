package dev.paribus.store;

import dev.paribus.model.ExperimentName;
import dev.paribus.model.Project;

/**
 * Where a project stands in its repository, and how its files and references are called.
 *
 * @param directory the project's directory relative to the root of the work tree: empty, or ending in a slash
 * @param project its rules
 */
public record ProjectPlace(String directory, Project project) {
    public static final String RULES = "paribus.yaml";
    public static final String RECORD = "experiment.yaml";

    /** A path of the project as a path of the repository. */
    public String path(String inProject) {
        return directory + inProject;
    }

    public String rules() {
        return path(RULES);
    }

    public String record() {
        return path(RECORD);
    }

    /** The results directory, with a trailing slash. */
    public String results() {
        return path(project.results()) + "/";
    }

    public String summary() {
        return results() + "summary.yaml";
    }

    public String decision() {
        return results() + "decision.yaml";
    }

    public String reviews() {
        return results() + "review.yaml";
    }

    public String notes() {
        return results() + "notes.yaml";
    }

    public String amendments() {
        return results() + "amendments.yaml";
    }

    /** The folder of the backlog, with a trailing slash. */
    public String ideas() {
        return path("ideas/");
    }

    /** The folder of what was learned, with a trailing slash. */
    public String lessons() {
        return path("lessons/");
    }

    /** The directory of one seed's files, with a trailing slash. */
    public String seed(int seed) {
        return results() + "seed-" + seed + "/";
    }

    /** The directory of the files of a smoke run that ended its experiment, with a trailing slash. */
    public String smoke() {
        return results() + "smoke/";
    }

    /** A file's name for what is kept of an experiment outside of the history; of every project one of its own. */
    public String fileOf(ExperimentName name) {
        return directory.replace('/', '+') + name;
    }

    /** True for a path that the tool itself writes below the results directory; nothing else there is ever removed. */
    public boolean writtenByTool(String path) {
        if (!path.startsWith(results())) {
            return false;
        }
        String rest = path.substring(results().length());
        return rest.matches("(summary|decision|review|notes|amendments)\\.yaml"
                + "|(seed-[0-9]+|smoke)/(metrics\\.jsonl|log\\.txt|environment\\.yaml)");
    }

    public String trunkRef() {
        return "refs/heads/" + project.trunk();
    }

    /** Prefix of all experiments' branches, e.g. {@code refs/heads/exp/}. */
    public String branchPrefix() {
        return "refs/heads/" + project.branches();
    }

    public String branch(ExperimentName name) {
        return branchPrefix() + name;
    }

    /** Short name of an experiment's branch, e.g. {@code exp/amber-otter}. */
    public String shortBranch(ExperimentName name) {
        return project.branches() + name;
    }

    public String archivePrefix() {
        return "refs/archive/" + project.branches();
    }

    /** Where a commit waits that could not be put on an experiment's branch yet. */
    public String pending(ExperimentName name) {
        return "refs/paribus/pending/heads/" + shortBranch(name);
    }

    public String dropped(ExperimentName name) {
        return "refs/paribus/dropped/" + project.branches() + name;
    }
}
