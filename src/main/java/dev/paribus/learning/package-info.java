/**
 * What past experiments teach about the next ones: how far predictions came true, what an idea is worth, which lesson still
 * stands. Must not read anything: numbers in, numbers out.
 */
@NullMarked
package dev.paribus.learning;

import org.jspecify.annotations.NullMarked;
