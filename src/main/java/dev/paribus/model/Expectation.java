package dev.paribus.model;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the author expects, for ranking and calibration.
 *
 * @param gain in the primary metric's unit, positive is better
 * @param probability of any gain, 0 to 1
 * @param cost as written, e.g. {@code 2h}
 */
public record Expectation(
        @Nullable BigDecimal gain,
        @Nullable BigDecimal probability,
        @Nullable String cost) {}
