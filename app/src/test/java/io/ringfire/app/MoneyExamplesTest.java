package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/money.md} and the tests of its examples name each other. Seen failing: with an example renamed, on either side. */
class MoneyExamplesTest {
    private static final Path ROOT = Path.of(System.getProperty("ringfire.root", ".."));
    private static final Path TESTS = ROOT.resolve("engine/src/test/java/io/ringfire/engine/venue");

    @Test
    void shouldTestEveryExampleAndShowEveryTest() throws IOException {
        TreeSet<String> tested = new TreeSet<>();
        try (Stream<Path> files = Files.list(TESTS)) {
            for (Path file : files.filter(path -> path.toString().endsWith("ExamplesTest.java"))
                    .toList()) {
                collect(Pattern.compile("void (should\\w+)\\("), Files.readString(file), tested);
            }
        }
        TreeSet<String> shown = new TreeSet<>();
        collect(Pattern.compile("\\b(should\\w+)`"), Files.readString(ROOT.resolve("docs/money.md")), shown);
        assertEquals(tested, shown);
    }

    private static void collect(Pattern pattern, String text, TreeSet<String> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            into.add(matcher.group(1));
        }
    }
}
