package dev.paribus.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paribus.problem.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpusTest {
    @TempDir
    Path folder;

    private Map<String, String> machine(String script) throws IOException {
        Path program = folder.resolve("nvidia-smi");
        Files.writeString(program, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("PATH", folder + ":/usr/bin:/bin");
    }

    private List<String> found(String asked, Map<String, String> environment) {
        return Gpus.of(asked, environment, folder);
    }

    @Test
    void auto_takes_those_that_nvidia_smi_lists() throws IOException {
        assertThat(found("auto", machine("""
                [ "$1" = -L ] || exit 1
                echo "GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-5c89852c-d268-c3f3-1b07-005d5ae1dc3f)"
                echo "  MIG 1g.5gb Device 0: (UUID: MIG-c6d4f1ef-42e4-5de3-91c7-45d71c87eb3f)"
                echo "GPU 1: NVIDIA A100-SXM4-40GB (UUID: GPU-6c89852c-d268-c3f3-1b07-005d5ae1dc3f)"
                """))).containsExactly("0", "1");
    }

    @Test
    void auto_takes_no_more_than_the_caller_may_see() {
        assertThat(found("auto", Map.of("CUDA_VISIBLE_DEVICES", "2,GPU-5c89", "PATH", folder.toString())))
                .containsExactly("2", "GPU-5c89");
    }

    @Test
    void a_machine_without_any_is_told() throws IOException {
        assertThatThrownBy(() ->
                        found("auto", Map.of("PATH", folder.resolve("none").toString())))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("no nvidia-smi on PATH");
        Map<String, String> broken =
                machine("echo 'NVIDIA-SMI has failed because it could not talk to the driver'; exit 9\n");
        assertThatThrownBy(() -> found("auto", broken)).hasMessageContaining("has failed because");
    }

    @Test
    void names_are_taken_as_they_are_but_each_once() {
        assertThat(found("0, 3", Map.of())).containsExactly("0", "3");
        assertThatThrownBy(() -> found("0,0", Map.of())).hasMessageContaining("'0,0' is no list of different GPUs");
        assertThatThrownBy(() -> found("0,,1", Map.of())).hasMessageContaining("'0,,1'");
    }
}
