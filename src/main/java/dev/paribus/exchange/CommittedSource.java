package dev.paribus.exchange;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;

/** The bytes of a committed {@code metrics.jsonl}. */
final class CommittedSource implements Source {
    private final byte[] metrics;

    CommittedSource(byte[] metrics) {
        this.metrics = metrics;
    }

    @Override
    public String name() {
        return "metrics.jsonl";
    }

    @Override
    public void read(Set<String> wanted, Reports reports) throws IOException {
        MetricLines.read(new ByteArrayInputStream(metrics), wanted, reports);
    }
}
