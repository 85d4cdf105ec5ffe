/** The machine: child processes, durable files, lock files, the cancel token. The only package that starts processes. Must not know git or experiments. */
@NullMarked
package dev.paribus.host;

import org.jspecify.annotations.NullMarked;
