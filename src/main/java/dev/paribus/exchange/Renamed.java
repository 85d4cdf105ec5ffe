package dev.paribus.exchange;

import org.jspecify.annotations.Nullable;

/** Hands rows on under other names; a name that becomes null is left out. */
record Renamed(Reports to, Naming naming) implements Reports {
    /** Gives the new name. */
    interface Naming {
        @Nullable
        String of(String name);
    }

    @Override
    public void row(@Nullable String step, String text) {
        to.row(step, text);
    }

    @Override
    public void number(String name, String text) {
        String other = naming.of(name);
        if (other != null) {
            to.number(other, text);
        }
    }

    @Override
    public void other(String name, String what) {
        String other = naming.of(name);
        if (other != null) {
            to.other(other, what);
        }
    }

    @Override
    public void unreadable(String what) {
        to.unreadable(what);
    }
}
