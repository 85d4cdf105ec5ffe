package dev.paribus.workflow;

import dev.paribus.run.Journal;

/** Opens the journal of this repository. */
final class Journals {
    private final Session session;

    Journals(Session session) {
        this.session = session;
    }

    Journal open() {
        return new Journal(
                session.state(),
                dev.paribus.run.Machine.here(),
                session.machine().clock());
    }
}
