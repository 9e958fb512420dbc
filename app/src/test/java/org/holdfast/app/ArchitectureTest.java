package org.holdfast.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The walls of the app: what may know what. */
class ArchitectureTest {
    private static final String APP = "org.holdfast.app";
    /** What people see; each is a feature, or the window around them. */
    private static final List<String> FEATURES = List.of("cli", "firstwalk", "shell", "buckets",
            "library", "jobs", "settings", "welcome");
    private static JavaClasses holdfast;

    @BeforeAll
    static void read() {
        holdfast = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.holdfast");
    }

    @Test
    void theAppKnowsTheEngineByItsApiOnly() {
        noClasses().that().resideInAPackage(APP + "..").and().resideOutsideOfPackage(APP)
                .should().dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage(
                                "org.holdfast.engine..").and(
                                JavaClass.Predicates.resideOutsideOfPackages(
                                        "org.holdfast.engine.api..",
                                        "org.holdfast.engine.model..")))
                .check(holdfast);
    }

    @Test
    void onlyTheRootKnowsWhereEnginesAreMadeAndMeasured() {
        noClasses().that().resideOutsideOfPackages(APP, "org.holdfast.engine..")
                .should().dependOnClassesThat().resideInAnyPackage("org.holdfast.engine.boot..",
                        "org.holdfast.engine.bench..")
                .check(holdfast);
    }

    @Test
    void theAppKnowsNoDevice() {
        noClasses().that().resideInAPackage(APP + "..").should().dependOnClassesThat()
                .resideInAPackage("org.holdfast.device..").check(holdfast);
    }

    @Test
    void featuresDoNotKnowEachOther() {
        for (String feature : FEATURES) {
            noClasses().that().resideInAPackage(APP + "." + feature + "..")
                    .should().dependOnClassesThat(new Others(feature)).allowEmptyShould(true)
                    .check(holdfast);
        }
    }

    /** The features that one is not. */
    private static final class Others
            extends DescribedPredicate<JavaClass> {
        private final String feature;

        Others(String feature) {
            super("are of another feature than " + feature);
            this.feature = feature;
        }

        @Override
        public boolean test(JavaClass c) {
            String name = c.getPackageName();
            return FEATURES.stream().filter(f -> !f.equals(feature))
                    .anyMatch(f -> (name + ".").startsWith(APP + "." + f + "."));
        }
    }

    @Test
    void roomsHaveNoCycles() {
        slices().matching("org.holdfast.app.(*)..").should().beFreeOfCycles().check(holdfast);
    }

    @Test
    void whatHasNoWindowHasNoJavaFx() {
        noClasses().that().resideInAnyPackage(APP, APP + ".cli..", APP + ".firstwalk..",
                        APP + ".doorway..", APP + ".words..", APP + ".terminal..", APP + ".crash..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx..", "atlantafx..")
                .check(holdfast);
    }

    @Test
    void picocliIsInTheCommandLineOnly() {
        noClasses().that().resideOutsideOfPackage(APP + ".cli..")
                .should().dependOnClassesThat().resideInAPackage("picocli..").check(holdfast);
    }

    @Test
    void wordsAndPicturesKnowNothingOfTheRest() {
        noClasses().that().resideInAnyPackage("org.holdfast.i18n..", "org.holdfast.icons..")
                .should().dependOnClassesThat(new Rest()).check(holdfast);
    }

    /** The app, the engine, the device. */
    private static final class Rest extends DescribedPredicate<JavaClass> {
        Rest() {
            super("are of app, engine or device");
        }

        @Override
        public boolean test(JavaClass c) {
            return c.getPackageName().matches("org\\.holdfast\\.(app|engine|device)(\\..*)?");
        }
    }

    @Test
    void theLauncherIsNoApplication() {
        classes().that().haveFullyQualifiedName(APP + ".Holdfast").should()
                .notBeAssignableTo("javafx.application.Application").check(holdfast);
    }
}
