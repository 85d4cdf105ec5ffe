package dev.paribus.workflow.registration;

import dev.paribus.git.Oid;
import dev.paribus.model.ExperimentName;
import dev.paribus.naming.Names;
import dev.paribus.problem.Failure;
import dev.paribus.workflow.change.Draft;
import dev.paribus.workflow.registration.Registration.Registered;
import dev.paribus.workflow.session.Session;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Registers several experiments with generated names: all of them or none, by one transaction of references. */
final class JointRegistration {
    private static final int RETRIES = 20;

    private final Session session;

    JointRegistration(Session session) {
        this.session = session;
    }

    /** What is to be registered, once the names are known. */
    interface Drafts {
        /** As many drafts as names, in their order. */
        List<Draft> of(List<ExperimentName> names);
    }

    /** Their commits, checked against the rules; no reference is written. @throws Failure as {@link Registration#dryRun} */
    List<Registered> made(int count, Drafts drafts) {
        List<ExperimentName> names = names(count);
        var registration = new Registration(session);
        List<Draft> all = drafts.of(names);
        var out = new ArrayList<Registered>();
        for (int i = 0; i < count; i++) {
            out.add(registration.commits(all.get(i), names.get(i), null));
        }
        return out;
    }

    /**
     * Registers them.
     *
     * @param before is shown them before any reference is written, and may refuse
     * @param reason for the reflog
     * @param again the command that tries it once more
     */
    List<Registered> create(int count, Drafts drafts, Consumer<List<Registered>> before, String reason, String again) {
        for (int i = 0; i < RETRIES; i++) {
            List<Registered> made = made(count, drafts);
            before.accept(made);
            var refs = new LinkedHashMap<String, Oid>();
            made.forEach(one -> refs.put(session.place().branch(one.name()), one.tip()));
            if (session.writer().create(refs, reason)) {
                return made;
            }
        }
        throw Failure.environment("no-name", "no free names were found in " + RETRIES + " tries", again);
    }

    private List<ExperimentName> names(int count) {
        Set<ExperimentName> taken = new HashSet<>(session.experiments().names().keySet());
        var generator = new Names(session.machine().random());
        var out = new ArrayList<ExperimentName>();
        for (int i = 0; i < count; i++) {
            ExperimentName name = generator.next(
                    taken::contains, session.place().project().care().deniedNames());
            taken.add(name);
            out.add(name);
        }
        return out;
    }
}
