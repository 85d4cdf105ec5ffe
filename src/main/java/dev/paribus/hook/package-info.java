/**
 * What git calls: the check of the index, the hooks, the drivers of {@code git diff} and {@code git merge}. Starts fast: must not
 * reach the library of the command line nor the one that writes to repositories, by any way, and moves no branch.
 */
@NullMarked
package dev.paribus.hook;

import org.jspecify.annotations.NullMarked;
