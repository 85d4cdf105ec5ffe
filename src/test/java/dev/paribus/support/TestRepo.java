package dev.paribus.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A real repository for one test: branch {@code main}, an identity, a home of its own, commits whose ids are always the same.
 * Made by copying a template, which is three times as fast as asking git.
 */
public final class TestRepo {
    private final Path dir;
    private final TickingClock clock;
    private final Map<String, String> env;
    private final Cli cli;

    private TestRepo(Path dir, Path home) {
        this.dir = dir;
        this.clock = new TickingClock();
        this.env = Hermetic.environment(Hermetic.home(home));
        this.cli = new Cli(env, clock);
    }

    private TestRepo(Path dir, Path home, TickingClock clock, long seed) {
        this.dir = dir;
        this.clock = clock;
        this.env = Hermetic.environment(Hermetic.home(home));
        this.cli = new Cli(env, clock, seed);
    }

    /** A repository in {@code temporary/repo} with one commit, which holds {@code README.md}. */
    public static TestRepo in(Path temporary) {
        return copyOf(Template.WITH_COMMIT, temporary);
    }

    /** The same without any commit: HEAD names a branch that is not born. */
    public static TestRepo unborn(Path temporary) {
        return copyOf(Template.UNBORN, temporary);
    }

    /** This repository as it stands, once more, in {@code temporary/repo}; time goes on in it, names and tokens are others. */
    public TestRepo copyTo(Path temporary) {
        Path there = temporary.resolve("repo");
        copy(dir, there);
        var repo = new TestRepo(there, temporary.resolve("home"), new TickingClock(clock.instant()), 20260102);
        Children.run(there, repo.env, List.of("git", "update-index", "-q", "--refresh"))
                .ok();
        return repo;
    }

    private static TestRepo copyOf(Path template, Path temporary) {
        Path dir = temporary.resolve("repo");
        copy(template, dir);
        var repo = new TestRepo(dir, temporary.resolve("home"));
        // the copies have other inodes than the index says
        Children.run(dir, repo.env, List.of("git", "update-index", "-q", "--refresh"))
                .ok();
        return repo;
    }

    public Path dir() {
        return dir;
    }

    /** The environment of this repository's commands, to be handed to the code under test. */
    public Map<String, String> env() {
        return env;
    }

    public TickingClock clock() {
        return clock;
    }

    // ---- files

    public Path path(String path) {
        return dir.resolve(path);
    }

    public TestRepo write(String path, String text) {
        return write(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestRepo write(String path, byte[] content) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.write(path(path), content);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a script that can be run. */
    public TestRepo executable(String path, String text) {
        write(path, text);
        try {
            Files.setPosixFilePermissions(path(path), PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String path) {
        try {
            return Files.readString(path(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // ---- commands

    /** Runs git, which must succeed; returns what it printed without the last line end. */
    public String git(String... words) {
        return tryGit(words).ok().text();
    }

    /** Runs git, which may fail. */
    public Ran tryGit(String... words) {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(Arrays.asList(words));
        return child(command);
    }

    /** Runs a program in the repository. */
    public Ran child(List<String> command) {
        return child(dir, Map.of(), command);
    }

    /** Runs a program with further variables; git in it commits at the clock's next second. */
    public Ran child(Path directory, Map<String, String> more, List<String> command) {
        var all = new LinkedHashMap<>(env);
        all.putAll(dates(clock));
        all.putAll(more);
        return Children.run(directory, all, command);
    }

    /** Runs {@code sh -c SCRIPT} in the repository. */
    public Ran sh(String script) {
        return child(List.of("sh", "-c", script));
    }

    /** Runs paribus in this process as on a terminal, with further variables; both streams are one. */
    public Ran onTerminal(Map<String, String> more, String... words) {
        return cli.together(dir, more, List.of(words));
    }

    /** Runs {@code paribus WORDS} in this process, in the repository. */
    public Ran paribus(String... words) {
        return cli.run(dir, words);
    }

    /** Runs {@code paribus WORDS} as on a plain terminal: text for a person, both streams in one. */
    public Ran paribusTogether(String... words) {
        return cli.together(dir, Map.of(), List.of(words));
    }

    /** Runs {@code paribus WORDS} in this process, in a folder of the caller's choice. */
    public Ran paribusIn(Path folder, String... words) {
        return cli.run(folder, words);
    }

    /** The same with further variables; one with an empty value is taken away. */
    public Ran paribusIn(Path folder, Map<String, String> more, List<String> words) {
        return cli.run(folder, more, words);
    }

    /** Commits everything that is not ignored; returns the commit's id. */
    public String commit(String message) {
        git("add", "-A");
        git("commit", "-q", "--allow-empty", "-m", message);
        return head();
    }

    public String head() {
        return git("rev-parse", "HEAD");
    }

    /** All that a refused command must leave alone. */
    public RepoState state() {
        return RepoState.of(dir);
    }

    /** The two variables that give git's next commit the clock's next second. */
    static Map<String, String> dates(TickingClock clock) {
        String date = "@" + clock.tick().getEpochSecond() + " +0000";
        return Map.of("GIT_AUTHOR_DATE", date, "GIT_COMMITTER_DATE", date);
    }

    static void copy(Path from, Path to) {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : (Iterable<Path>) all::iterator) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Made once a JVM by git itself. */
    private static final class Template {
        static final Path UNBORN = make(List.of());
        static final Path WITH_COMMIT =
                make(List.of(List.of("git", "add", "-A"), List.of("git", "commit", "-q", "-m", "project: begin")));

        private static Path make(List<List<String>> commands) {
            try {
                Path root = RepoTemplate.folder();
                var clock = new TickingClock();
                var env = Hermetic.environment(Hermetic.home(root.resolve("home")));
                Path dir = Files.createDirectory(root.resolve("repo"));
                Children.run(dir, env, List.of("git", "init", "-q", "--template=", "-b", "main"))
                        .ok();
                if (!commands.isEmpty()) {
                    Files.writeString(dir.resolve("README.md"), "# A project\n");
                }
                for (List<String> command : commands) {
                    var all = new LinkedHashMap<>(env);
                    all.putAll(dates(clock));
                    Children.run(dir, all, command).ok();
                }
                return dir;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
