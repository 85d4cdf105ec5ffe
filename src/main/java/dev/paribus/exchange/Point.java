package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import org.jspecify.annotations.Nullable;

/**
 * One reported number.
 *
 * @param row counted from 0 over all sources
 * @param index counted from 0 among the values of its name
 * @param step as the script counts it; null when it does not
 * @param value the number
 * @param line excerpt of the text that holds it; empty for an undeclared metric
 */
record Point(long row, long index, @Nullable String step, MetricValue value, String line) {}
