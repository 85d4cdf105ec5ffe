/**
 * What an experiment's story is, for those who read it later. Must not write anything.
 */
@NullMarked
package dev.paribus.workflow.history;

import org.jspecify.annotations.NullMarked;
