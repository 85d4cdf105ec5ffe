/** Numbers that a run reported, from files and lines of other tools: one source a metric, one value a seed, a thinned series. Must not know how a run is started or where results are committed. */
@NullMarked
package dev.paribus.exchange;

import org.jspecify.annotations.NullMarked;
