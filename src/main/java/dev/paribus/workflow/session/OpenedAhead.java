package dev.paribus.workflow.session;

import dev.paribus.git.GitReader;
import dev.paribus.git.Repositories;
import dev.paribus.host.Later;
import dev.paribus.store.ProjectPlace;
import dev.paribus.store.Projects;
import dev.paribus.store.RulesFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A repository that is opened, and its project located, while the command line is still taken apart: a quarter of a short
 * command's time goes into either. What goes wrong is told to whoever asks, and to nobody else. Without a lambda of its own,
 * since the first one of a process costs ten milliseconds, in which git can begin.
 */
public final class OpenedAhead implements AutoCloseable {
    private final Path directory;
    private final RulesFiles rules = new RulesFiles();
    private final Later<GitReader> git;
    private final Later<ProjectPlace> place;

    /** Begins, in the directory that a command is probably meant for. */
    public OpenedAhead(Path directory, Map<String, String> environment) {
        this.directory = directory;
        this.git = new Later<>(new Opening(directory, environment), "opens the repository");
        this.place = new Later<>(new Locating(git, rules, directory), "reads the project");
    }

    private record Opening(Path directory, Map<String, String> environment) implements Callable<GitReader> {
        @Override
        public GitReader call() {
            return Repositories.open(directory, environment);
        }
    }

    private record Locating(Later<GitReader> git, RulesFiles rules, Path directory) implements Callable<ProjectPlace> {
        @Override
        public ProjectPlace call() {
            return new Projects(git.get(), rules).locate(directory);
        }
    }

    /** True when it was begun in this directory. */
    public boolean in(Path other) {
        return directory.equals(other);
    }

    RulesFiles rules() {
        return rules;
    }

    /** Waits for it. @throws dev.paribus.problem.Failure as {@link Repositories#open} */
    GitReader git() {
        return git.get();
    }

    /** Waits for it. @throws dev.paribus.problem.Failure as {@link Projects#locate} */
    ProjectPlace place() {
        return place.get();
    }

    /** Ends the git children that answered, whether somebody asked or not. */
    @Override
    public void close() {
        place.settled();
        GitReader opened = git.settled();
        if (opened != null) {
            opened.close();
        }
    }
}
