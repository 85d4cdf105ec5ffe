package dev.paribus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static dev.paribus.ProductionCode.CLASSES;
import static dev.paribus.ProductionCode.isPackageInfo;
import static dev.paribus.ProductionCode.neverCall;
import static dev.paribus.ProductionCode.outsideEntryPoints;
import static dev.paribus.ProductionCode.packageOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.io.File;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Holds the house rules that byte code can show. */
class HouseRulesTest {
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
        outsideEntryPoints().should(ACCESS_STANDARD_STREAMS).check(CLASSES);
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
        outsideEntryPoints()
                .should()
                .callMethodWhere(describe(
                        "now() without a Clock",
                        call -> call.getTarget().getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(t -> t.isEquivalentTo(Clock.class))))
                .check(CLASSES);
        outsideEntryPoints()
                .should()
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
        outsideEntryPoints()
                .and(describe(
                        "are not in host or git",
                        (JavaClass c) -> !Set.of("host", "git").contains(packageOf(c))))
                .should()
                .callMethod(ThreadLocalRandom.class, "current")
                .check(CLASSES);
        outsideEntryPoints()
                .should()
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
}
