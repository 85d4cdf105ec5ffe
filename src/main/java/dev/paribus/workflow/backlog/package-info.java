/**
 * Ideas, lessons and what they remind of, as files on trunk. Must not measure anything.
 */
@NullMarked
package dev.paribus.workflow.backlog;

import org.jspecify.annotations.NullMarked;
