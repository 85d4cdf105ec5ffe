package dev.paribus.workflow.backlog;

import dev.paribus.git.Oid;
import dev.paribus.git.Placement;
import dev.paribus.git.TreeEdit;
import dev.paribus.problem.Failure;
import dev.paribus.store.ProjectPlace;
import dev.paribus.workflow.session.Axes;
import dev.paribus.workflow.session.Axis;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Commits files of the project on trunk and nothing else. The checkout sees git's own fast-forward where it has trunk, and
 * nothing where it has another branch. Under {@code policy: {keep: pr}} trunk is not ours to move: then the commit goes to a
 * branch of its own, for a pull request.
 */
public final class TrunkFiles {
    private static final String HEADS = "refs/heads/";
    private static final String PENDING = "refs/paribus/pending/heads/";

    /** So often somebody else may be faster. */
    private static final int RETRIES = 20;

    private final Session session;
    private final ProjectPlace place;

    public TrunkFiles(Session session) {
        this.session = session;
        this.place = session.place();
    }

    /**
     * Where the files are now.
     *
     * @param branch short name: trunk's, or the one that waits for its pull request
     * @param commit 40 hex digits
     * @param onTrunk false where a pull request has to bring them there
     */
    public record Placed(String branch, String commit, boolean onTrunk) {}

    /** Makes the edits against what stands there; asked again when somebody else was faster. */
    public interface Edits {
        /**
         * The edits, by path of the repository.
         *
         * @param tip the commit that they are made on
         * @throws Failure when they cannot be made there
         */
        Map<String, TreeEdit> on(Oid tip);
    }

    /**
     * Commits them.
     *
     * @param message of the commit
     * @param own short name of the branch that takes them where trunk is protected
     * @throws Failure DATA {@code trunk-busy} when trunk cannot be moved now, {@code counts-as-code} when the files would be
     *     code of every later experiment; nothing was changed then
     */
    public Placed commit(Edits edits, String message, String own) {
        for (int i = 0; i < RETRIES; i++) {
            Optional<Placed> placed = protectedTrunk() ? onOwn(edits, message, own) : onTrunk(edits, message);
            if (placed.isPresent()) {
                return placed.get();
            }
        }
        throw busy(place.project().trunk(), "others keep moving it");
    }

    /** True when {@code policy: {keep: pr}} leaves trunk to pull requests. */
    boolean protectedTrunk() {
        return "pr".equals(place.project().policy().get("keep"));
    }

    private Optional<Placed> onTrunk(Edits edits, String message) {
        String trunk = place.project().trunk();
        Oid tip = session.git()
                .resolve(place.trunkRef())
                .orElseThrow(() -> Failure.data(
                        "trunk-not-local",
                        "there is no branch '" + trunk + "' with a commit in this clone",
                        "git branch " + trunk + " origin/" + trunk));
        if (session.git().resolve(PENDING + trunk).isPresent()) {
            throw busy(trunk, "an earlier commit waits for it under " + PENDING + trunk);
        }
        Oid commit = made(edits, message, tip, List.of(tip));
        return put(trunk, tip, commit, true);
    }

    /** Goes on from what waits there already, and from trunk where nothing does. */
    private Optional<Placed> onOwn(Edits edits, String message, String own) {
        Oid trunk = session.experiments()
                .trunkTip()
                .orElseThrow(() -> Failure.data(
                        "trunk-missing",
                        "there is no " + place.project().trunk() + " yet",
                        "git switch -c " + place.project().trunk()));
        Oid there = session.git().resolve(HEADS + own).orElse(null);
        Oid base = there == null || session.git().isAncestor(there, trunk) ? trunk : there;
        Oid commit = made(edits, message, base, List.of(base));
        if (there == null) {
            boolean created = session.writer().create(Map.of(HEADS + own, commit), "paribus: " + own);
            return created ? Optional.of(new Placed(own, commit.hex(), false)) : Optional.empty();
        }
        return put(own, there, commit, false);
    }

    private Optional<Placed> put(String branch, Oid expected, Oid commit, boolean onTrunk) {
        Placement placement = session.writer().place(HEADS + branch, expected, commit, "paribus: files of " + branch);
        if (placement.kind() == Placement.Kind.PENDING) {
            // It would wait for a tip that may never come back; who asked for it is here and can ask again.
            session.writer().delete(PENDING + branch, commit, "paribus: not put");
            throw busy(branch, why(placement));
        }
        boolean put = placement.kind() != Placement.Kind.STALE;
        return put ? Optional.of(new Placed(branch, commit.hex(), onTrunk)) : Optional.empty();
    }

    private static String why(Placement placement) {
        String why = placement.why();
        return why == null ? "git refused" : why;
    }

    private static Failure busy(String branch, @Nullable String why) {
        return Failure.data(
                "trunk-busy",
                "'" + branch + "' cannot take a commit now: " + why + "; nothing was changed",
                "git status, finish what it names, then the same command again");
    }

    private Oid made(Edits edits, String message, Oid tip, List<Oid> parents) {
        Map<String, TreeEdit> wanted = edits.on(tip);
        requireNoCode(wanted);
        Oid tree = session.writer().tree(session.git().commit(tip).tree(), wanted);
        return session.writer().commit(tree, parents, message);
    }

    /** A file on the code axis would make another code of what every experiment was measured on. */
    private void requireNoCode(Map<String, TreeEdit> wanted) {
        var axes = new Axes(place, place.project());
        var code = new ArrayList<String>();
        for (String path : wanted.keySet()) {
            Axis axis = axes.of(path);
            if (axis != Axis.IGNORED && axis != Axis.OUTSIDE) {
                code.add(path);
            }
        }
        if (!code.isEmpty()) {
            String path = code.get(0);
            String folder = path.substring(place.directory().length(), path.lastIndexOf('/'));
            throw Failure.data(
                    "counts-as-code",
                    "'" + path + "' would count as code of every later experiment: " + place.rules()
                            + " does not ignore " + folder + "/",
                    "add \"" + folder + "/**\" to 'change: {ignore: [...]}' in " + place.rules() + " and commit it on "
                            + place.project().trunk());
        }
    }
}
