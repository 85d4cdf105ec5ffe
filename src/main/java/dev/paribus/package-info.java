/** The entry point alone: the one place that sees the process (arguments, environment, clock, streams). Must hold no logic of its own. */
@NullMarked
package dev.paribus;

import org.jspecify.annotations.NullMarked;
