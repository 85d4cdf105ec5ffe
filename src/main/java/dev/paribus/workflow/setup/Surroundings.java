package dev.paribus.workflow.setup;

import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What can be found out about a directory that is to become a project, without running anything. */
final class Surroundings {
    private static final List<String> SCRIPTS = List.of(
            "train.py", "main.py", "run.py", "src/train.py", "scripts/train.py", "src/main.py", "train.sh", "run.sh");
    private static final List<String> PARAMS = List.of(
            "params.yaml",
            "params.yml",
            "config.yaml",
            "config.yml",
            "conf/config.yaml",
            "conf/train.yaml",
            "configs/config.yaml",
            "configs/train.yaml",
            "config/config.yaml",
            "config/train.yaml",
            "params.json",
            "params.toml",
            "config.json",
            "config.toml",
            "conf/config.json",
            "conf/config.toml",
            "configs/config.json",
            "configs/config.toml",
            "config/config.json",
            "config/config.toml");
    private static final List<String> LOCKS = List.of(
            "requirements.txt",
            "requirements-dev.txt",
            "uv.lock",
            "poetry.lock",
            "Pipfile.lock",
            "environment.yml",
            "conda-lock.yml",
            "pixi.lock");
    private static final List<String> YARDSTICKS =
            List.of("eval/", "evaluation/", "data/splits/", "evaluate.py", "eval.py");
    /** Ignored things that a run makes anew or never needs. */
    private static final Set<String> NO_LINK = Set.of(
            "__pycache__",
            ".paribus",
            "node_modules",
            ".pytest_cache",
            ".mypy_cache",
            ".ruff_cache",
            ".idea",
            ".vscode",
            "dist",
            "build",
            ".DS_Store",
            "wandb",
            "mlruns",
            "outputs",
            "runs",
            "logs",
            "results",
            "checkpoints",
            ".tox",
            ".coverage",
            "htmlcov",
            ".ipynb_checkpoints",
            "target",
            "tmp");

    private final GitReader git;
    private final String directory;
    private final Path project;
    private final Set<String> tracked = new TreeSet<>();

    /** @param directory the project's directory in the repository, empty or ending in a slash */
    Surroundings(GitReader git, String directory, Oid head) {
        this.git = git;
        this.directory = directory;
        this.project = git.layout().workTree().resolve(directory);
        List<String> below = directory.isEmpty() ? List.of() : List.of(directory);
        for (TreeEntry entry : git.tree(head, below)) {
            tracked.add(entry.path().substring(directory.length()));
        }
    }

    boolean tracks(String path) {
        return tracked.contains(path);
    }

    boolean tracksBelow(String prefix) {
        return tracked.stream().anyMatch(path -> path.startsWith(prefix));
    }

    boolean exists(String path) {
        return Files.exists(project.resolve(path));
    }

    /** The training script: the best known name that is tracked; else one that only lies there. */
    Optional<String> script() {
        return SCRIPTS.stream()
                .filter(this::tracks)
                .findFirst()
                .or(() -> SCRIPTS.stream().filter(this::exists).findFirst());
    }

    /** The words that start a script: the project's own virtual environment where there is one. */
    List<String> command(String script) {
        if (script.endsWith(".sh")) {
            return List.of("sh", script);
        }
        for (String venv : List.of(".venv", "venv")) {
            if (exists(venv + "/bin/python")) {
                return List.of(venv + "/bin/python", script);
            }
        }
        return List.of("python3", script);
    }

    List<String> params() {
        return PARAMS.stream().filter(this::tracks).limit(1).toList();
    }

    List<String> environment() {
        return LOCKS.stream().filter(this::tracks).toList();
    }

    /** What looks like the evaluation, as globs to protect. */
    List<String> yardsticks() {
        var out = new ArrayList<String>();
        for (String name : YARDSTICKS) {
            if (name.endsWith("/") ? tracksBelow(name) : tracks(name)) {
                out.add(name.endsWith("/") ? name + "**" : name);
            }
        }
        return out;
    }

    /** Ignored paths of the project's own directory that runs will want to see: data, environments. */
    List<String> links() {
        var out = new ArrayList<String>();
        for (String path : git.ignored()) {
            String bare = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
            if (!bare.startsWith(directory)) {
                continue;
            }
            String local = bare.substring(directory.length());
            String first = local.contains("/") ? local.substring(0, local.indexOf('/')) : local;
            boolean useless = NO_LINK.contains(first)
                    || NO_LINK.contains(local.substring(local.lastIndexOf('/') + 1))
                    || local.endsWith(".pyc")
                    || local.endsWith(".egg-info")
                    || local.endsWith(".log")
                    || tracksBelow(local + "/");
            if (!local.isEmpty() && !useless) {
                out.add(local);
            }
        }
        return out;
    }
}
