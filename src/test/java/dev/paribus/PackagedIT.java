package dev.paribus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.paribus.support.Children;
import dev.paribus.support.Hermetic;
import dev.paribus.support.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The installation as it is shipped: jar, launcher, class archives. */
class PackagedIT {
    private static final Path INSTALL =
            Path.of(System.getProperty("paribus.install", "target/paribus")).toAbsolutePath();
    private static final Path LAUNCHER = INSTALL.resolve("bin/paribus");

    @TempDir
    Path temporary;

    private Map<String, String> env;

    @BeforeEach
    void environment() {
        env = new LinkedHashMap<>(Hermetic.environment(Hermetic.home(temporary.resolve("home"))));
        env.put("JAVA_HOME", System.getProperty("java.home"));
    }

    private Ran launch(Path launcher, String... words) {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(words));
        return Children.run(temporary, env, command);
    }

    @Test
    void the_launcher_starts_the_program() {
        assertThat(launch(LAUNCHER, "--version").ok()).satisfies(ran -> {
            assertThat(ran.out()).isEqualTo("paribus " + Main.VERSION + "\n");
            assertThat(ran.err()).isEmpty();
        });
    }

    @Test
    void exit_codes_come_through() {
        launch(LAUNCHER, "no-such-verb").exits(2);
    }

    @Test
    void a_symbolic_link_to_the_launcher_works() throws IOException {
        Path bin = Files.createDirectories(temporary.resolve("a folder/bin"));
        Path first = Files.createSymbolicLink(bin.resolve("first"), LAUNCHER);
        Path second = Files.createSymbolicLink(bin.resolve("second"), Path.of("first"));
        launch(first, "--version").ok();
        launch(second, "--version").ok();
    }

    @Test
    void java_is_found_on_the_path() {
        env.remove("JAVA_HOME");
        env.put("PATH", System.getProperty("java.home") + "/bin:/usr/bin:/bin");
        launch(LAUNCHER, "--version").ok();
    }

    @Test
    void without_java_one_sentence_and_a_hint() throws IOException {
        env.remove("JAVA_HOME");
        env.put("PATH", toolsWithoutJava().toString());
        assertThat(launch(LAUNCHER, "--version").exits(4).err().lines())
                .hasSize(2)
                .first()
                .isEqualTo("error: no java found; Paribus needs Java 17 or newer");
    }

    @Test
    void an_old_java_is_named() throws IOException {
        Path old = Files.createDirectories(temporary.resolve("jdk 11/bin"));
        executable(old.resolve("java"), "#!/bin/sh\nexit 1\n");
        Files.writeString(old.resolveSibling("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"11.0.2\"\nMODULES=\"m\"\n");
        env.put("JAVA_HOME", old.getParent().toString());
        assertThat(launch(LAUNCHER, "--version").exits(4).err())
                .startsWith("error: Paribus needs Java 17 or newer; \"" + old.resolve("java") + "\" is 11.0.2\n");
    }

    @Test
    void archives_for_this_jvm_are_made_by_the_build() throws IOException {
        try (Stream<Path> folders = Files.list(INSTALL.resolve("lib/archives"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .contains(System.getProperty("java.runtime.version"));
        }
        Path folder = INSTALL.resolve("lib/archives").resolve(System.getProperty("java.runtime.version"));
        String kind = Runtime.version().feature() >= 25 ? ".aot" : ".jsa";
        assertThat(folder.resolve("hook" + kind)).isNotEmptyFile();
        assertThat(folder.resolve("verbs" + kind)).isNotEmptyFile();
    }

    @Test
    void a_broken_archive_is_ignored_without_a_word() throws IOException {
        Path copy = copyOfInstall();
        Path folder = copy.resolve("lib/archives").resolve(System.getProperty("java.runtime.version"));
        try (Stream<Path> archives = Files.list(folder)) {
            for (Path archive : archives.toList()) {
                Files.delete(archive);
                Files.writeString(archive, "no archive");
            }
        }
        Ran ran = launch(copy.resolve("bin/paribus"), "--version").ok();
        assertThat(ran.out()).isEqualTo("paribus " + Main.VERSION + "\n");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void another_jvm_starts_at_once_and_gets_archives_of_its_own() throws Exception {
        List<Path> others = otherJvms();
        assumeTrue(!others.isEmpty(), "no second JVM on this machine");
        Path copy = copyOfInstall();
        for (Path other : others) {
            env.put("JAVA_HOME", other.toString());
            Ran ran = launch(copy.resolve("bin/paribus"), "--version").ok();
            assertThat(ran.err()).isEmpty();
        }
        env.put("JAVA_HOME", others.get(0).toString());
        Path archives = copy.resolve("lib/archives");
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (count(archives, "hook.") < 1 + others.size() && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(count(archives, "hook.")).isEqualTo(1 + others.size());
        assertThat(count(archives, "verbs.")).isEqualTo(1 + others.size());
        launch(copy.resolve("bin/paribus"), "--version").ok();
    }

    @Test
    void a_copy_gets_archives_that_fit_its_place() throws Exception {
        assumeTrue(Runtime.version().feature() < 25, "newer JVMs take an archive along");
        Path copy = copyOfInstall();
        Path place = copy.resolve("lib/archives")
                .resolve(System.getProperty("java.runtime.version"))
                .resolve("place");
        assertThat(place).hasContent(INSTALL.toRealPath().resolve("lib").toString());
        launch(copy.resolve("bin/paribus"), "--version").ok();
        String wanted = copy.toRealPath().resolve("lib").toString();
        long deadline = System.nanoTime() + 120_000_000_000L;
        while (!(Files.exists(place) && Files.readString(place).strip().equals(wanted))
                && System.nanoTime() < deadline) {
            Thread.sleep(100);
        }
        assertThat(place).hasContent(wanted);
    }

    @Test
    void children_get_the_callers_locale_back() {
        assertThat(Main.callersEnvironment(Map.of("LC_ALL", "C.UTF-8", "PARIBUS_LC_ALL", "tr_TR")))
                .containsExactlyEntriesOf(Map.of("LC_ALL", "tr_TR"));
        assertThat(Main.callersEnvironment(Map.of("LC_ALL", "C.UTF-8", "PARIBUS_LC_ALL", "")))
                .isEmpty();
        assertThat(Main.callersEnvironment(Map.of("LC_ALL", "C.UTF-8"))).containsEntry("LC_ALL", "C.UTF-8");
    }

    @Test
    void the_jar_has_no_signature_no_module_and_only_classes_that_archives_take() throws IOException {
        try (var jar = new ZipFile(INSTALL.resolve("lib/paribus.jar").toFile())) {
            List<String> names = jar.stream().map(entry -> entry.getName()).toList();
            assertThat(names)
                    .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA)|.*module-info\\.class"))
                    .contains("META-INF/LICENSE", "META-INF/NOTICE", "about.html", "dev/paribus/Main.class");
            for (String each : List.of("picocli/CommandLine.class", "dev/paribus/Main.class")) {
                try (var stream = jar.getInputStream(jar.getEntry(each))) {
                    // bytes 6 and 7 of a class file: 61 is Java 17
                    assertThat((int) stream.readNBytes(8)[7]).as(each).isEqualTo(61);
                }
            }
        }
    }

    @Test
    void what_the_jar_brings_for_projects_is_there() throws IOException {
        try (var jar = new ZipFile(INSTALL.resolve("lib/paribus.jar").toFile());
                Stream<Path> templates = Files.walk(Path.of("templates"))) {
            for (Path file : templates.filter(Files::isRegularFile).toList()) {
                var entry = jar.getEntry("dev/paribus/" + file.toString());
                assertThat(entry).as(file.toString()).isNotNull();
                try (var stream = jar.getInputStream(entry)) {
                    assertThat(stream.readAllBytes()).as(file.toString()).isEqualTo(Files.readAllBytes(file));
                }
            }
        }
    }

    /** The programs that the launcher may need, and no java. */
    private Path toolsWithoutJava() throws IOException {
        Path bin = Files.createDirectories(temporary.resolve("tools"));
        for (String tool : List.of("sh", "readlink", "sed")) {
            Files.createSymbolicLink(bin.resolve(tool), Path.of("/bin").resolve(tool));
        }
        return bin;
    }

    private static void executable(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Path copyOfInstall() {
        Path copy = temporary.resolve("copied here");
        Children.run(temporary, env, List.of("cp", "-a", INSTALL.toString(), copy.toString()))
                .ok();
        return copy;
    }

    /** JVMs beside this one with another build. */
    private static List<Path> otherJvms() throws IOException {
        Path folder = Path.of("/usr/lib/jvm");
        var found = new LinkedHashMap<String, Path>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> homes = Files.list(folder)) {
                for (Path home : homes.sorted().toList()) {
                    if (Files.isExecutable(home.resolve("bin/java")) && Files.exists(home.resolve("release"))) {
                        Files.readAllLines(home.resolve("release")).stream()
                                .filter(line -> line.startsWith("JAVA_RUNTIME_VERSION="))
                                .forEach(line -> found.putIfAbsent(line.replaceAll(".*=|\"", ""), home));
                    }
                }
            }
        }
        found.remove(System.getProperty("java.runtime.version"));
        return List.copyOf(found.values());
    }

    private static long count(Path archives, String start) throws IOException {
        try (Stream<Path> all = Files.walk(archives)) {
            return all.filter(file -> file.getFileName().toString().startsWith(start))
                    .count();
        }
    }
}
