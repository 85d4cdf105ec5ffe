package dev.paribus.workflow.doctor;

import dev.paribus.git.LooseRefs;
import dev.paribus.git.Oid;
import dev.paribus.problem.Problem;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.List;

/** References that lead nowhere, which need no project to be seen. */
final class RefAilments {
    private final Session session;

    RefAilments(Session session) {
        this.session = session;
    }

    List<Ailment> find() {
        var refs = new LooseRefs(session.git());
        var out = new ArrayList<Ailment>();
        for (LooseRefs.Broken broken : refs.broken()) {
            Problem problem =
                    Problem.error("broken-ref", "the reference '" + broken.ref() + "' leads nowhere: " + broken.why());
            Oid last = broken.last();
            if (last != null) {
                out.add(Ailment.fix(
                        problem,
                        "lets it name " + last.brief() + " again, where its reflog saw it last",
                        () -> refs.mend(broken)));
            } else {
                out.add(Ailment.hand(problem.hint(byHand(broken))));
            }
        }
        return out;
    }

    /** Deleting it would let the next writer begin a history without a past, so that is said of copies only. */
    private static String byHand(LooseRefs.Broken broken) {
        return broken.ref().startsWith("refs/remotes/")
                ? "rm '" + broken.file() + "' && git fetch brings it back"
                : "no reflog tells where it stood: git fsck --lost-found lists commits that nothing names; write the id of "
                        + "the right one into '" + broken.file() + "'";
    }
}
