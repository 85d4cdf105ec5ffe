package dev.paribus.exchange;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** Opens {@code formats.jar} beside the jar that this class came from; where classes lie in folders, they are all there. */
final class Library {
    private static final String JAR = "formats.jar";

    private Library() {}

    /** Opened at the first use, and then for good: a native library can be loaded once. */
    private static final class Opened {
        static final ServiceLoader<LibraryFormats> FORMATS = ServiceLoader.load(LibraryFormats.class, loader());
    }

    /** The formats. */
    static LibraryFormats formats() throws IOException {
        return Opened.FORMATS.findFirst().orElseThrow(() -> new IOException("this installation has no lib/" + JAR));
    }

    private static ClassLoader loader() {
        ClassLoader own = Library.class.getClassLoader();
        URL jar = beside(Library.class.getProtectionDomain().getCodeSource());
        return jar == null ? own : new URLClassLoader("formats", new URL[] {jar}, own);
    }

    private static @Nullable URL beside(@Nullable CodeSource source) {
        if (source == null) {
            return null;
        }
        try {
            URI own = source.getLocation().toURI();
            Path jar = Path.of(own).resolveSibling(JAR);
            return Files.isRegularFile(jar) ? jar.toUri().toURL() : null;
        } catch (URISyntaxException | MalformedURLException odd) {
            throw new IllegalStateException("a jar has a place", odd);
        }
    }
}
