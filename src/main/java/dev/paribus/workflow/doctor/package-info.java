/**
 * Finds what an interruption left, says what it is, mends it when asked, and frees what nobody needs. Must not touch anything
 * unmeasured or undelivered.
 */
@NullMarked
package dev.paribus.workflow.doctor;

import org.jspecify.annotations.NullMarked;
