/** How a value is written for a person or a program: numbers, durations, ages, display width, escapes, near matches, problems. Must not know what the value means, nor any stream. */
@NullMarked
package dev.paribus.text;

import org.jspecify.annotations.NullMarked;
