/** Parameter trees: paths, typed scalars with their source text, anchors and places. Must not read files or know YAML libraries. */
@NullMarked
package dev.paribus.param;

import org.jspecify.annotations.NullMarked;
