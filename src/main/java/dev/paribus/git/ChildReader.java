package dev.paribus.git;

import dev.paribus.git.CatFile.Found;
import dev.paribus.host.Child;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads by git children; many small reads share one {@code cat-file}. */
final class ChildReader implements GitReader {
    private static final String LITERAL = "--literal-pathspecs";

    private final Layout layout;
    private final Git git;
    private final Git index;
    private final CatFile objects;
    private final ConfigList config;

    private final IndexChanges staged;
    private final ManyObjects many;
    private final TreeLists trees;
    private final Ancestry ancestry;
    private final Answers<List<Oid>> lines = new Answers<>();
    private final RefFiles refFiles;
    private final CheckoutStatus checkout;
    private @Nullable Writing writing;

    /**
     * @param config as it stood when the repository was opened
     * @param git in the root of the work tree
     * @param index the same, with the index that a hook was told to look at
     * @param objects answers small reads, and is this reader's to close
     * @param first what opened the repository and may know what is staged; null when that failed
     */
    ChildReader(Layout layout, ConfigList config, Git git, Git index, CatFile objects, @Nullable FirstChild first) {
        this.layout = layout;
        this.config = config;
        this.git = git;
        this.index = index;
        this.objects = objects;
        this.staged = new IndexChanges(index, objects, first);
        this.many = new ManyObjects(objects, new CatFile(index, CatFile.Asked.SIZE));
        this.checkout = new CheckoutStatus(git);
        this.trees = new TreeLists(git);
        this.ancestry = new Ancestry(git, this::peek);
        this.refFiles = new RefFiles(layout.commonDir(), config);
    }

    /** Git with the index that a hook was told to look at. */
    Git index() {
        return index;
    }

    /** Git as it writes here: one for the whole command, so that its version is asked once. */
    synchronized Writing writing(Map<String, String> env) {
        Writing known = writing;
        if (known == null) {
            known = new Writing(layout.workTree(), env, config);
            writing = known;
        }
        return known;
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public Map<String, List<String>> settings() {
        return config.all();
    }

    @Override
    public Optional<String> headRef() {
        Optional<String> branch = new HeadFile(layout.gitDir()).branch();
        return branch.isPresent() ? branch : symbolic("HEAD");
    }

    @Override
    public Optional<String> symbolic(String ref) {
        Child.Result result = git.run("symbolic-ref", "-q", ref);
        if (result.exit() == 1) {
            return Optional.empty();
        }
        if (!result.ok()) {
            throw Git.failed(List.of("symbolic-ref"), result);
        }
        return Optional.of(result.text().strip());
    }

    @Override
    public Optional<Oid> resolve(String revision) {
        if (revision.isEmpty() || revision.indexOf('\n') >= 0 || revision.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        String peeled = revision + "^{commit}";
        if (!plain(revision)) {
            Child.Result result = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", peeled);
            String text = result.text().strip();
            return result.ok() && text.matches("[0-9a-f]{40}") ? Optional.of(new Oid(text)) : Optional.empty();
        }
        Found found = objects.ask(peeled);
        return found != null && found.type().equals("commit") ? Optional.of(found.id()) : Optional.empty();
    }

    /** Names of which {@code cat-file} at worst says that they are missing; of a reflog's entry that is not there it dies. */
    private static boolean plain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letter && "_./~^-".indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Map<String, Oid> refs(List<String> prefixes) {
        if (prefixes.isEmpty()) {
            return Map.of();
        }
        Map<String, Oid> read = refFiles.list(prefixes);
        return read != null ? read : RefLists.refs(git, prefixes);
    }

    @Override
    public CommitInfo commit(Oid id) {
        return commits(List.of(id)).get(0);
    }

    @Override
    public List<CommitInfo> commits(List<Oid> ids) {
        List<@Nullable Found> found = objects.ask(ManyObjects.names(ids));
        List<CommitInfo> commits = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            Found object = found.get(i);
            if (object == null || !object.type().equals("commit")) {
                throw ManyObjects.missing("commit " + ids.get(i));
            }
            commits.add(CommitParser.parse(object.id(), object.content()));
        }
        return commits;
    }

    @Override
    public Map<Oid, CommitText> texts(List<Oid> ids) {
        return many.texts(ids);
    }

    @Override
    public Optional<CommitInfo> peek(Oid id) {
        Found object = objects.ask(id.hex());
        return object == null || !object.type().equals("commit")
                ? Optional.empty()
                : Optional.of(CommitParser.parse(object.id(), object.content()));
    }

    @Override
    public Map<Oid, CommitInfo> peek(List<Oid> ids) {
        return many.commits(ids);
    }

    @Override
    public Optional<Blob> file(Oid commitOrTree, String path) {
        Found object = objects.ask(name(commitOrTree, path));
        return object == null || !object.type().equals("blob")
                ? Optional.empty()
                : Optional.of(new Blob(object.id(), object.content()));
    }

    @Override
    public Map<FileAt, Blob> files(List<FileAt> wanted) {
        List<String> names = new ArrayList<>(wanted.size());
        for (FileAt file : wanted) {
            names.add(name(file.tree(), file.path()));
        }
        return many.files(wanted, names);
    }

    private String name(Oid tree, String path) {
        return tree.equals(Oid.INDEX) ? name(index, ":0", path) : name(git, tree.hex(), path);
    }

    @Override
    public Map<Oid, Long> sizes(List<Oid> blobs) {
        return many.sizes(blobs);
    }

    @Override
    public Map<Oid, Blob> blobs(List<Oid> ids) {
        return many.blobs(ids);
    }

    /** The name that cat-file understands; it reads lines, so a path with a line end is looked up first. */
    private static String name(Git git, String tree, String path) {
        String name = tree + ":" + path;
        if (path.indexOf('\n') < 0) {
            return name;
        }
        Child.Result result = git.run("rev-parse", "--verify", "--quiet", "--end-of-options", name);
        return result.ok() ? result.text().strip() : Oid.ZERO.hex();
    }

    @Override
    public List<TreeEntry> tree(Oid commitOrTree, List<String> paths) {
        if (commitOrTree.equals(Oid.INDEX)) {
            return StagedFiles.all(index, paths);
        }
        return trees.of(commitOrTree, paths);
    }

    @Override
    public boolean isAncestor(Oid ancestor, Oid descendant) {
        return ancestry.isAncestor(ancestor, descendant);
    }

    @Override
    public Optional<Oid> mergeBase(Oid one, Oid other) {
        return ancestry.mergeBase(one, other);
    }

    @Override
    public List<CommitInfo> firstParents(Oid from, @Nullable Oid until, List<String> paths, int limit) {
        List<String> command =
                new ArrayList<>(List.of(LITERAL, "rev-list", "--first-parent", "--max-count=" + limit, from.hex()));
        if (until != null) {
            command.add("^" + until.hex());
        }
        command.add("--");
        command.addAll(paths);
        return commits(lines.to(
                command,
                () -> new String(git.output(command, new byte[0]), StandardCharsets.US_ASCII)
                        .lines()
                        .map(Oid::new)
                        .toList()));
    }

    @Override
    public List<TreeChange> diff(Oid from, Oid to) {
        if (to.equals(Oid.INDEX)) {
            return staged(from);
        }
        Optional<List<TreeChange>> read = TreeCompare.between(objects, from, to);
        if (read.isPresent()) {
            return read.get();
        }
        return raw(git, List.of("diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", from.hex(), to.hex()));
    }

    @Override
    public Map<Oid, List<TreeChange>> changes(List<CommitInfo> commits) {
        return new LineChanges(git, objects).of(commits);
    }

    @Override
    public List<TreeChange> staged(Oid from) {
        return staged.from(from);
    }

    @Override
    public void expect(Oid from, Oid to) {
        if (to.equals(Oid.INDEX)) {
            staged.expect(from);
        }
    }

    private static List<TreeChange> raw(Git git, List<String> command) {
        List<TreeChange> changes = new ArrayList<>();
        git.stream(command, new byte[0], in -> changes.addAll(RawDiff.raw(in)));
        return changes;
    }

    @Override
    public List<TreeChange> edited() {
        return checkout.edited();
    }

    @Override
    public List<String> untracked() {
        return checkout.untracked();
    }

    @Override
    public List<String> ignored() {
        return checkout.ignored();
    }

    @Override
    public boolean isIgnored(String path) {
        return git.yes(List.of("check-ignore", "--quiet", "-z", "--stdin"), NulStream.join(List.of(path)));
    }

    @Override
    public Optional<String> config(String key) {
        return config.last(key);
    }

    @Override
    public String patch(Oid from, Oid to, List<String> paths) {
        List<String> command = new ArrayList<>(List.of(LITERAL, "diff-tree", "-r", "-p", "--no-color", "--no-renames"));
        command.addAll(List.of("--no-ext-diff", "--no-textconv", from.hex(), to.hex(), "--"));
        command.addAll(paths);
        return new String(git.output(command, new byte[0]), StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, Blob> indexFiles(List<String> paths) {
        Map<String, Blob> blobs = new LinkedHashMap<>();
        try (CatFile staged = new CatFile(index, CatFile.Asked.CONTENT)) {
            List<@Nullable Found> found = staged.ask(
                    paths.stream().map(path -> name(index, ":0", path)).toList());
            for (int i = 0; i < paths.size(); i++) {
                Found object = found.get(i);
                if (object != null && object.type().equals("blob")) {
                    blobs.put(paths.get(i), new Blob(object.id(), object.content()));
                }
            }
        }
        return blobs;
    }

    @Override
    public Map<String, String> attribute(String name, List<String> paths) {
        return paths.isEmpty() ? Map.of() : CheckAttr.attributes(git, List.of(name), paths);
    }

    @Override
    public void stream(List<String> arguments, StreamReader reader) {
        git.stream(arguments, new byte[0], reader::read);
    }

    @Override
    public void close() {
        objects.close();
        many.close();
    }
}
