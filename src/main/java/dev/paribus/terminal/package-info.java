/** The terminal: streams, width, colour, problems, progress, exit codes. Must not know verbs, results or repositories. */
@NullMarked
package dev.paribus.terminal;

import org.jspecify.annotations.NullMarked;
