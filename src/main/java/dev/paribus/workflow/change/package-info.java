/**
 * What an experiment changes: the parameters and files of a draft, and how they are carried to other code. Must not ask whether
 * the change is allowed.
 */
@NullMarked
package dev.paribus.workflow.change;

import org.jspecify.annotations.NullMarked;
