/**
 * Experiments as branches, commits and trailers, and the history that they make. Must not compute verdicts, start runs or
 * write anything but what it is handed.
 */
@NullMarked
package dev.paribus.store;

import org.jspecify.annotations.NullMarked;
