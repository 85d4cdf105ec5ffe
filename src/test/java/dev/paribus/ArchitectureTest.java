package dev.paribus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.paribus.PackageTable.ROOT;
import static dev.paribus.PackageTable.ROWS;
import static dev.paribus.ProductionCode.CLASSES;
import static dev.paribus.ProductionCode.isOurs;
import static dev.paribus.ProductionCode.packageOf;
import static dev.paribus.ProductionCode.topLevel;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the package table. */
class ArchitectureTest {
    // ---- the table

    @TestFactory
    Stream<DynamicTest> packages_use_only_what_the_table_allows() {
        return ROWS.entrySet().stream()
                .map(row -> DynamicTest.dynamicTest(row.getKey(), () -> {
                    String own = row.getKey();
                    noClasses()
                            .that(describe(
                                    "are in " + own,
                                    (JavaClass c) -> packageOf(c).equals(own)))
                            .should()
                            .dependOnClassesThat(describe(
                                    "are ours and not in " + row.getValue().mayUse(),
                                    c -> isOurs(c)
                                            && !packageOf(c).equals(own)
                                            && !row.getValue().mayUse().contains(packageOf(c))))
                            .allowEmptyShould(true)
                            .check(CLASSES);
                }));
    }

    @Test
    void watch_alone_takes_a_terminal_over() {
        noClasses()
                .that(describe(
                        "are not watch or screen",
                        (JavaClass c) -> !packageOf(c).equals("screen")
                                && !topLevel(c).getSimpleName().equals("WatchCommand")))
                .should()
                .dependOnClassesThat(describe("are in screen", c -> packageOf(c).equals("screen")))
                .check(CLASSES);
    }

    @Test
    void every_package_has_a_row() {
        Set<String> found =
                CLASSES.stream().map(ProductionCode::packageOf).collect(Collectors.toCollection(TreeSet::new));
        found.remove("");
        assertThat(ROWS.keySet()).containsAll(found);
    }

    @Test
    void only_entry_points_live_in_the_root() {
        assertThat(CLASSES.stream()
                        .filter(c -> packageOf(c).isEmpty())
                        .map(c -> topLevel(c).getSimpleName()))
                .containsOnly("Main", "Training", "package-info");
    }

    @Test
    void packages_are_free_of_cycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> outside_libraries_stay_in_their_package() {
        return ROWS.entrySet().stream()
                .flatMap(row -> row.getValue().libraries().stream()
                        .sorted()
                        .map(library -> DynamicTest.dynamicTest(
                                library,
                                () -> noClasses()
                                        .that(describe(
                                                "are not in " + row.getKey(),
                                                (JavaClass c) -> !packageOf(c).equals(row.getKey())))
                                        .should()
                                        .dependOnClassesThat()
                                        .resideInAPackage(library + "..")
                                        .check(CLASSES))));
    }

    @Test
    void only_known_libraries_are_used() {
        String[] known = Stream.concat(
                        Stream.of(ROOT, "java", "javax.xml.stream", "sun.misc", "org.jspecify"),
                        ROWS.values().stream().flatMap(row -> row.libraries().stream()))
                .map(root -> root + "..")
                .toArray(String[]::new);
        classes().should().onlyDependOnClassesThat(resideInKnown(known)).check(CLASSES);
    }

    private static DescribedPredicate<JavaClass> resideInKnown(String[] packages) {
        DescribedPredicate<JavaClass> inside = JavaClass.Predicates.resideInAnyPackage(packages);
        return describe(
                "are of a known library",
                c -> c.getBaseComponentType().isPrimitive() || inside.test(c.getBaseComponentType()));
    }

    @Test
    void hooks_reach_neither_picocli_nor_jgit() {
        var from = new HashMap<JavaClass, @Nullable JavaClass>();
        var queue = new ArrayDeque<JavaClass>();
        CLASSES.stream().filter(c -> packageOf(c).equals("hook")).forEach(c -> {
            from.put(c, null);
            queue.add(c);
        });
        assertThat(from).isNotEmpty();
        var leaks = new ArrayList<String>();
        while (!queue.isEmpty()) {
            JavaClass here = queue.remove();
            for (Dependency dependency : here.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getName().startsWith("picocli.") || target.getName().startsWith("org.eclipse.jgit.")) {
                    leaks.add(chain(here, from) + " -> " + target.getName());
                } else if (isOurs(target) && !from.containsKey(target) && CLASSES.contain(target.getName())) {
                    from.put(target, here);
                    queue.add(target);
                }
            }
        }
        assertThat(leaks).isEmpty();
    }

    private static String chain(JavaClass last, Map<JavaClass, @Nullable JavaClass> from) {
        JavaClass before = from.get(last);
        return before == null ? last.getName() : chain(before, from) + " -> " + last.getName();
    }

    @Test
    void verbs_never_call_verbs() {
        Set<String> verbs = CLASSES.stream()
                .filter(c -> packageOf(c).equals("verb") && CLASSES.contain(c.getName() + "$Request"))
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        noClasses()
                .that(describe("are in verb", (JavaClass c) -> packageOf(c).equals("verb")))
                .should()
                .accessTargetWhere(describe(
                        "another verb is called",
                        (JavaAccess<?> access) ->
                                verbs.contains(access.getTargetOwner().getName())
                                        && !topLevel(access.getOriginOwner()).equals(access.getTargetOwner())))
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
