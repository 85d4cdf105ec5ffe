/** Versioned YAML files of a project with positions: reading, writing, byte-exact edits. Must not know git, directories or terminals, and is the only place of SnakeYAML. */
@NullMarked
package dev.paribus.format;

import org.jspecify.annotations.NullMarked;
