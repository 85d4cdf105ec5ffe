package dev.paribus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.paribus.PackageTable.ROOT;
import static dev.paribus.PackageTable.ROWS;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the package table and the house rules that byte code can show. */
class ArchitectureTest {
    static final JavaClasses CLASSES = production();

    /** The folder or jar that Main was loaded from: never the tests, wherever the build puts its classes. */
    private static JavaClasses production() {
        var source = Main.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter()
                .importLocations(List.of(Location.of(source)))
                .that(resideInAPackage(ROOT + ".."));
    }

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
    void every_package_has_a_row() {
        Set<String> found =
                CLASSES.stream().map(ArchitectureTest::packageOf).collect(Collectors.toCollection(TreeSet::new));
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
                .filter(row -> !row.getValue().library().isEmpty())
                .map(row -> DynamicTest.dynamicTest(
                        row.getValue().library(),
                        () -> noClasses()
                                .that(describe(
                                        "are not in " + row.getKey(),
                                        (JavaClass c) -> !packageOf(c).equals(row.getKey())))
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(row.getValue().library() + "..")
                                .check(CLASSES)));
    }

    @Test
    void only_known_libraries_are_used() {
        String[] known = Stream.concat(
                        Stream.of(ROOT, "java", "sun.misc", "org.jspecify"),
                        ROWS.values().stream().map(PackageTable.Row::library).filter(library -> !library.isEmpty()))
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

    // ---- values

    @Test
    void model_is_immutable_values() {
        classes()
                .that(describe("are in model", (JavaClass c) -> packageOf(c).equals("model") && !isPackageInfo(c)))
                .and(describe("are named and no enum constant", (JavaClass c) -> !c.isAnonymousClass()))
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .check(CLASSES);
        noFields()
                .that(describe(
                        "are values of model",
                        (JavaField f) -> packageOf(f.getOwner()).equals("model")
                                && !f.getModifiers().contains(JavaModifier.STATIC)))
                .should()
                .haveRawType(describe("an array", JavaClass::isArray))
                .check(CLASSES);
    }

    @Test
    void no_mutable_static_state() {
        fields().that().areStatic().should().beFinal().check(CLASSES);
        noFields()
                .that()
                .areStatic()
                .and()
                .areFinal()
                .should()
                .haveRawType(describe(
                        "something that changes",
                        c -> c.isAssignableTo(StringBuilder.class)
                                || c.isAssignableTo(ThreadLocal.class)
                                || c.isAssignableTo(Random.class)
                                || c.getPackageName().startsWith("java.util.concurrent")
                                || (c.isAssignableTo(Collection.class) || c.isAssignableTo(Map.class))
                                        && !c.isInterface()))
                .check(CLASSES);
        noFields()
                .that(describe(
                        "are written by us", (JavaField f) -> !f.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .and()
                .areStatic()
                .and()
                .areNotPrivate()
                .should()
                .haveRawType(describe("an array", JavaClass::isArray))
                .check(CLASSES);
    }

    @Test
    void optional_is_only_returned() {
        noFields().should().haveRawType(Optional.class).check(CLASSES);
        noCodeUnits()
                .that(describe("are written by us", unit -> !unit.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .haveRawParameterTypes(describe(
                        "an Optional",
                        (List<JavaClass> types) -> types.stream().anyMatch(c -> c.isEquivalentTo(Optional.class))))
                .check(CLASSES);
    }

    // ---- the process is seen by the entry points alone

    @Test
    void streams_are_seen_by_main_only() {
        others().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
    }

    @Test
    void environment_and_exit_are_seen_by_main_only() {
        neverCall(
                System.class,
                "exit",
                "getenv",
                "getProperty",
                "getProperties",
                "setProperty",
                "setOut",
                "setErr",
                "setIn");
        neverCall(Runtime.class, "exit", "halt", "addShutdownHook");
        neverCall(Path.class, "toAbsolutePath");
        neverCall(File.class, "getAbsoluteFile", "getAbsolutePath");
        neverCall(Boolean.class, "getBoolean");
        neverCall(Integer.class, "getInteger");
        neverCall(Long.class, "getLong");
    }

    @Test
    void clock_is_handed_down() {
        neverCall(System.class, "currentTimeMillis");
        others().should()
                .callMethodWhere(describe(
                        "now() without a Clock",
                        call -> call.getTarget().getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(t -> t.isEquivalentTo(Clock.class))))
                .check(CLASSES);
        others().should()
                .callMethodWhere(describe(
                        "the system's Clock",
                        call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getTarget().getName().startsWith("system")))
                .check(CLASSES);
    }

    @Test
    void chance_is_handed_down() {
        neverCall(Math.class, "random");
        neverCall(UUID.class, "randomUUID");
        // throw-away names of temporary files and the length of a pause are seen by nobody
        others().and(describe(
                        "are not in host or git",
                        (JavaClass c) -> !Set.of("host", "git").contains(packageOf(c))))
                .should()
                .callMethod(ThreadLocalRandom.class, "current")
                .check(CLASSES);
        others().should()
                .callConstructorWhere(describe(
                        "a generator of its own", call -> call.getTargetOwner().isAssignableTo(Random.class)))
                .check(CLASSES);
    }

    @Test
    void processes_start_in_host_only() {
        noClasses()
                .that(describe("are not in host", (JavaClass c) -> !packageOf(c).equals("host")))
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(ProcessBuilder.class)
                .check(CLASSES);
        neverCall(Runtime.class, "exec");
    }

    @Test
    void no_generic_exceptions() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }

    // ---- form

    @Test
    void every_package_is_null_marked() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(p -> !p.isAnnotatedWith(NullMarked.class)))
                .isEmpty();
    }

    @Test
    void classes_are_final_unless_made_for_extension() {
        classes()
                .that(describe(
                        "are plain classes",
                        (JavaClass c) -> !c.isInterface()
                                && !c.isEnum()
                                && !c.isRecord()
                                && !c.isAnonymousClass()
                                && !c.isAssignableTo(Enum.class)
                                && !c.getModifiers().contains(JavaModifier.ABSTRACT)
                                && !c.getModifiers().contains(JavaModifier.SYNTHETIC)))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .check(CLASSES);
    }

    @Test
    void names_say_what_a_class_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)(\\$.*)?")
                .orShould()
                .resideInAnyPackage("..util..", "..common..", "..core..", "..impl..")
                .check(CLASSES);
    }

    // ---- words

    private static com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction others() {
        return noClasses()
                .that(describe(
                        "are no entry points", (JavaClass c) -> !packageOf(c).isEmpty()));
    }

    private static void neverCall(Class<?> owner, String... names) {
        others().should()
                .accessTargetWhere(describe(
                        owner.getSimpleName() + "." + String.join(" or ", names),
                        (JavaAccess<?> access) -> access.getTargetOwner().isAssignableTo(owner)
                                && List.of(names).contains(access.getTarget().getName())))
                .check(CLASSES);
    }

    /** First folder below the root package; empty for the root and for what is not ours. */
    private static String packageOf(JavaClass c) {
        String name = c.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1).split("\\.")[0] : "";
    }

    private static boolean isOurs(JavaClass c) {
        String name = c.getBaseComponentType().getPackageName();
        return name.equals(ROOT) || name.startsWith(ROOT + ".");
    }

    private static JavaClass topLevel(JavaClass c) {
        return c.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(c);
    }

    private static boolean isPackageInfo(JavaClass c) {
        return c.getSimpleName().equals("package-info");
    }
}
