/** A terminal that is drawn on again and again and read key by key, for {@code watch} alone. Must not know what is drawn. */
@NullMarked
package dev.paribus.screen;

import org.jspecify.annotations.NullMarked;
