/** The entry points: the one place that sees the process (arguments, environment, clock, streams). Must not hold any logic. */
@NullMarked
package dev.paribus;

import org.jspecify.annotations.NullMarked;
