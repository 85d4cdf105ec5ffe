/**
 * Brings a journal to a commit, also after a crash. Must not start a run.
 */
@NullMarked
package dev.paribus.workflow.conclusion;

import org.jspecify.annotations.NullMarked;
