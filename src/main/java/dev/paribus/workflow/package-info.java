/**
 * Steps that verbs share: gather facts, register, launch, conclude, recover, adopt. Must not know a terminal, a command line
 * or how a result is shown.
 */
@NullMarked
package dev.paribus.workflow;

import org.jspecify.annotations.NullMarked;
