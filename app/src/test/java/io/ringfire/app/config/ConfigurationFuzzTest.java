package io.ringfire.app.config;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever a file holds, out comes a value or a {@link ConfigurationException}, soon. Each failure names its seed. Seen failing
 * over 3,000 mutated files: a misspelt word in a template's list, told before, left a null behind.
 */
class ConfigurationFuzzTest {
    private static final int RANDOM_FILES = 600;
    private static final int MUTATED_FILES = 900;
    private static final Duration LONGEST_FOR_ONE = Duration.ofSeconds(5); // typical: under a millisecond
    private static final String YAML_SIGNS = "{}[]:,#&*!|>'\"%@`-? \n\t\\~0x9eE+.aM";

    @TempDir
    Path folder;

    private int accepted;
    private int refused;

    @Test
    void shouldSurviveRandomBytes() throws IOException {
        for (int seed = 0; seed < RANDOM_FILES; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(400)];
            if (seed % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) YAML_SIGNS.charAt(random.nextInt(YAML_SIGNS.length()));
                }
            }
            readAll(seed, bytes);
        }
        assertTrue(refused > RANDOM_FILES);
    }

    @Test
    void shouldSurviveMutationsOfTheShippedFiles() throws IOException {
        List<String> shipped = List.of("ringfire.yaml", "instruments.yaml", "calendar.yaml");
        for (int seed = 0; seed < MUTATED_FILES; seed++) {
            byte[] bytes =
                    Files.readAllBytes(ConfigFixture.shippedFolder().resolve(shipped.get(seed % shipped.size())));
            readAll(
                    seed,
                    mutated(new String(bytes, StandardCharsets.UTF_8), new Random(seed))
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertTrue(accepted > 100 && refused > 100, accepted + " accepted, " + refused + " refused");
    }

    private static String mutated(String text, Random random) {
        StringBuilder mutant = new StringBuilder(text);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(mutant.length());
            int to = Math.min(mutant.length(), at + 1 + random.nextInt(20));
            char sign = YAML_SIGNS.charAt(random.nextInt(YAML_SIGNS.length()));
            switch (random.nextInt(5)) {
                case 0 -> mutant.deleteCharAt(at);
                case 1 -> mutant.insert(at, sign);
                case 2 -> mutant.setCharAt(at, sign);
                case 3 -> mutant.insert(random.nextInt(mutant.length()), mutant.substring(at, to));
                default -> mutant.setLength(Math.max(1, random.nextInt(10) == 0 ? at : mutant.length()));
            }
        }
        return mutant.toString();
    }

    private void readAll(int seed, byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("fuzzed.yaml"), bytes);
        read(seed, () -> {
            Settings settings =
                    new SettingsLoader(Purpose.BACKTEST).file(file).load().settings();
            Path kept = Files.writeString(folder.resolve("kept.yaml"), settings.toYaml());
            Settings again =
                    new SettingsLoader(Purpose.BACKTEST).file(kept).load().settings();
            assertTrue(settings.equals(again), "what was accepted reads back equal");
        });
        read(seed, () -> assertFalse(InstrumentsFile.read(file).symbols().isEmpty()));
        read(seed, () -> CalendarFile.read(file));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String value = text.substring(0, Math.min(40, text.length()));
        read(
                seed,
                () -> new SettingsLoader(Purpose.BACKTEST)
                        .strategies(List.of(value))
                        .set(List.of(
                                value,
                                "accounts=" + value,
                                "strategy.x=" + value,
                                "data=" + value,
                                "costs.swap.tripleDays=" + value))
                        .environment(Map.of("RINGFIRE_" + value, value, "RINGFIRE_STRATEGIES", value))
                        .load());
    }

    private interface Reading {
        void run() throws IOException;
    }

    private void read(int seed, Reading reading) {
        try {
            long startNs = System.nanoTime();
            reading.run();
            accepted++;
            assertTrue(System.nanoTime() - startNs < LONGEST_FOR_ONE.toNanos(), "seed " + seed + " took too long");
        } catch (ConfigurationException expected) {
            assertFalse(expected.problems().isEmpty());
            assertTrue(expected.getMessage().length() < 200_000, "seed " + seed + " floods the terminal");
            refused++;
        } catch (IOException | RuntimeException | StackOverflowError error) {
            fail("seed " + seed, error);
        }
    }

    @Test
    void shouldReadTheLargestHostileFilesSoon() throws IOException {
        int most = ConfigurationFile.LONGEST_BYTES;
        for (String hostile : List.of(
                "[".repeat(most),
                "{a: ".repeat(most / 4),
                "- ".repeat(most / 2),
                "? ".repeat(most / 2),
                "a: ".repeat(most / 3),
                "a\n".repeat(most / 2),
                "'".repeat(most),
                "\"" + "\\U0010FFFF".repeat(most / 10 - 1) + "\"",
                "\"\\UFFFFFFFF\"",
                "%YAML 9.9\n---\na: 1\n",
                "k: 1\n".repeat(most / 5),
                IntStream.range(0, most / 12)
                        .mapToObj(i -> "k" + (100_000 + i) + ": 1\n")
                        .collect(Collectors.joining()),
                "x".repeat(most - 10) + ": 1",
                "costs: {"
                        + IntStream.range(0, most / 12)
                                .mapToObj(i -> "k" + (100_000 + i) + ": 1,")
                                .collect(Collectors.joining())
                        + "}",
                "a" + ".a".repeat(most / 2 - 10) + ": 1",
                "strategies: [" + "{},".repeat(most / 3 - 10) + "]",
                "strategies: [{" + "p: 1,".repeat(most / 5 - 10) + "}]",
                "mode: " + "x".repeat(most - 10),
                "account: {balance: " + "9".repeat(most - 30) + "}",
                "account: {balance: 1e999999999}",
                "#".repeat(most),
                " ".repeat(most),
                "\n".repeat(most))) {
            String start = hostile.substring(0, Math.min(12, hostile.length()));
            Path file = Files.writeString(folder.resolve("hostile.yaml"), hostile);
            assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> read(
                            start.hashCode(),
                            () -> new SettingsLoader(Purpose.BACKTEST)
                                    .file(file)
                                    .load()),
                    start);
        }
    }
}
