/** Gateway to one git repository: bulk reads, worktrees and remotes by git children, objects and refs by JGit. Must not know experiments, records or YAML. */
@NullMarked
package dev.paribus.git;

import org.jspecify.annotations.NullMarked;
