package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.GitReader.Blob;
import dev.paribus.git.Oid;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SummaryFilesTest {
    private static final String PATH = "results/summary.yaml";
    private static final String TEXT = """
            paribus: 1
            name: amber-otter
            state: failed
            verdict: void
            reason: no seed ended well
            metrics: {}
            looks: []
            seeds: []
            """;

    private final SummaryFiles files = new SummaryFiles();

    private static Blob blob(Oid id) {
        return new Blob(id, TEXT.getBytes(StandardCharsets.UTF_8));
    }

    private static Oid id(int number) {
        return new Oid(String.format("%040x", number));
    }

    @Test
    void readsATextOnce() {
        assertThat(files.read(PATH, blob(id(1)))).isSameAs(files.read(PATH, blob(id(1))));
        assertThat(files.read(PATH, blob(id(2)))).isNotSameAs(files.read(PATH, blob(id(1))));
    }

    @Test
    void forgetsTheOldestSoThatTenThousandNeedNoRoom() {
        Object first = files.read(PATH, blob(id(1)));
        for (int i = 2; i < 100; i++) {
            files.read(PATH, blob(id(i)));
        }
        assertThat(files.read(PATH, blob(id(99)))).isSameAs(files.read(PATH, blob(id(99))));
        assertThat(files.read(PATH, blob(id(1)))).isNotSameAs(first);
    }

    @Test
    void remembersNothingOfAFileThatIsNoBlob() {
        assertThat(files.read(PATH, blob(Oid.ZERO))).isNotSameAs(files.read(PATH, blob(Oid.ZERO)));
    }
}
