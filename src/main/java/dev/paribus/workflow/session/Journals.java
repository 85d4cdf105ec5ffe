package dev.paribus.workflow.session;

import dev.paribus.run.Journal;

/** Opens the journal of this repository. */
public final class Journals {
    private final Session session;

    public Journals(Session session) {
        this.session = session;
    }

    public Journal open() {
        return session.journal();
    }
}
