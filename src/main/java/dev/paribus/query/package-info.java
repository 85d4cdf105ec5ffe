/** The language of {@code --where}: which rows are meant. Must not know what the columns of a row are. */
@NullMarked
package dev.paribus.query;

import org.jspecify.annotations.NullMarked;
