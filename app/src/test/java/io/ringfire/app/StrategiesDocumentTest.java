package io.ringfire.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.ringfire.engine.strategy.Desk;
import io.ringfire.engine.strategy.Strategy;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/strategies.md: its example runs, and its tables name the whole port. */
class StrategiesDocumentTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("ringfire.root", ".."), "docs/strategies.md");
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path temporary;

    /** Seen failing, on the compiler's message, with one line of the example misspelt. */
    @Test
    void shouldHaveAnExampleThatTradesAndPassesItsOwnCheck() throws IOException {
        Matcher example = EXAMPLE.matcher(Files.readString(DOCUMENT));
        assertTrue(example.find(), "no example");
        String source = example.group(1);
        Path file = Files.writeString(temporary.resolve("ChannelBreakout.java"), source);
        Path data = temporary.resolve("data");
        GeneratedHistory.importTo(data, "EURUSD", 3);
        List<String> options = List.of(
                "--data",
                data.toString(),
                "--symbol",
                "EURUSD",
                "--strategy",
                file.toString(),
                "--set",
                "strategy.bars=1-minute-mid",
                "--set",
                "strategy.period=10",
                "--json");

        JsonNode report = Commands.run(
                        Stream.concat(Stream.of("backtest"), options.stream()).toList())
                .json();
        assertTrue(report.path("trades").size() > 3, report.toString());
        assertEquals(0, report.path("disabled").size(), report.toString());
        Commands.run(Stream.concat(Stream.of("check-strategy"), options.stream())
                        .toList())
                .json();
        assertTrue(!example.find(), "a second example that no test runs");
    }

    @Test
    void shouldNameEveryCallbackAndEveryMethodOfTheDesk() throws IOException {
        String text = Files.readString(DOCUMENT);
        String port = text.substring(text.indexOf("## The port"), text.indexOf("## What a strategy may not do"));
        for (Class<?> type : List.of(Strategy.class, Desk.class)) {
            for (Method method : type.getMethods()) {
                assertTrue(port.contains("`" + method.getName() + "("), type.getSimpleName() + "." + method.getName());
            }
        }
    }
}
