package dev.paribus.run;

import java.io.IOException;
import java.util.Optional;

/** Asked a few times a second whether a run that goes on has to end now. */
@FunctionalInterface
public interface EarlyEnd {
    /** Never. */
    EarlyEnd NEVER = Optional::empty;

    /** Why, as a sentence; empty while it may go on. */
    Optional<String> reason() throws IOException;
}
