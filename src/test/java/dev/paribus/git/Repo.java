package dev.paribus.git;

import dev.paribus.host.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real repository for tests, with a home of its own, driven by plain git. */
final class Repo {
    static final Clock CLOCK = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.ofHours(2));

    final Path home;
    final Path root;
    final Map<String, String> env;

    private Repo(Path home, Path root, Map<String, String> env) {
        this.home = home;
        this.root = root;
        this.env = env;
    }

    /** An empty repository in {@code directory/work}, with an identity. */
    static Repo init(Path directory) {
        return init(directory, "work");
    }

    static Repo init(Path directory, String name) {
        try {
            Path home = Files.createDirectories(directory.resolve("home"));
            Path root = Files.createDirectories(directory.resolve(name));
            Map<String, String> env = new TreeMap<>(Map.of("HOME", home.toString(), "GIT_CONFIG_NOSYSTEM", "1"));
            env.put("PATH", System.getenv("PATH"));
            Repo repo = new Repo(home, root, env);
            repo.git("init", "-q", "-b", "main");
            repo.git("config", "user.name", "Ada Müller");
            repo.git("config", "user.email", "ada@example.org");
            return repo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Repo at(Path other) {
        return new Repo(home, other, env);
    }

    Repo with(String key, String value) {
        Map<String, String> more = new TreeMap<>(env);
        more.put(key, value);
        return new Repo(home, root, more);
    }

    /** Plain git, its standard output without the last line end; a failure of git fails the test. */
    String git(String... arguments) {
        Child.Result result = tryGit(arguments);
        if (!result.ok()) {
            throw new AssertionError("git " + String.join(" ", arguments) + ": " + result.errorText());
        }
        return result.text().stripTrailing();
    }

    Child.Result tryGit(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(arguments));
        return run(command);
    }

    Child.Result sh(String script) {
        return run(List.of("sh", "-c", script));
    }

    private Child.Result run(List<String> command) {
        Map<String, String> all = new TreeMap<>(env);
        all.put("LC_ALL", "C.UTF-8");
        return new Child(command, root, all).run();
    }

    void write(String path, String content) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean exists(String path) {
        return Files.exists(root.resolve(path));
    }

    /** Writes files ({@code path, content, ...}) and commits everything. */
    Oid commit(String message, String... files) {
        for (int i = 0; i < files.length; i += 2) {
            write(files[i], files[i + 1]);
        }
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return head();
    }

    Oid head() {
        return id("HEAD");
    }

    Oid id(String revision) {
        return new Oid(git("rev-parse", revision));
    }

    String status() {
        return git("status", "--porcelain");
    }

    GitReader reader() {
        return Repositories.open(root, env);
    }

    GitWriter writer() {
        return WritableRepositories.writer(reader(), env, CLOCK);
    }

    Worktrees worktrees() {
        return Repositories.worktrees(reader(), env);
    }

    /** A commit on top of {@code parent} that writes files, on no branch yet. */
    Oid onTop(Oid parent, String... files) {
        GitWriter writer = writer();
        Map<String, TreeEdit> edits = new TreeMap<>();
        for (int i = 0; i < files.length; i += 2) {
            edits.put(files[i], new TreeEdit.Write(files[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return writer.commit(writer.tree(parent, edits), List.of(parent), "made on top\n");
    }
}
