package dev.paribus.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import dev.paribus.workflow.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenedAheadTest {
    @TempDir
    Path temporary;

    @Test
    void finds_what_a_session_would_have_found() {
        Lab lab = Lab.measured(temporary);
        Session plain = lab.session();
        try (var ahead = new OpenedAhead(lab.repo.dir(), lab.repo.env());
                Session session = new Session(plain.machine(), (git, env, clock) -> plain.writer(), ahead)) {
            assertThat(ahead.in(lab.repo.dir())).isTrue();
            assertThat(ahead.in(temporary)).isFalse();
            assertThat(session.git().layout()).isEqualTo(plain.git().layout());
            assertThat(session.place().project()).isEqualTo(plain.place().project());
            assertThat(session.experiments().names().keySet())
                    .isNotEmpty()
                    .isEqualTo(plain.experiments().names().keySet());
        }
    }

    @Test
    void what_is_wrong_is_told_to_whoever_asks_and_to_nobody_else() throws IOException {
        Path none = Files.createDirectory(temporary.resolve("none"));
        try (var ahead = new OpenedAhead(none, java.util.Map.of("PATH", System.getenv("PATH")))) {
            assertThatThrownBy(ahead::git).isInstanceOf(Failure.class).hasMessageContaining("not in a git repository");
            assertThatThrownBy(ahead::place)
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("not in a git repository");
        }
    }
}
