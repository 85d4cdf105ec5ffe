package dev.paribus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The house rules that only the text of the sources can show. */
class SourceTest {
    private static final int LONGEST_FILE = 400;
    private static final Pattern CODE = Pattern.compile(".*\\.(java|py|sh)|src/main/sh/.*|src/bench/.*|\\.ci/run");
    private static final Pattern WIDE_CATCH =
            Pattern.compile("catch \\((final )?(Exception|Throwable|RuntimeException|Error)\\b");

    /** Lines that a page for people may have. */
    private static final Map<String, Integer> LONGEST_PAGE = Map.of(
            "README.md",
            150,
            "src/docs/architecture.md",
            120,
            "src/docs/contributing.md",
            80,
            "src/docs/format.md",
            150);

    @Test
    void no_file_of_code_is_longer_than_a_person_can_hold() throws IOException {
        var tooLong = new ArrayList<String>();
        for (Path file : files(Path.of("src"), Path.of(".ci"))) {
            if (CODE.matcher(file.toString()).matches()
                    && Files.readAllLines(file).size() > LONGEST_FILE) {
                tooLong.add(file + ": " + Files.readAllLines(file).size() + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> pages_stay_short() {
        return LONGEST_PAGE.entrySet().stream()
                .filter(page -> Files.exists(Path.of(page.getKey())))
                .map(page -> DynamicTest.dynamicTest(
                        page.getKey(),
                        () -> assertThat(Files.readAllLines(Path.of(page.getKey())))
                                .hasSizeLessThanOrEqualTo(page.getValue())));
    }

    @Test
    void every_package_says_what_it_must_not_do() throws IOException {
        for (Path file : files(Path.of("src/main/java"))) {
            if (file.endsWith("package-info.java")) {
                assertThat(Files.readString(file)).as(file.toString()).containsIgnoringCase("must not");
            }
            assertThat(file.resolveSibling("package-info.java")).exists();
        }
    }

    @Test
    void nobody_catches_everything() throws IOException {
        var found = new ArrayList<String>();
        for (Path file : files(Path.of("src/main/java"))) {
            Matcher wide = WIDE_CATCH.matcher(Files.readString(file));
            if (wide.find() && !file.endsWith("Main.java")) {
                found.add(file + ": " + wide.group());
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void the_page_on_the_architecture_has_a_row_for_every_package() throws IOException {
        Path page = Path.of("src/docs/architecture.md");
        if (Files.exists(page)) {
            String text = Files.readString(page);
            assertThat(ProductionCode.CLASSES.stream()
                            .map(ProductionCode::packageOf)
                            .filter(name -> !name.isEmpty())
                            .distinct())
                    .allSatisfy(name -> assertThat(text).contains("`" + name + "`"));
        }
    }

    @Test
    void the_program_names_the_version_of_the_build() throws IOException {
        Matcher version = Pattern.compile("<version>([^<]+?)(-SNAPSHOT)?</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        assertThat(version.find()).isTrue();
        assertThat(Main.VERSION).isEqualTo(version.group(1));
    }

    /** Every file below {@code src/test/resources} is named by a test or a transcript, itself or by a folder that it is in. */
    @Test
    void every_test_resource_is_used() throws IOException {
        Path root = Path.of("src/test/resources");
        var users = new StringBuilder();
        for (Path file : files(Path.of("src/test/java"), root.resolve("transcripts"))) {
            users.append(Files.readString(file));
        }
        String text = users.toString();
        var orphans = new ArrayList<String>();
        for (Path file : files(root)) {
            String path = root.relativize(file).toString();
            if (!path.equals("junit-platform.properties") && !path.startsWith("transcripts/") && !named(path, text)) {
                orphans.add(path);
            }
        }
        assertThat(orphans).isEmpty();
    }

    private static boolean named(String path, String text) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (text.contains(path) || text.contains("\"" + name + "\"")) {
            return true;
        }
        int slash = path.lastIndexOf('/');
        // a folder alone at the top is too little: "yaml" is in every other sentence
        return slash > 0
                && (text.contains(path.substring(0, slash) + "\"")
                        || text.contains(path.substring(0, slash) + "/")
                        || (path.indexOf('/') < slash && named(path.substring(0, slash), text)));
    }

    private static List<Path> files(Path... roots) throws IOException {
        var files = new ArrayList<Path>();
        for (Path root : roots) {
            if (Files.exists(root)) {
                try (Stream<Path> all = Files.walk(root)) {
                    all.filter(Files::isRegularFile).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }
}
