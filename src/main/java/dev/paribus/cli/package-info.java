/** The command line: one class a verb that says its options, fills the request, and picks the view. Must not read repositories, files or experiments itself. */
@NullMarked
package dev.paribus.cli;

import org.jspecify.annotations.NullMarked;
