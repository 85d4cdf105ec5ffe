/**
 * Keeps, discards and drops measured experiments. Must not measure or judge again.
 */
@NullMarked
package dev.paribus.workflow.adoption;

import org.jspecify.annotations.NullMarked;
