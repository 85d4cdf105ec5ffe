package dev.paribus.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What git prints with {@code -z}: fields that each end with a NUL. */
final class NulStream {
    private final InputStream in;
    private final byte[] chunk = new byte[1 << 16];
    private int at;
    private int end;

    NulStream(InputStream in) {
        this.in = in;
    }

    /** The next field as bytes, or null at the end. */
    byte @Nullable [] bytes() throws IOException {
        var field = new ByteArrayOutputStream(64);
        while (true) {
            if (at == end) {
                at = 0;
                end = in.read(chunk);
                if (end <= 0) {
                    end = 0;
                    return field.size() == 0 ? null : field.toByteArray();
                }
            }
            int start = at;
            while (at < end && chunk[at] != 0) {
                at++;
            }
            field.write(chunk, start, at - start);
            if (at < end) {
                at++;
                return field.toByteArray();
            }
        }
    }

    /** The next field as a path or text, or null at the end. */
    @Nullable
    String next() throws IOException {
        byte[] field = bytes();
        return field == null ? null : PathBytes.decode(field);
    }

    /** The next field, which has to be there. */
    String must() throws IOException {
        String field = next();
        if (field == null) {
            throw new IOException("git's output ended early");
        }
        return field;
    }

    /** All fields of a finished output. */
    static List<String> split(byte[] output) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < output.length; i++) {
            if (output[i] == 0) {
                fields.add(PathBytes.decode(java.util.Arrays.copyOfRange(output, start, i)));
                start = i + 1;
            }
        }
        if (start < output.length) {
            fields.add(PathBytes.decode(java.util.Arrays.copyOfRange(output, start, output.length)));
        }
        return fields;
    }

    /** Fields as git reads them with {@code --stdin -z}. */
    static byte[] join(Iterable<String> fields) {
        var out = new ByteArrayOutputStream();
        for (String field : fields) {
            out.writeBytes(PathBytes.encode(field));
            out.write(0);
        }
        return out.toByteArray();
    }
}
