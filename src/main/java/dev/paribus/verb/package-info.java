/** One class a verb with its request and its result. Must not print, read arguments or know the terminal; verbs never call verbs. */
@NullMarked
package dev.paribus.verb;

import org.jspecify.annotations.NullMarked;
