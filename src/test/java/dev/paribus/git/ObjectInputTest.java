package dev.paribus.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectInputTest {
    /** Gives as a pipe does: no more than so many bytes at a time. */
    private static ObjectInput dripping(byte[] bytes, int most) {
        return new ObjectInput(new FilterInputStream(new ByteArrayInputStream(bytes)) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return super.read(into, offset, Math.min(length, most));
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 4096, 70_000, 1 << 20})
    void lines_and_contents_come_back_however_they_arrive(int most) throws IOException {
        var random = new Random(7);
        var all = new java.io.ByteArrayOutputStream();
        int[] sizes = {0, 1, 65_535, 65_536, 65_537, 3, 200_000};
        var contents = new byte[sizes.length][];
        for (int i = 0; i < sizes.length; i++) {
            contents[i] = new byte[sizes[i]];
            random.nextBytes(contents[i]);
            all.write(("é line " + i + "\n").getBytes(StandardCharsets.UTF_8));
            all.write(contents[i]);
            all.write('\n');
        }
        ObjectInput in = dripping(all.toByteArray(), most);
        for (int i = 0; i < sizes.length; i++) {
            assertThat(in.line()).isEqualTo("é line " + i);
            assertThat(in.bytes(sizes[i])).isEqualTo(contents[i]);
            assertThat(in.read()).isEqualTo('\n');
        }
        assertThat(in.read()).isEqualTo(-1);
    }

    @Test
    void a_line_longer_than_the_buffer_is_one_line() throws IOException {
        String line = "x".repeat(200_000);
        assertThat(dripping((line + "\nrest").getBytes(StandardCharsets.UTF_8), 50_000)
                        .line())
                .isEqualTo(line);
    }

    @Test
    void what_ends_early_is_no_answer() {
        InputStream none = new ByteArrayInputStream(new byte[0]);
        assertThatThrownBy(() -> new ObjectInput(none).line()).isInstanceOf(EOFException.class);
        assertThatThrownBy(() ->
                        dripping("half".getBytes(StandardCharsets.UTF_8), 9).line())
                .isInstanceOf(EOFException.class);
        assertThatThrownBy(() ->
                        dripping("half".getBytes(StandardCharsets.UTF_8), 9).bytes(5))
                .isInstanceOf(EOFException.class);
    }
}
