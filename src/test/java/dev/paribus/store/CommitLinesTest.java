package dev.paribus.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.git.Oid;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitLinesTest {
    private static final String AMBER = "amber-otter";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void place() {
        file = folder.resolve("paribus").resolve("tips");
    }

    private static Oid id(int number) {
        return new Oid(String.format("%08x", number * 7919).repeat(5));
    }

    private static List<CommitLines.Line> lines(int from, int to) {
        var out = new ArrayList<CommitLines.Line>();
        for (int number = from; number < to; number++) {
            out.add(new CommitLines.Line(id(number), AMBER, text(number)));
        }
        return out;
    }

    private static String text(int number) {
        return 1000 + number + "\tExperiment: amber-otter\tExperiment-Change: ü " + number;
    }

    private void add(int from, int to) {
        CommitLines.open(file).add(lines(from, to));
    }

    private String found(int number) {
        return CommitLines.open(file).find(id(number), AMBER);
    }

    @Test
    void what_was_added_is_found_by_commit_and_name() {
        add(0, 2000);
        add(2000, 3000);
        CommitLines read = CommitLines.open(file);
        for (int number = 0; number < 3000; number++) {
            assertThat(read.find(id(number), AMBER)).isEqualTo(text(number));
        }
        assertThat(read.find(id(3000), AMBER)).isNull();
        assertThat(read.find(id(1), "amber-otte")).isNull();
        assertThat(read.find(id(1), "amber-otters")).isNull();
    }

    @Test
    void a_missing_an_empty_and_a_foreign_file_know_nothing() throws IOException {
        assertThat(found(1)).isNull();
        Files.createDirectories(file.getParent());
        for (byte[] content : List.of(new byte[0], new byte[100_000], "\n\n\t\n".getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, content);
            assertThat(found(1)).isNull();
        }
        Files.delete(file);
        Files.createDirectory(file);
        assertThat(found(1)).isNull();
        add(0, 1);
        assertThat(file).isEmptyDirectory();
    }

    @Test
    void any_changed_byte_is_noticed_and_the_other_lines_stand() throws IOException {
        add(0, 3);
        byte[] good = Files.readAllBytes(file);
        for (int at = 0; at < good.length; at++) {
            byte[] bad = good.clone();
            bad[at] ^= 1;
            Files.write(file, bad);
            for (int number = 0; number < 3; number++) {
                assertThat(found(number)).as("byte %d", at).isIn(text(number), null);
            }
            assertThat(List.of(0, 1, 2))
                    .as("byte %d", at)
                    .filteredOn(number -> found(number) == null)
                    .hasSizeLessThan(3);
        }
    }

    @Test
    void a_file_cut_at_any_place_keeps_its_whole_lines_and_takes_new_ones() throws IOException {
        add(0, 2);
        byte[] good = Files.readAllBytes(file);
        for (int length = 0; length < good.length; length += 7) {
            Files.write(file, java.util.Arrays.copyOf(good, length));
            assertThat(found(0)).isIn(text(0), null);
            assertThat(found(1)).isNull();
            add(1, 2);
            assertThat(found(1)).isEqualTo(text(1));
        }
    }

    @Test
    void it_stays_bounded() throws IOException {
        add(0, 100);
        byte[] part = Files.readAllBytes(file);
        assertThat(CommitLines.open(file).overgrown(100)).isFalse();
        for (int i = 0; i < 12; i++) {
            Files.write(file, part, StandardOpenOption.APPEND);
        }
        assertThat(CommitLines.open(file).overgrown(100)).isTrue();
        CommitLines.open(file).replace(lines(0, 100));
        assertThat(Files.readAllBytes(file)).isEqualTo(part);
        try (var sparse = new java.io.RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(1L << 28);
        }
        assertThat(found(1)).isNull();
        assertThat(CommitLines.open(file).overgrown(100)).isTrue();
    }
}
