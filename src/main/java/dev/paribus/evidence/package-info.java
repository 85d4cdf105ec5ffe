/**
 * Statistics, siblings and verdicts by the rules of evidence (R1 to R12): values in, a recorded look out. Must not
 * read files, know git, or round for display anything but its own sentences.
 */
@NullMarked
package dev.paribus.evidence;

import org.jspecify.annotations.NullMarked;
