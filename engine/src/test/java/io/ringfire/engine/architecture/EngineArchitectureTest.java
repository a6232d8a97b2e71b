package io.ringfire.engine.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.ringfire.brokenrules.engine.detect.CallsAThread;
import io.ringfire.brokenrules.engine.detect.IteratesAMap;
import io.ringfire.brokenrules.engine.detect.PrintsALine;
import io.ringfire.brokenrules.engine.market.UsesMath;
import io.ringfire.brokenrules.engine.money.KnowsATestLibrary;
import io.ringfire.brokenrules.engine.number.DrawsANumber;
import io.ringfire.brokenrules.engine.number.KnowsRisk;
import io.ringfire.brokenrules.engine.number.ReadsAClock;
import io.ringfire.brokenrules.engine.util.Drawer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Holds the engine to {@link EngineRules}. Each rule is seen failing on a small class that breaks it, in {@code
 * io.ringfire.brokenrules}; without such a class a rule that matches nothing would pass as well.
 */
class EngineArchitectureTest {
    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.ringfire.engine");

    private static final Pattern ENGINE_NAME = Pattern.compile("io\\.ringfire\\.engine\\.([a-z]+)\\.");

    @Test
    void shouldKeepPackagesInOneOrder() {
        holds(EngineRules.ONE_ORDER, KnowsRisk.class);
        SlicesRuleDefinition.slices()
                .matching("io.ringfire.engine.(*)..")
                .should()
                .beFreeOfCycles()
                .check(ENGINE);
    }

    /** Constants are copied by the compiler, so that class files do not show where they came from; sources do. */
    @Test
    void shouldKeepThatOrderInTheSourcesAsWell() throws IOException {
        List<String> breaches = new ArrayList<>();
        Path root = Path.of("src/main/java/io/ringfire/engine");
        try (Stream<Path> sources = Files.walk(root)) {
            for (Path source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                breaches.addAll(forwardNames(root.relativize(source), Files.readString(source)));
            }
        }
        assertEquals(List.of(), breaches);
        assertEquals(
                1,
                forwardNames(Path.of("number/Broken.java"), "import io.ringfire.engine.risk.RiskStage;")
                        .size(),
                "the scan must see a forward import");
    }

    @Test
    void shouldKnowNobody() {
        holds(EngineRules.KNOWS_NOBODY, KnowsATestLibrary.class);
    }

    @Test
    void shouldReadNoClockWhereItDecides() {
        holds(EngineRules.NO_CLOCK, ReadsAClock.class);
    }

    @Test
    void shouldDrawNoRandomNumberWhereItDecides() {
        holds(EngineRules.NO_RANDOM, DrawsANumber.class);
    }

    @Test
    void shouldKnowNoThreadWhereItDecides() {
        holds(EngineRules.NO_THREADS, CallsAThread.class);
        holds(EngineRules.NO_ATOMICS, CallsAThread.class);
    }

    @Test
    void shouldFollowNoHashOrderWhereItDecides() {
        holds(EngineRules.NO_HASH_ORDER, IteratesAMap.class);
        assertEquals(
                3,
                violations(EngineRules.NO_HASH_ORDER, IteratesAMap.class),
                "a hash map, a salted set and a walk through an Agrona map are three breaches");
    }

    @Test
    void shouldWriteNoLineWhereItDecides() {
        holds(EngineRules.NO_LOGGING, PrintsALine.class);
    }

    @Test
    void shouldUseStrictMathWhereItDecides() {
        holds(EngineRules.NO_MATH, UsesMath.class);
    }

    @Test
    void shouldNameNoPackageAfterADrawer() {
        holds(EngineRules.NO_DRAWERS, Drawer.class);
    }

    private static void holds(ArchRule rule, Class<?> broken) {
        assertTrue(violations(rule, broken) > 0, () -> broken + " should break: " + rule.getDescription());
        rule.check(ENGINE);
    }

    private static int violations(ArchRule rule, Class<?> broken) {
        return rule.evaluate(new ClassFileImporter().importClasses(broken))
                .getFailureReport()
                .getDetails()
                .size();
    }

    private static List<String> forwardNames(Path source, String text) {
        List<String> breaches = new ArrayList<>();
        int own = EngineRules.PACKAGES_IN_ORDER.indexOf(source.getName(0).toString());
        Matcher names = ENGINE_NAME.matcher(text.replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", ""));
        while (names.find()) {
            if (EngineRules.PACKAGES_IN_ORDER.indexOf(names.group(1)) > own) {
                breaches.add(source + " names " + names.group());
            }
        }
        return breaches;
    }
}
