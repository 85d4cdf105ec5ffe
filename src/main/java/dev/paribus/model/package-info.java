/** Immutable values of the domain: experiments, changes, criteria, metrics, results, verdicts, progress events. Must not do work: records, enums and sealed interfaces only. */
@NullMarked
package dev.paribus.model;

import org.jspecify.annotations.NullMarked;
