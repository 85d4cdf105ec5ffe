/**
 * Gathers what the rules of {@code check} look at. Must not judge: rules do.
 */
@NullMarked
package dev.paribus.workflow.facts;

import org.jspecify.annotations.NullMarked;
