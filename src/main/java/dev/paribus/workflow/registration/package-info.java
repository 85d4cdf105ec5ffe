/**
 * Makes experiments: drafted, checked and registered before anything runs, one or several at once. Must not start a run.
 */
@NullMarked
package dev.paribus.workflow.registration;

import org.jspecify.annotations.NullMarked;
