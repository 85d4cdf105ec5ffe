package dev.paribus.store;

import dev.paribus.format.Parsed;
import dev.paribus.git.GitReader;
import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import dev.paribus.host.Disk;
import dev.paribus.model.Project;
import dev.paribus.problem.Failure;
import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the project that a directory belongs to. Its place is where {@code paribus.yaml} stands, in the checkout or else in
 * HEAD's commit or on trunk; its rules are those at trunk's tip, because trunk's copy rules display and policy.
 */
public final class Projects {
    private static final Pattern TRUNK = Pattern.compile("(?m)^trunk:[ \\t]+[\"']?([^\\s\"'#]+)");

    private final GitReader git;
    private final RulesFiles rules;

    /** @param rules what was read before, and takes what is read now */
    public Projects(GitReader git, RulesFiles rules) {
        this.git = git;
        this.rules = rules;
    }

    /**
     * The project of {@code cwd}.
     *
     * @throws Failure DATA {@code no-project} when there is none; {@code trunk-missing} when its trunk does not exist; the
     *     problems of {@code paribus.yaml} when it cannot be read
     */
    public ProjectPlace locate(Path cwd) {
        Path root = git.layout().workTree();
        for (String directory : upwards(root, cwd)) {
            Optional<Blob> here = rulesAt(root, directory);
            if (here.isPresent()) {
                return place(directory, here.get());
            }
        }
        throw Failure.data(
                "no-project",
                "there is no " + ProjectPlace.RULES + " here or in a directory above",
                "paribus init, in the directory of the training script");
    }

    /** The project's directory candidates from {@code cwd} up to the root of the work tree, each empty or ending in a slash. */
    private static List<String> upwards(Path root, Path cwd) {
        var out = new ArrayList<String>();
        Path relative = cwd.startsWith(root) ? root.relativize(cwd) : Path.of("");
        for (Path at = relative; at != null && !at.toString().isEmpty(); at = at.getParent()) {
            out.add(at.toString().replace('\\', '/') + "/");
        }
        out.add("");
        return out;
    }

    private Optional<Blob> rulesAt(Path root, String directory) {
        String path = directory + ProjectPlace.RULES;
        Path file = root.resolve(path);
        if (Files.isRegularFile(file)) {
            // By the plain stream: channels are forty classes that a hook would load for this one file.
            try (var in = new FileInputStream(file.toFile())) {
                return Optional.of(new Blob(Oid.ZERO, in.readAllBytes()));
            } catch (java.io.IOException unreadable) {
                throw Disk.failure("unreadable", "cannot read " + path, file, unreadable, "check its permissions");
            }
        }
        Optional<Oid> head = git.resolve("HEAD");
        return head.flatMap(commit -> git.file(commit, path));
    }

    private ProjectPlace place(String directory, Blob here) {
        String path = directory + ProjectPlace.RULES;
        Optional<String> configured = git.config("paribus.trunk");
        String trunk = configured.isPresent() ? configured.get() : trunkOf(here.text());
        Optional<Oid> tip = tip(trunk);
        Optional<Blob> onTrunk = tip.isEmpty() ? Optional.empty() : git.file(tip.get(), path);
        if (tip.isEmpty() && !unborn(trunk)) {
            throw Failure.data(
                    "trunk-missing",
                    "the trunk '" + trunk + "' that " + path + " names does not exist here",
                    git.config("remote.origin.url").isPresent()
                            ? "git fetch origin " + trunk + ":refs/remotes/origin/" + trunk
                                    + " (in a pipeline: fetch-depth: 0), or git config paribus.trunk BRANCH"
                            : "git branch " + trunk + " COMMIT, or git config paribus.trunk BRANCH");
        }
        Parsed<Project> parsed = rules.read(path, onTrunk.orElse(here));
        if (parsed.value() == null) {
            throw new Failure(Failure.Kind.DATA, parsed.problems());
        }
        Project project = parsed.value();
        return new ProjectPlace(directory, configured.isPresent() ? project.onTrunk(trunk) : project);
    }

    /** Trunk's tip: the local branch, else the one of {@code origin} in a clone that never had it checked out. */
    private Optional<Oid> tip(String trunk) {
        Optional<Oid> local = git.resolve("refs/heads/" + trunk);
        return local.isPresent() ? local : git.resolve("refs/remotes/origin/" + trunk);
    }

    private boolean unborn(String trunk) {
        return git.headRef().equals(Optional.of("refs/heads/" + trunk));
    }

    private static String trunkOf(String rules) {
        Matcher matcher = TRUNK.matcher(rules);
        return matcher.find() ? matcher.group(1) : "main";
    }

    /** Trunk's tip for a located project; null when it is not born yet. */
    public @Nullable Oid trunkTip(ProjectPlace place) {
        return tip(place.project().trunk()).orElse(null);
    }
}
