package dev.paribus.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A stream for {@code git fast-import}: branches that no tool of ours made, hundreds in one child. Texts may be any bytes. */
public final class FastImport {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long second = 1_767_225_600;

    /** The bytes of a text; a lone surrogate becomes the three bytes that UTF-8 forbids. */
    public static byte[] bytes(String text) {
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (c >= 0xD800 && c <= 0xDFFF) {
                out.write(0xE0 | c >> 12);
                out.write(0x80 | c >> 6 & 0x3F);
                out.write(0x80 | c & 0x3F);
            } else {
                out.writeBytes(new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8));
            }
            i += Character.charCount(c);
        }
        return out.toByteArray();
    }

    /**
     * One commit.
     *
     * @param ref the branch that it goes on
     * @param from where a new branch starts; null: at its own tip
     * @param author without an angle bracket, line end or NUL, which git refuses
     * @param files content by path; null: it is taken away
     */
    public FastImport commit(
            String ref, @Nullable String from, String author, String message, Map<String, @Nullable String> files) {
        line("commit " + ref);
        line("author " + author + " <who@example.org> " + ++second + " +0000");
        line("committer " + author + " <who@example.org> " + second + " +0000");
        data(message);
        if (from != null) {
            line("from " + from);
        }
        files.forEach((path, content) -> {
            if (content == null) {
                line("D " + quoted(path));
            } else {
                line("M 100644 inline " + quoted(path));
                data(content);
            }
        });
        return this;
    }

    /** Hands all of it to git. */
    public void into(TestRepo repo) {
        repo.write(".git/stream", out.toByteArray());
        repo.sh("git fast-import --quiet --force < .git/stream && rm .git/stream")
                .ok();
    }

    private static String quoted(String path) {
        return path.matches("[A-Za-z0-9_./-]+")
                ? path
                : '"' + path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private void data(String text) {
        byte[] content = bytes(text);
        line("data " + content.length);
        out.writeBytes(content);
        out.write('\n');
    }

    private void line(String text) {
        out.writeBytes(bytes(text));
        out.write('\n');
    }
}
