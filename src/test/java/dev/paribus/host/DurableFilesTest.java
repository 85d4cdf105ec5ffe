package dev.paribus.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    @Test
    void what_a_killed_writer_left_is_swept_once_no_living_one_can_have_it() throws Exception {
        Path old = Files.write(temp.resolve(".amber-otter.97aad908692e643d.tmp"), new byte[] {1});
        Path young = Files.write(temp.resolve(".amber-otter.4faef6cb6fb230db.tmp"), new byte[] {1});
        Path theirs = Files.write(temp.resolve(".notes.tmp"), new byte[] {1});
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(11)));
        Files.setLastModifiedTime(theirs, FileTime.from(now.minusSeconds(11)));
        Files.setLastModifiedTime(young, FileTime.from(now.minusSeconds(9)));
        DurableFiles.sweep(temp, now.minusSeconds(10));
        DurableFiles.sweep(temp.resolve("nowhere"), now);
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactlyInAnyOrder(young, theirs);
        }
    }
}
