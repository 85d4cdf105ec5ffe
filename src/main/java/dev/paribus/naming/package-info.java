/**
 * Generates experiments' names and judges those made by hand. Must not ask git which names are taken, nor decide who
 * gets one.
 */
@NullMarked
package dev.paribus.naming;

import org.jspecify.annotations.NullMarked;
