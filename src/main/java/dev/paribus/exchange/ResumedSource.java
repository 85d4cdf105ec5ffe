package dev.paribus.exchange;

import dev.paribus.model.MetricValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One source of several attempts, each of which went on where an earlier one had left off: of an earlier one the rows before
 * the first step of the later ones count, since they did those steps anew. A row that counts no step cannot be placed, so it
 * counts only where no later attempt counted one.
 */
record ResumedSource(String name, List<Source> parts) implements Source {
    ResumedSource {
        parts = List.copyOf(parts);
    }

    @Override
    public void read(Set<String> wanted, Reports reports) throws IOException {
        BigDecimal[] limits = new BigDecimal[parts.size()];
        BigDecimal limit = null;
        for (int i = parts.size() - 1; i >= 0; i--) {
            limits[i] = limit;
            var first = new FirstStep();
            if (i > 0) {
                parts.get(i).read(wanted, first);
            }
            BigDecimal step = first.step;
            limit = step == null || (limit != null && limit.compareTo(step) < 0) ? limit : step;
        }
        for (int i = 0; i < limits.length; i++) {
            BigDecimal before = limits[i];
            parts.get(i).read(wanted, before == null ? reports : new Before(before, reports));
        }
    }

    private static @Nullable BigDecimal decimal(@Nullable String step) {
        return step == null
                ? null
                : MetricValue.parse(step).map(MetricValue::decimal).orElse(null);
    }

    private static final class FirstStep implements Reports {
        private @Nullable BigDecimal step;

        @Override
        public void row(@Nullable String newStep, String text) {
            BigDecimal own = step == null ? decimal(newStep) : null;
            step = own == null ? step : own;
        }

        @Override
        public void number(String name, String text) {
            // Only steps are looked for.
        }

        @Override
        public void other(String name, String what) {
            // Only steps are looked for.
        }

        @Override
        public void unreadable(String what) {
            // Told when it is read in earnest.
        }
    }

    /** Lets through what stands before a step. */
    private static final class Before implements Reports {
        private final BigDecimal limit;
        private final Reports reports;
        private boolean open;

        Before(BigDecimal limit, Reports reports) {
            this.limit = limit;
            this.reports = reports;
        }

        @Override
        public void row(@Nullable String step, String text) {
            BigDecimal own = decimal(step);
            open = own != null && own.compareTo(limit) < 0;
            if (open) {
                reports.row(step, text);
            }
        }

        @Override
        public void number(String name, String text) {
            if (open) {
                reports.number(name, text);
            }
        }

        @Override
        public void other(String name, String what) {
            // The last word on a metric is a later attempt's.
        }

        @Override
        public void unreadable(String what) {
            reports.unreadable(what);
        }
    }
}
