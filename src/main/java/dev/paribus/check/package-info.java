/**
 * The rules: facts that were already read go in, findings come out. Must not read files, git or the environment, nor
 * print.
 */
@NullMarked
package dev.paribus.check;

import org.jspecify.annotations.NullMarked;
