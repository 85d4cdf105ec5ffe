package dev.paribus.git;

import dev.paribus.host.Child;
import dev.paribus.problem.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;

/** Makes commit objects; signed ones by git, because only git knows every way to sign. */
final class Commits {
    private final Database database;
    private final Identity identity;
    private final Git git;

    Commits(Database database, Identity identity, Git git) {
        this.database = database;
        this.identity = identity;
        this.git = git;
    }

    /** @throws Failure DATA {@code no-identity} when git does not know who would commit */
    void requirePeople() {
        identity.author();
        identity.committer();
    }

    String author() {
        Person author = identity.author();
        return author.name() + " <" + author.email() + ">";
    }

    Oid commit(Oid tree, List<Oid> parents, String message) {
        String text = message.replace("\r\n", "\n").replace('\r', '\n').stripTrailing() + "\n";
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a commit message cannot hold a NUL");
        }
        Person author = identity.author();
        Person committer = identity.committer();
        return identity.signs()
                ? signed(tree, parents, text, author, committer)
                : plain(tree, parents, text, author, committer);
    }

    private Oid plain(Oid tree, List<Oid> parents, String text, Person author, Person committer) {
        CommitBuilder commit = new CommitBuilder();
        commit.setTreeId(ObjectId.fromString(tree.hex()));
        commit.setParentIds(
                parents.stream().map(id -> ObjectId.fromString(id.hex())).toList());
        commit.setAuthor(Identity.jgit(author));
        commit.setCommitter(Identity.jgit(committer));
        commit.setMessage(text);
        return database.write((repository, inserter) -> inserter.insert(commit));
    }

    private Oid signed(Oid tree, List<Oid> parents, String text, Person author, Person committer) {
        List<String> command = new ArrayList<>(List.of("commit-tree", "-S"));
        for (Oid parent : parents) {
            command.add("-p");
            command.add(parent.hex());
        }
        command.addAll(List.of("-F", "-", tree.hex()));
        Git signing = git.with("i18n.commitEncoding=UTF-8")
                .with(Map.of(
                        "GIT_AUTHOR_NAME",
                        author.name(),
                        "GIT_AUTHOR_EMAIL",
                        author.email(),
                        "GIT_AUTHOR_DATE",
                        date(author),
                        "GIT_COMMITTER_NAME",
                        committer.name(),
                        "GIT_COMMITTER_EMAIL",
                        committer.email(),
                        "GIT_COMMITTER_DATE",
                        date(committer)));
        Child.Result result = signing.run(command, text.getBytes(StandardCharsets.UTF_8));
        if (!result.ok()) {
            throw Failure.environment(
                    "signing-failed",
                    "commit.gpgsign is set, and git could not sign the commit: " + Git.words(result),
                    "git config commit.gpgsign false");
        }
        return new Oid(result.text().strip());
    }

    private static String date(Person person) {
        return "@" + person.time().getEpochSecond() + " "
                + (person.offset().getTotalSeconds() == 0
                        ? "+0000"
                        : person.offset().getId().replace(":", "").substring(0, 5));
    }
}
