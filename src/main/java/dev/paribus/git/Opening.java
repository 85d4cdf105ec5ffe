package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds a repository by git itself and refuses what the tool cannot handle before anything is done. */
final class Opening {
    /** The newest extensions that both git 2.30 to 2.5x and JGit treat as we need. */
    private static final Set<String> EXTENSIONS = Set.of(
            "noop",
            "noop-v1",
            "preciousobjects",
            "partialclone",
            "worktreeconfig",
            "relativeworktrees",
            "objectformat",
            "refstorage");

    /** Asks where the repository is, a line for each option. */
    static final List<String> LAYOUT = List.of(
            "rev-parse",
            "--is-bare-repository",
            "--is-inside-work-tree",
            "--absolute-git-dir",
            "--git-common-dir",
            "--show-object-format",
            "--show-toplevel");

    private static final String OTHERS = "GIT_ALTERNATE_OBJECT_DIRECTORIES";

    private static final List<String> INHERITED = List.of("GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", OTHERS);

    private final Path cwd;
    private final Map<String, String> env;
    private final Git git;

    Opening(Path cwd, Map<String, String> env) {
        this.cwd = cwd;
        this.env = env;
        this.git = Git.reading(cwd, env);
    }

    /** @param staged true when {@link GitReader#staged} will be asked */
    GitReader open(boolean staged) {
        FirstChild first =
                Files.isDirectory(cwd) ? FirstChild.start(git, hook(), staged).orElse(null) : null;
        if (first == null) {
            return openByMany();
        }
        List<String> lines = first.layout();
        if (lines.size() != 7
                || lines.contains("--show-object-format")
                || lines.get(4).equals("sha256")) {
            first.process().destroy();
            return openByMany();
        }
        var objects = new CatFile(git.with(hook()), first);
        boolean opened = false;
        try {
            refuseExtensions(first.config());
            GitReader reader = reader(lines, new ConfigList(first.config()), objects, first);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                objects.close();
            }
        }
    }

    /** The same by a child for each question, whose words tell why git refuses. */
    private GitReader openByMany() {
        Child.Begun config = settings();
        // Ready by the time when it is known where the repository is; where there is none, it ends by itself.
        var objects = new CatFile(git.with(hook()), CatFile.Asked.CONTENT);
        objects.begin();
        boolean opened = false;
        try {
            GitReader reader = open(config, objects);
            opened = true;
            return reader;
        } finally {
            if (!opened) {
                objects.close();
            }
        }
    }

    private GitReader open(Child.Begun config, CatFile objects) {
        Child.Result result = located();
        List<String> lines = new ArrayList<>(result.text().lines().toList());
        if (lines.contains("--show-object-format")) {
            throw tooOld(git);
        }
        if (lines.size() >= 5 && lines.get(4).equals("sha256")) {
            throw sha256();
        }
        if (!result.ok()) {
            throw refusal(lines, result);
        }
        if (lines.size() != 6) {
            lines = oneByOne();
        }
        List<String> pairs = NulStream.split(config.result().out());
        refuseExtensions(pairs);
        return reader(lines, new ConfigList(pairs), objects, null);
    }

    /** Reads the configuration while git is asked where the repository is. */
    private Child.Begun settings() {
        if (!Files.isDirectory(cwd)) {
            throw Failure.data("not-a-repository", "the directory '" + cwd + "' does not exist", "git init");
        }
        try {
            return git.child(ConfigList.COMMAND).begin();
        } catch (Failure cannotStart) {
            throw new Failure(
                    Failure.Kind.ENVIRONMENT,
                    Failure.environment(
                                    "git-missing", "git is not installed or not on PATH", "install git 2.30 or newer")
                            .problems(),
                    cannotStart);
        }
    }

    private Child.Result located() {
        return git.run(LAYOUT, new byte[0]);
    }

    /** For paths with line ends in them. */
    private List<String> oneByOne() {
        List<String> values = new ArrayList<>();
        for (String option : LAYOUT.subList(1, LAYOUT.size())) {
            values.add(new String(git.output("rev-parse", option), StandardCharsets.UTF_8).replaceFirst("\n$", ""));
        }
        return values;
    }

    private GitReader reader(List<String> lines, ConfigList config, CatFile objects, @Nullable FirstChild first) {
        Path workTree = Path.of(lines.get(5));
        Path gitDir = Path.of(lines.get(2));
        Path commonDir = cwd.resolve(lines.get(3)).normalize();
        Git there = git.in(workTree);
        Path main = gitDir.equals(commonDir) ? workTree : mainWorkTree(there, commonDir, workTree);
        return new ChildReader(
                new GitReader.Layout(workTree, gitDir, commonDir, main),
                config,
                there,
                there.with(hook(workTree)),
                objects,
                first);
    }

    /** The main work tree of a linked one; a bare main repository has none, then the linked one stands in. */
    private static Path mainWorkTree(Git git, Path commonDir, Path workTree) {
        Path main = commonDir.endsWith(".git") ? commonDir.getParent() : workTree;
        for (String file : List.of("config", "config.worktree")) {
            String path = commonDir.resolve(file).toString();
            Child.Result result = git.run("config", "-z", "--file", path, "--get-regexp", "^core\\.(bare|worktree)$");
            for (String pair : NulStream.split(result.out())) {
                if (pair.equals("core.bare\ntrue")) {
                    return workTree;
                }
                if (pair.startsWith("core.worktree\n")) {
                    main = commonDir
                            .resolve(pair.substring("core.worktree\n".length()))
                            .normalize();
                }
            }
        }
        return main == null ? workTree : main;
    }

    /**
     * What {@code git commit} told its hook. Git takes these paths from the top of the work tree, wherever in it the project
     * is; a relative GIT_DIR alone is meant from the caller's directory: git finds that one by itself.
     */
    private Map<String, String> hook() {
        Map<String, String> own = new TreeMap<>();
        for (String key : INHERITED) {
            String value = env.getOrDefault(key, "");
            if (!value.isEmpty() && (!key.equals("GIT_DIR") || Path.of(value).isAbsolute())) {
                own.put(key, value);
            }
        }
        return own;
    }

    /** The same with absolute paths, for files that we read ourselves. */
    private Map<String, String> hook(Path workTree) {
        Map<String, String> own = hook();
        for (Map.Entry<String, String> variable : own.entrySet()) {
            if (!variable.getKey().equals(OTHERS)) {
                variable.setValue(workTree.resolve(variable.getValue()).toString());
            }
        }
        return own;
    }

    /** @param pairs {@code key LF value}; under format version 0 git itself ignores what it does not know */
    private static void refuseExtensions(List<String> pairs) {
        if (!pairs.contains("core.repositoryformatversion\n1")) {
            return;
        }
        for (String pair : pairs) {
            String key = pair.lines().findFirst().orElse("");
            String value = pair.substring(Math.min(pair.length(), key.length() + 1));
            String name = key.startsWith("extensions.") ? key.substring(11).toLowerCase(Locale.ROOT) : "noop";
            if (name.equals("objectformat") && !value.equals("sha1")) {
                throw sha256();
            }
            if (!EXTENSIONS.contains(name) || (name.equals("refstorage") && !value.equals("files"))) {
                throw Failure.data(
                        "unknown-extension",
                        "the repository uses the extension '" + name + "' = '" + value
                                + "', which Paribus does not support",
                        "git config --get-regexp '^extensions'");
            }
        }
    }

    private static Failure sha256() {
        return Failure.data(
                "sha256-repository",
                "the repository names its objects by SHA-256, which Paribus does not support",
                "git init --object-format=sha1");
    }

    /** Tells why git does not open it, by looking at the files, not at git's words. */
    private Failure refusal(List<String> lines, Child.Result result) {
        if (!lines.isEmpty() && lines.get(0).equals("true")) {
            return Failure.data(
                    "bare-repository",
                    "'" + cwd + "' is a bare repository: it has no work tree",
                    "git clone . DIR && cd DIR");
        }
        if (lines.size() >= 2 && lines.get(1).equals("false")) {
            return Failure.data(
                    "not-in-work-tree",
                    "'" + cwd + "' is inside the git directory, not in a work tree",
                    "cd to the project");
        }
        Path dotGit = dotGit();
        if (dotGit == null) {
            return Failure.data("not-a-repository", "'" + cwd + "' is not in a git repository", "git init");
        }
        if (git.with("safe.directory=*").run("rev-parse", "--git-dir").ok()) {
            return Failure.data(
                    "unsafe-owner",
                    "git does not trust the repository '" + dotGit.getParent() + "': it belongs to another user",
                    "git config --global --add safe.directory '" + dotGit.getParent() + "'");
        }
        if (Files.isDirectory(dotGit)) {
            Git outside = git.in(cwd.getRoot());
            Child.Result file = outside.run(
                    "config", "-z", "--file", dotGit.resolve("config").toString(), "--list");
            refuseExtensions(NulStream.split(file.out()));
        }
        return Failure.data("git-refused", "git cannot open the repository: " + Git.words(result), "git status");
    }

    private @Nullable Path dotGit() {
        for (Path at = cwd; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".git"))) {
                return at.resolve(".git");
            }
        }
        return null;
    }

    /** Git as it writes in {@code directory}: its version checked, no hook, no housekeeping, all of it fsynced. */
    static Git writing(Path directory, Map<String, String> env) {
        Git git = Git.reading(directory, env);
        Matcher version = Pattern.compile("git version (\\d+)\\.(\\d+).*", Pattern.DOTALL)
                .matcher(git.run("version").text());
        int number =
                version.matches() ? Integer.parseInt(version.group(1)) * 1000 + Integer.parseInt(version.group(2)) : 0;
        if (number < 2030) {
            throw tooOld(git);
        }
        return git.with(
                "core.hooksPath=/dev/null",
                "gc.auto=0",
                "maintenance.auto=false",
                number >= 2036 ? "core.fsync=all" : "core.fsyncObjectFiles=true");
    }

    private static Failure tooOld(Git git) {
        return Failure.environment(
                "git-too-old",
                "'" + git.run("version").text().strip() + "' is too old for Paribus",
                "install git 2.30 or newer");
    }
}
