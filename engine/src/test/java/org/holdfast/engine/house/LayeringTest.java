package org.holdfast.engine.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Who may know whom in device and engine. */
class LayeringTest {
    private static final String BASE = "org.holdfast.";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.holdfast.device", "org.holdfast.engine");

    @Test
    void thereIsAHouse() {
        assertTrue(HOUSE.size() > 200, "only " + HOUSE.size() + " classes: rules prove nothing");
    }

    @Test
    void deviceKnowsNothingOfTheArchive() {
        noClasses().that().resideInAPackage(BASE + "device..").should()
                .dependOnClassesThat().resideInAnyPackage(BASE + "engine..", BASE + "app..")
                .check(HOUSE);
    }

    @Test
    void onlyBootSeesTheVirtualLibrary() {
        noClasses().that().resideOutsideOfPackages(BASE + "device.vtl..", BASE + "engine.boot..",
                        BASE + "engine.bench..")
                .should().dependOnClassesThat().resideInAPackage(BASE + "device.vtl..")
                .check(HOUSE);
    }

    @Test
    void modelIsPure() {
        noClasses().that().resideInAPackage(BASE + "engine.model..").should()
                .dependOnClassesThat().resideInAnyPackage(BASE + "engine.api..",
                        BASE + "engine.ledger..", BASE + "engine.catalog..",
                        BASE + "engine.staging..", BASE + "engine.ltfs..",
                        BASE + "engine.schedule..", BASE + "engine.run..",
                        BASE + "engine.session..", BASE + "engine.env..",
                        BASE + "engine.boot..", "java.nio.file..", "java.sql..")
                .check(HOUSE);
    }

    @Test
    void decidingIsPure() {
        noClasses().that().resideInAPackage(BASE + "engine.schedule..").should()
                .dependOnClassesThat().resideInAnyPackage(BASE + "engine.env..",
                        BASE + "engine.run..", BASE + "engine.session..", BASE + "engine.ledger..",
                        BASE + "engine.catalog..", BASE + "engine.staging..",
                        BASE + "engine.ltfs..", "java.io..", "java.nio..", "java.net..",
                        "java.util.concurrent..", "java.util.logging..")
                .check(HOUSE);
        noClasses().that().resideInAPackage(BASE + "engine.schedule..").should()
                .dependOnClassesThat().haveNameMatching(
                        "java\\.util\\.(Random|HashMap|IdentityHashMap|WeakHashMap)"
                                + "|java\\.time\\.Clock|java\\.lang\\.(Thread|System\\$Logger)")
                .check(HOUSE);
    }

    @Test
    void formatIsPure() {
        noClasses().that().resideInAnyPackage(BASE + "engine.ltfs.format..",
                        BASE + "engine.ltfs.names..").should()
                .dependOnClassesThat().resideInAnyPackage(BASE + "engine.env..",
                        BASE + "engine.ltfs.io..", BASE + "device.drive..", "java.nio.file..")
                .check(HOUSE);
    }

    @Test
    void sqlStaysInTheCatalog() {
        noClasses().that().resideOutsideOfPackage(BASE + "engine.catalog..").should()
                .dependOnClassesThat().resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..")
                .check(HOUSE);
    }

    @Test
    void storageOfTheHomeGoesThroughTheFileStore() {
        noClasses().that().resideInAnyPackage(BASE + "engine.ledger..", BASE + "engine.staging..",
                        BASE + "engine.ltfs..", BASE + "engine.session..",
                        BASE + "engine.schedule..").should()
                .dependOnClassesThat().haveFullyQualifiedName("java.nio.file.Files")
                .orShould().dependOnClassesThat().haveFullyQualifiedName("java.io.File")
                .orShould().dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.channels.FileChannel")
                .check(HOUSE);
    }

    @Test
    void timeAndChanceComeFromTheWorld() {
        var engine = noClasses().that().resideInAPackage(BASE + "engine..")
                .and().resideOutsideOfPackages(BASE + "engine.env.disk..",
                        BASE + "engine.boot..", BASE + "engine.api.wire..");
        engine.should().callMethod(System.class, "currentTimeMillis")
                .orShould().callMethod(System.class, "nanoTime")
                .orShould().callMethod(java.time.Instant.class, "now")
                .orShould().callMethod(java.time.LocalDate.class, "now")
                .orShould().callMethod(java.util.UUID.class, "randomUUID")
                .orShould().callMethod(Math.class, "random")
                .orShould().callMethod(Thread.class, "sleep", long.class)
                .orShould().callConstructor(java.util.Random.class)
                .orShould().callConstructor(Thread.class, Runnable.class)
                .check(HOUSE);
    }

    @Test
    void extensionsUseTheApiOnly() {
        noClasses().that().resideInAnyPackage(BASE + "engine.api..").should()
                .dependOnClassesThat().resideInAnyPackage(BASE + "engine.run..",
                        BASE + "engine.session..", BASE + "engine.ledger..",
                        BASE + "engine.catalog..", BASE + "engine.staging..",
                        BASE + "engine.ltfs..", BASE + "engine.schedule..",
                        BASE + "engine.boot..", BASE + "engine.files..")
                .check(HOUSE);
    }

    @Test
    void nobodyPrintsOrDraws() {
        noClasses().that().resideInAnyPackage(BASE + "engine..", BASE + "device..").should()
                .accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould().dependOnClassesThat().resideInAnyPackage("javafx..", "java.awt..")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses().should().haveSimpleNameEndingWith("Manager")
                .orShould().haveSimpleNameEndingWith("Helper")
                .orShould().haveSimpleNameEndingWith("Util")
                .orShould().haveSimpleNameEndingWith("Utils")
                .orShould().haveSimpleNameEndingWith("Impl").check(HOUSE);
    }

    @Test
    void roomsHaveNoCircles() {
        slices().matching(BASE + "engine.(*)..").should().beFreeOfCycles().check(HOUSE);
        slices().matching(BASE + "device.(*)..").should().beFreeOfCycles().check(HOUSE);
    }
}
