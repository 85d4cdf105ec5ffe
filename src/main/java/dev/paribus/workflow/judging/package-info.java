/**
 * From what an attempt left behind to a verdict, and the same way again to recompute one. Must not write a commit; a rehearsal
 * leaves nothing.
 */
@NullMarked
package dev.paribus.workflow.judging;

import org.jspecify.annotations.NullMarked;
