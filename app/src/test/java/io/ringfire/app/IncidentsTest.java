package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/incidents.md} covers all 52 and names only tests that there are. */
class IncidentsTest {
    private static final Path ROOT = Path.of(System.getProperty("ringfire.root", ".."));
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]+Test)(?:#([A-Za-z]+))?`");
    private static final Pattern NUMBERS = Pattern.compile("^\\| ([0-9, to]+) \\|", Pattern.MULTILINE);

    @Test
    void shouldNameTestsThatThereAre() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String module : new String[] {"engine", "journal", "adapters", "app"}) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module + "/src/test/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        Matcher named = NAMED.matcher(Files.readString(ROOT.resolve("docs/incidents.md")));
        int found = 0;
        while (named.find()) {
            found++;
            String source = sources.get(named.group(1));
            assertTrue(source != null, named.group(1) + " is no test");
            assertTrue(named.group(2) == null || source.contains("void " + named.group(2) + "("), named.group());
        }
        assertTrue(found > 30, found + " tests named");
    }

    @Test
    void shouldCoverAllOfThem() throws IOException {
        TreeSet<Integer> covered = new TreeSet<>();
        Matcher rows = NUMBERS.matcher(Files.readString(ROOT.resolve("docs/incidents.md")));
        while (rows.find()) {
            for (String part : rows.group(1).split(",")) {
                String[] ends = part.strip().split(" to ");
                for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                    covered.add(i);
                }
            }
        }
        assertEquals(52, covered.size(), covered.toString());
        assertEquals(52, covered.last());
    }
}
