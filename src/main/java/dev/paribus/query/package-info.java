/** The language of {@code --where}: which rows are meant. */
@NullMarked
package dev.paribus.query;

import org.jspecify.annotations.NullMarked;
