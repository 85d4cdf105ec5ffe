package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.PersonIdent;
import org.jspecify.annotations.Nullable;

/** Who writes, by git's own rules, and whether commits are signed; asked once, at the first commit. Times come from the clock. */
final class Identity {
    private final Git git;
    private final Clock clock;
    private @Nullable Person author;
    private @Nullable Person committer;
    private @Nullable Boolean signs;

    /** @param git with the {@code GIT_AUTHOR_*} and {@code GIT_COMMITTER_*} variables of the caller */
    Identity(Git git, Clock clock) {
        this.git = git;
        this.clock = clock;
    }

    /** The caller's variables that name a person. */
    static Map<String, String> variables(Map<String, String> env) {
        Map<String, String> own = new TreeMap<>();
        for (String key : List.of("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")) {
            if (env.containsKey(key)) {
                own.put(key, env.get(key));
            }
        }
        return own;
    }

    synchronized Person author() {
        Person known = author;
        if (known == null) {
            known = ask("GIT_AUTHOR_IDENT");
            author = known;
        }
        return now(known);
    }

    synchronized Person committer() {
        Person known = committer;
        if (known == null) {
            Person other = author;
            known = other != null && oneForBoth() ? other : ask("GIT_COMMITTER_IDENT");
            committer = known;
        }
        return now(known);
    }

    /** True when nothing sets the committer apart from the author (git-config, user.name). */
    private boolean oneForBoth() {
        for (String key : List.of("author.name", "author.email", "committer.name", "committer.email")) {
            if (!git.unset(key)) {
                return false;
            }
        }
        return variables(git.environment()).isEmpty();
    }

    /** {@code commit.gpgsign}. */
    synchronized boolean signs() {
        Boolean known = signs;
        if (known == null) {
            known = !git.unset("commit.gpgsign")
                    && git.run("config", "--type=bool", "--get", "commit.gpgsign")
                            .text()
                            .strip()
                            .equals("true");
            signs = known;
        }
        return known;
    }

    /** For reflogs: the committer. */
    PersonIdent reflog() {
        return jgit(committer());
    }

    static PersonIdent jgit(Person person) {
        return new PersonIdent(person.name(), person.email(), person.time(), person.offset());
    }

    Instant now() {
        return clock.instant();
    }

    private Person now(Person who) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        return new Person(who.name(), who.email(), now.toInstant(), now.getOffset());
    }

    private Person ask(String variable) {
        Child.Result result = git.run("var", variable);
        if (!result.ok()) {
            throw Failure.data(
                    "no-identity",
                    "git does not know who you are",
                    "git config user.name \"Your Name\" && git config user.email you@example.org");
        }
        return CommitParser.person(result.text().stripTrailing());
    }
}
