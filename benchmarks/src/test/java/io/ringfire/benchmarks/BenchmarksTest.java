package io.ringfire.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.ringfire.adapters.file.QuoteImport;
import io.ringfire.engine.pattern.Detectors;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/**
 * Nothing of which there are several may be without its benchmark: whoever adds one is told here. Seen failing with a detector, an
 * indicator and a format taken out of the benchmarks.
 */
class BenchmarksTest {
    @Test
    void shouldMeasureEveryDetector() throws ReflectiveOperationException {
        assertEquals(new TreeSet<>(Detectors.names()), parameters(DetectorBenchmark.class, "detector"));
    }

    /** Seen failing where JDK 25 compiled: unless it is named, that runs no annotation processor, and JMH's list stays away. */
    @Test
    void shouldBeKnownToJmhWhicheverJdkCompiled() throws IOException {
        Set<String> benchmarks = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.ringfire.benchmarks")
                        .stream()
                        .filter(type -> !type.getName().contains(".jmh_generated."))
                        .filter(type ->
                                type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(Benchmark.class)))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(benchmarks.size() > 10, benchmarks.toString());
        try (InputStream list = getClass().getResourceAsStream("/META-INF/BenchmarkList")) {
            assertNotNull(list, "JMH's annotation processor did not run");
            String known = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            benchmarks.removeIf(known::contains);
        }
        assertEquals(Set.of(), benchmarks);
    }

    @Test
    void shouldMeasureEveryImportFormat() throws ReflectiveOperationException {
        assertEquals(new TreeSet<>(QuoteImport.formats()), parameters(ImportBenchmark.class, "format"));
    }

    /** An indicator is what takes values by {@code update}. */
    @Test
    void shouldMeasureEveryIndicator() {
        Set<String> indicators = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("io.ringfire.engine.indicator")
                        .stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type -> type.getMethods().stream()
                                .anyMatch(method -> method.getName().equals("update")
                                        && method.getModifiers().contains(JavaModifier.PUBLIC)))
                        .map(JavaClass::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> measured = Arrays.stream(IndicatorBenchmark.class.getDeclaredFields())
                .map(field -> field.getType().getName())
                .filter(name -> name.startsWith("io.ringfire.engine.indicator."))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(indicators, measured);
        long benchmarks = Arrays.stream(IndicatorBenchmark.class.getMethods())
                .filter(method -> method.isAnnotationPresent(Benchmark.class))
                .count();
        assertTrue(benchmarks > indicators.size(), "a field that no benchmark reads");
    }

    /** Else an import of the suite would fail only where it is run. */
    @Test
    void shouldWriteFilesThatAreUnderstood(@TempDir Path directory) throws Exception {
        System.setProperty("ringfire.benchmark.dir", directory.toString());
        try {
            for (String format : QuoteImport.formats()) {
                ImportBenchmark benchmark = new ImportBenchmark();
                benchmark.format = format;
                benchmark.write();
                assertTrue(benchmark.rows() != 0, format);
                benchmark.delete();
            }
        } finally {
            System.clearProperty("ringfire.benchmark.dir");
        }
    }

    private static Set<String> parameters(Class<?> benchmark, String name) throws ReflectiveOperationException {
        Field field = benchmark.getField(name);
        return new TreeSet<>(Set.of(field.getAnnotation(Param.class).value()));
    }
}
