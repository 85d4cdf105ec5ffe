package dev.paribus.workflow.facts;

import dev.paribus.check.Content;
import dev.paribus.git.CommitInfo;
import dev.paribus.git.GitReader;
import dev.paribus.git.Oid;
import dev.paribus.git.TreeChange;
import dev.paribus.git.TreeEntry;
import dev.paribus.model.Project;
import dev.paribus.problem.Location;
import dev.paribus.secret.FoundSecret;
import dev.paribus.secret.SecretScanner;
import dev.paribus.secret.SecretVariables;
import dev.paribus.workflow.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what is about to be committed, or what an experiment's own commits added: sizes, and secrets in files that are text. */
final class ContentGatherer {
    private static final String LINK = "120000";
    private static final String SUBMODULE = "160000";

    /** git's own rule: a NUL among the first bytes makes a file binary. */
    private static final int HEAD = 8_000;

    private final GitReader git;
    private final SecretScanner scanner;

    ContentGatherer(Session session) {
        this.git = session.git();
        this.scanner = new SecretScanner(new SecretVariables(session.machine().environment()));
    }

    /** @param own the experiment's commits, newest first, whose additions are read where the target is committed */
    Content gather(Project project, FactsGatherer.Target target, List<CommitInfo> own) {
        List<Added> added =
                target.revision() == null ? added(git.diff(target.line(), target.tree()), null) : history(own);
        if (added.isEmpty()) {
            return Content.NONE;
        }
        long limit = project.care().fileLimit();
        Map<Oid, Long> sizes = sizes(added, limit);
        var large = new ArrayList<Content.Large>();
        var secrets = new ArrayList<Content.Secret>();
        for (Added one : added) {
            long size = sizes.getOrDefault(one.after().id(), 0L);
            if (size > limit) {
                large.add(new Content.Large(one.after().path(), size, one.revision()));
            } else {
                secrets.addAll(secrets(one));
            }
        }
        var paths = new LinkedHashSet<String>();
        for (Added one : added) {
            paths.add(one.after().path());
        }
        return new Content(large, secrets, List.copyOf(paths));
    }

    /** Asks git only for files that may be large: most of what is staged lies in the checkout, small, where a look is cheaper. */
    private Map<Oid, Long> sizes(List<Added> added, long limit) {
        var asked = new LinkedHashSet<Oid>();
        for (Added one : added) {
            if (one.revision() != null || !smallOnDisk(one.after().path(), limit)) {
                asked.add(one.after().id());
            }
        }
        return asked.isEmpty() ? Map.of() : git.sizes(List.copyOf(asked));
    }

    private boolean smallOnDisk(String path, long limit) {
        try {
            return Files.size(git.layout().workTree().resolve(path)) <= limit;
        } catch (IOException | InvalidPathException unknown) {
            return false;
        }
    }

    /**
     * A version of a file that came about.
     *
     * @param revision the commit; null for what is not committed yet
     */
    private record Added(
            @Nullable TreeEntry before,
            TreeEntry after,
            @Nullable String revision) {}

    private static List<Added> added(List<TreeChange> changes, @Nullable String revision) {
        var out = new ArrayList<Added>();
        for (TreeChange change : changes) {
            TreeEntry after = change.after();
            if (after != null
                    && !after.mode().equals(SUBMODULE)
                    && !after.mode().equals(LINK)) {
                out.add(new Added(change.before(), after, revision));
            }
        }
        return out;
    }

    /** Commit by commit, since what a later one takes away stays in history; every version once, at the commit that added it. */
    private List<Added> history(List<CommitInfo> own) {
        var out = new LinkedHashMap<String, Added>();
        Map<Oid, List<TreeChange>> changes = own.isEmpty() ? Map.of() : git.changes(own);
        for (int i = own.size() - 1; i >= 0; i--) {
            Oid commit = own.get(i).id();
            for (Added one : added(changes.getOrDefault(commit, List.of()), commit.hex())) {
                out.putIfAbsent(one.after().id() + " " + one.after().path(), one);
            }
        }
        return List.copyOf(out.values());
    }

    private List<Content.Secret> secrets(Added one) {
        String text = text(one.after().id());
        List<FoundSecret> found =
                text.isEmpty() ? List.of() : scanner.scan(one.after().path(), text);
        if (found.isEmpty()) {
            return List.of();
        }
        TreeEntry before = one.before();
        String old = before == null ? "" : text(before.id());
        var out = new ArrayList<Content.Secret>();
        for (FoundSecret secret : found) {
            if (!old.contains(text.substring(secret.start(), secret.end()))) {
                out.add(new Content.Secret(
                        secret.says(), secret.masked(text), place(one, text, secret), secret.maskedLine(text)));
            }
        }
        return out;
    }

    private String text(Oid blob) {
        GitReader.Blob found = git.blobs(List.of(blob)).get(blob);
        byte[] content = found == null ? new byte[0] : found.content();
        for (int i = 0; i < Math.min(HEAD, content.length); i++) {
            if (content[i] == 0) {
                return "";
            }
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    private static Location place(Added one, String text, FoundSecret secret) {
        int line = 1;
        int start = 0;
        for (int at = text.indexOf('\n'); at >= 0 && at < secret.start(); at = text.indexOf('\n', at + 1)) {
            line++;
            start = at + 1;
        }
        int column = text.codePointCount(start, secret.start()) + 1;
        int shown = column + secret.masked(text).length();
        String path = one.after().path();
        return new Location(one.revision(), path, line, column, line, shown);
    }
}
