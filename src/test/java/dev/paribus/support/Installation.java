package dev.paribus.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** The shipped launcher beside a jar that only names the classes under test, for what needs processes of its own. */
public final class Installation {
    private Installation() {}

    /** Makes one in {@code folder}; returns its launcher. A start takes about half a second. */
    public static Path in(Path folder) {
        try {
            Path jar = Files.createDirectories(folder.resolve("lib")).resolve("paribus.jar");
            var manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            manifest.getMainAttributes()
                    .put(
                            Attributes.Name.CLASS_PATH,
                            Arrays.stream(System.getProperty(
                                                    "surefire.test.class.path", System.getProperty("java.class.path"))
                                            .split(java.io.File.pathSeparator))
                                    .map(each -> Path.of(each).toUri().toString())
                                    .collect(Collectors.joining(" ")));
            new JarOutputStream(Files.newOutputStream(jar), manifest).close();
            Path launcher = Files.createDirectories(folder.resolve("bin")).resolve("paribus");
            Files.copy(Path.of("src/main/sh/paribus"), launcher);
            launcher.toFile().setExecutable(true);
            return launcher;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
