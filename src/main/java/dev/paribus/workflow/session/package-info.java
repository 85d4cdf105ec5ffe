/**
 * What a command stands on: the opened project, its champion and measured references, the axes that a comparison holds
 * fixed, and the journals of attempts. Must not change a branch or start a run.
 */
@NullMarked
package dev.paribus.workflow.session;

import org.jspecify.annotations.NullMarked;
