package dev.paribus.text;

import java.util.List;
import java.util.Locale;

/** Numbers of bytes for people, in powers of 1024. */
public final class Bytes {
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB", "EiB");

    private Bytes() {}

    /** {@code 512 B}, {@code 1.5 KiB}, {@code 3.0 GiB}. */
    public static String words(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 1024 && unit < UNITS.size() - 1) {
            size /= 1024;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", size, UNITS.get(unit));
    }
}
