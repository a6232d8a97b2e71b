package io.ringfire.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.ringfire.brokenmodules.adapters.KnowsTheJournal;
import io.ringfire.brokenmodules.app.CountsForPrometheus;
import io.ringfire.brokenmodules.app.KnowsTheBot;
import io.ringfire.brokenmodules.app.SpeaksHttp;
import io.ringfire.brokenmodules.app.SpeaksTelegram;
import io.ringfire.brokenmodules.engine.KnowsTheApp;
import io.ringfire.brokenmodules.journal.KnowsTheAdapters;
import io.ringfire.brokenmodules.util.Drawer;
import org.junit.jupiter.api.Test;

/**
 * Arrows between modules point one way: app to adapters and journal, both of them to engine. Each rule is seen failing on a small
 * class that breaks it, in {@code io.ringfire.brokenmodules}.
 */
class ModuleArrowsTest {
    private static final JavaClasses RINGFIRE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.ringfire");

    @Test
    void shouldHaveSeenEveryModule() {
        for (String module : new String[] {"engine", "journal", "adapters", "app"}) {
            assertTrue(
                    RINGFIRE.stream().anyMatch(type -> type.getPackageName().startsWith("io.ringfire." + module)),
                    module);
        }
        assertFalse(
                RINGFIRE.stream().anyMatch(type -> type.getPackageName().contains("broken")), "fixtures are no part");
    }

    @Test
    void shouldLetTheEngineKnowNobody() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.ringfire.engine..", "io.ringfire.brokenmodules.engine..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "io.ringfire.app..",
                                "io.ringfire.journal..",
                                "io.ringfire.adapters..",
                                "io.ringfire.benchmarks.."),
                KnowsTheApp.class);
    }

    @Test
    void shouldLetTheJournalKnowTheEngineAlone() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.ringfire.journal..", "io.ringfire.brokenmodules.journal..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.ringfire.app..", "io.ringfire.adapters..", "io.ringfire.benchmarks.."),
                KnowsTheAdapters.class);
    }

    @Test
    void shouldLetTheAdaptersKnowTheEngineAlone() {
        holds(
                noClasses()
                        .that()
                        .resideInAnyPackage("io.ringfire.adapters..", "io.ringfire.brokenmodules.adapters..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.ringfire.app..", "io.ringfire.journal..", "io.ringfire.benchmarks.."),
                KnowsTheJournal.class);
    }

    @Test
    void shouldSpeakZeroMqAndHttpInAdaptersOnly() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ringfire.adapters..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage(
                                "org.zeromq..",
                                "zmq..",
                                "java.net.http..",
                                "com.sun.net.httpserver..",
                                "io.javalin..",
                                "org.eclipse.jetty.."),
                SpeaksHttp.class);
    }

    @Test
    void shouldKnowTheClientOfPrometheusInOnePackageOnly() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ringfire.adapters.metrics..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.prometheus.."),
                CountsForPrometheus.class);
    }

    @Test
    void shouldKnowTheClientOfTelegramInOnePackageOnly() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ringfire.adapters.telegram..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("com.pengrad..", "okhttp3.."),
                SpeaksTelegram.class);
    }

    /** What commands mean in a chat is the service's business alone; nothing else waits for a chat. */
    @Test
    void shouldLetOnlyTheServiceKnowTheBot() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackages("io.ringfire.app.telegram..", "io.ringfire.app.service..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("io.ringfire.app.telegram.."),
                KnowsTheBot.class);
    }

    @Test
    void shouldUseChronicleInTheJournalOnly() {
        holds(
                noClasses()
                        .that()
                        .resideOutsideOfPackage("io.ringfire.journal..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAnyPackage("net.openhft.."),
                SpeaksHttp.class);
    }

    @Test
    void shouldNameNoPackageAfterADrawer() {
        holds(
                noClasses()
                        .should()
                        .resideInAnyPackage(
                                "..util..",
                                "..utils..",
                                "..impl..",
                                "..common..",
                                "..helper..",
                                "..helpers..",
                                "..misc.."),
                Drawer.class);
    }

    private static void holds(ArchRule rule, Class<?> broken) {
        assertTrue(
                rule.evaluate(new ClassFileImporter().importClasses(broken)).hasViolation(),
                () -> broken + " should break: " + rule.getDescription());
        rule.check(RINGFIRE);
    }
}
