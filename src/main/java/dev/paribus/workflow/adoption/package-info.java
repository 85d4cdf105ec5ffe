/**
 * Keeps, discards and drops measured experiments, and records what people say of them. Must not measure or judge again.
 */
@NullMarked
package dev.paribus.workflow.adoption;

import org.jspecify.annotations.NullMarked;
