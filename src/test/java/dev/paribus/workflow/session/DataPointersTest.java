package dev.paribus.workflow.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DataPointersTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pointer(String content) {
        return bytes("version https://git-lfs.github.com/spec/v1\noid sha256:" + Axes.sha256(bytes(content)) + "\nsize "
                + content.length() + "\n");
    }

    @Test
    void an_lfs_pointer_is_what_it_points_to() {
        assertThat(DataPointers.same("a.bin", pointer("rows"), bytes("rows"))).isTrue();
        assertThat(DataPointers.same("a.bin", bytes("rows"), pointer("rows"))).isTrue();
        assertThat(DataPointers.same("a.bin", pointer("rows"), bytes("other"))).isFalse();
        assertThat(DataPointers.same("a.bin", pointer("rows"), pointer("more"))).isFalse();
        assertThat(DataPointers.same("a.bin", bytes("rows"), bytes("rows\n"))).isFalse();
        assertThat(DataPointers.lfs(bytes("version https://x\noid sha256:short\nsize 1\n")))
                .isEmpty();
    }

    @Test
    void a_dvc_file_is_its_outputs() {
        byte[] one =
                bytes("outs:\n- md5: 61e95400000000000000000000000000.dir\n  size: 10\n  nfiles: 2\n  path: big\n");
        byte[] respelt =
                bytes("# mine\nouts:\n  - {path: big, nfiles: 2, md5: \"61e95400000000000000000000000000.dir\"}\n");
        byte[] other = bytes("outs:\n- md5: 71e95400000000000000000000000000.dir\n  path: big\n");
        assertThat(DataPointers.same("big.dvc", one, respelt)).isTrue();
        assertThat(DataPointers.same("big.dvc", one, other)).isFalse();
        assertThat(DataPointers.same("big.dvc", one, bytes("a: ["))).isFalse();
        assertThat(DataPointers.dvc(one))
                .containsExactly(new DataPointers.Out("big", "md5:61e95400000000000000000000000000.dir", 10L, 2L));
        // A hash that reads as a number is taken as it is written.
        assertThat(DataPointers.dvc(bytes("outs:\n- {path: x, md5: 12345678901234567890123456789012}\n")))
                .extracting(DataPointers.Out::id)
                .containsExactly("md5:12345678901234567890123456789012");
    }
}
