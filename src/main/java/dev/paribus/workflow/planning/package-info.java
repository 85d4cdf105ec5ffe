/**
 * What a design can show, what it costs, and what is known already. Must not register anything.
 */
@NullMarked
package dev.paribus.workflow.planning;

import org.jspecify.annotations.NullMarked;
