/** Differences of parameter trees and lists, by meaning. Must not read files or judge whether a difference is allowed, and is the only place of java-diff-utils. */
@NullMarked
package dev.paribus.diff;

import org.jspecify.annotations.NullMarked;
