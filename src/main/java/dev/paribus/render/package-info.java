/** Results of verbs as text, tab-separated values and JSON. Must not read anything or print: values in, lines out; neutralises every name, message and value. */
@NullMarked
package dev.paribus.render;

import org.jspecify.annotations.NullMarked;
