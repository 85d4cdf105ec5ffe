/** JSON as text: strict reading (with Python's NaN and Infinity), canonical writing, line by line or whole. Must not know what the values mean. */
@NullMarked
package dev.paribus.json;

import org.jspecify.annotations.NullMarked;
