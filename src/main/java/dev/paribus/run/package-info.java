/** One attempt at one seed: its command, its journal on disk, its wrapper and its end, what it ran on and what it left behind. Must not know git, commits or verdicts. */
@NullMarked
package dev.paribus.run;

import org.jspecify.annotations.NullMarked;
