/**
 * What commands leave in a clone: worktrees, attempts that never began, caches, what may be freed. Must not deliver a result or
 * touch a branch.
 */
@NullMarked
package dev.paribus.workflow.leftovers;

import org.jspecify.annotations.NullMarked;
