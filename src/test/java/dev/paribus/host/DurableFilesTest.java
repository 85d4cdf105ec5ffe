package dev.paribus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DurableFilesTest {
    @TempDir
    Path temp;

    @Test
    void a_file_is_replaced_whole_and_leaves_no_temporary_one() throws Exception {
        Path file = temp.resolve("a");
        DurableFiles.write(file, new byte[] {1});
        DurableFiles.write(file, new byte[] {2, 3});
        assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void a_file_that_is_there_is_not_created_again() throws Exception {
        Path file = temp.resolve("a");
        assertThat(DurableFiles.create(file, new byte[] {1})).isTrue();
        assertThat(DurableFiles.create(file, new byte[] {2})).isFalse();
        assertThat(Files.readAllBytes(file)).containsExactly(1);
    }

    @Test
    void a_write_that_fails_leaves_the_old_content() throws Exception {
        Path directory = Files.createDirectory(temp.resolve("a"));
        Files.write(directory.resolve("inside"), new byte[] {1});
        assertThatThrownBy(() -> DurableFiles.write(directory, new byte[] {2})).isInstanceOf(IOException.class);
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(directory);
        }
    }
}
