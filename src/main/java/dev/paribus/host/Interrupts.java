package dev.paribus.host;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/** Leaves Ctrl-C to a child that has the terminal: a pager stops searching at it, and must not be left alone by it. */
public final class Interrupts {
    private final Signal signal = new Signal("INT");
    private final SignalHandler before;

    private Interrupts() {
        before = Signal.handle(signal, SignalHandler.SIG_IGN);
    }

    /** From now to its end this process does not hear Ctrl-C. Begin it after the child was started, which would inherit it. */
    public static Interrupts leftToTheChild() {
        return new Interrupts();
    }

    /** From now on it ends this process again. */
    public void end() {
        Signal.handle(signal, before);
    }
}
