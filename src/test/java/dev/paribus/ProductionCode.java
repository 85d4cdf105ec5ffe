package dev.paribus;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.paribus.PackageTable.ROOT;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;

/** The classes of the program as the architecture tests see them, and words to speak of them. */
final class ProductionCode {
    static final JavaClasses CLASSES = production();

    /** The folder or jar that Main was loaded from: never the tests, wherever the build puts its classes. */
    private static JavaClasses production() {
        var source = Main.class.getProtectionDomain().getCodeSource().getLocation();
        return new ClassFileImporter()
                .importLocations(List.of(Location.of(source)))
                .that(resideInAPackage(ROOT + ".."));
    }

    private ProductionCode() {}

    static GivenClassesConjunction outsideEntryPoints() {
        return noClasses()
                .that(describe(
                        "are no entry points", (JavaClass c) -> !packageOf(c).isEmpty()));
    }

    static void neverCall(Class<?> owner, String... names) {
        outsideEntryPoints()
                .should()
                .accessTargetWhere(describe(
                        owner.getSimpleName() + "." + String.join(" or ", names),
                        (JavaAccess<?> access) -> access.getTargetOwner().isAssignableTo(owner)
                                && List.of(names).contains(access.getTarget().getName())))
                .check(CLASSES);
    }

    /** First folder below the root package; empty for the root and for what is not ours. */
    static String packageOf(JavaClass c) {
        String name = c.getBaseComponentType().getPackageName();
        return name.startsWith(ROOT + ".") ? name.substring(ROOT.length() + 1) : "";
    }

    static boolean isOurs(JavaClass c) {
        String name = c.getBaseComponentType().getPackageName();
        return name.equals(ROOT) || name.startsWith(ROOT + ".");
    }

    static JavaClass topLevel(JavaClass c) {
        return c.getEnclosingClass().map(ProductionCode::topLevel).orElse(c);
    }

    static boolean isPackageInfo(JavaClass c) {
        return c.getSimpleName().equals("package-info");
    }
}
