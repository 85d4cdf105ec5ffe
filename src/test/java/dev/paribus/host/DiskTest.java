package dev.paribus.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DiskTest {
    private static final Path WHERE = Path.of("/srv/p/.git/paribus");

    private static Failure of(IOException cause) {
        return Disk.failure("disk", "cannot write the journal", WHERE, cause, "check its permissions");
    }

    private static String said(Failure failure) {
        var problem = failure.problems().get(0);
        return problem.code() + ": " + problem.message() + " > " + problem.hint();
    }

    @ParameterizedTest
    @CsvSource({
        "No space left on device, disk-full, is full, df -h",
        "Disk quota exceeded, disk-full, gives you no more space, df -h",
        "Read-only file system, read-only, is mounted read-only, findmnt -T",
        "Input/output error, disk-error, answers with input/output errors, findmnt -T",
    })
    void a_disk_that_refuses_is_named_in_our_own_words(String words, String code, String sentence, String command) {
        Failure failure = of(new IOException(words));
        assertThat(failure.kind()).isEqualTo(Failure.Kind.ENVIRONMENT);
        assertThat(said(failure))
                .startsWith(code + ": cannot write the journal: the disk that holds '" + WHERE + "' " + sentence)
                .endsWith(command + " '" + WHERE + "'")
                .doesNotContain(words);
        assertThat(Disk.refusal("git commit failed", WHERE, "fatal: a: " + words + "; b"))
                .hasValueSatisfying(of ->
                        assertThat(said(of)).startsWith(code + ": git commit failed: the disk that holds '" + WHERE));
    }

    @Test
    void the_file_that_the_system_names_is_nearer_than_what_the_caller_knows() {
        assertThat(said(of(new FileSystemException("/mnt/small/x", null, "No space left on device"))))
                .contains("the disk that holds '/mnt/small/x' is full");
        assertThat(said(of(new FileSystemException("x", null, "No space left on device"))))
                .contains("the disk that holds '" + WHERE + "' is full");
    }

    @Test
    void what_is_no_refusal_of_the_disk_keeps_its_words_code_and_hint() {
        var denied = new AccessDeniedException("/srv/p/.git/x");
        assertThat(said(of(denied))).isEqualTo("disk: cannot write the journal: /srv/p/.git/x > check its permissions");
        assertThat(of(denied)).hasCause(denied);
        assertThat(said(of(new IOException()))).contains("cannot write the journal: IOException");
        assertThat(Disk.refusal("git commit failed", WHERE, "fatal: bad object"))
                .isEmpty();
    }
}
