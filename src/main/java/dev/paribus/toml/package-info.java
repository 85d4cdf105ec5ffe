/** TOML as text, read by its library. Must not know what the values mean, nor edit. */
@NullMarked
package dev.paribus.toml;

import org.jspecify.annotations.NullMarked;
