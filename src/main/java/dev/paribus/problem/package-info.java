/** Problems that are shown to a person: severity, code, message, place, hint; and the one expected exception. Must not know how a problem is printed or which exit code it has. */
@NullMarked
package dev.paribus.problem;

import org.jspecify.annotations.NullMarked;
