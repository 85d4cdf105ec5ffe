/**
 * Makes runs ready, starts, follows and stops them. Must not decide what becomes of their results.
 */
@NullMarked
package dev.paribus.workflow.launch;

import org.jspecify.annotations.NullMarked;
