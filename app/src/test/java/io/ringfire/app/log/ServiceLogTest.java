package io.ringfire.app.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.AppenderBase;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.config.LogSettings;
import io.ringfire.app.pulse.PulseState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** In a logger context of its own, so that the tests' own log stays as it is. */
@Timeout(30)
class ServiceLogTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path directory;

    private final LoggerContext context = new LoggerContext();
    private long nowNs;
    private ServiceLog log;

    private final LogbackMDCAdapter adapter = new LogbackMDCAdapter();

    private void open(LogSettings.Format format, LogSettings.Level level, Path file, int megabytes, int kept) {
        context.setMDCAdapter(adapter);
        log = ServiceLog.open(new LogSettings(format, level, Optional.of(file), megabytes, kept), context, () -> nowNs);
    }

    private Path json(LogSettings.Level level) {
        Path file = directory.resolve("new/service.log");
        open(LogSettings.Format.JSON, level, file, 10, 5);
        return file;
    }

    private Logger logger(String name) {
        return context.getLogger(name);
    }

    private Logger ours() {
        return logger("io.ringfire.app.telegram.Mutes");
    }

    @AfterEach
    void close() {
        log.close();
        context.stop();
    }

    /** Closes the log, so that all is written, and reads each line as an object. */
    private List<JsonNode> lines(Path file) throws IOException {
        log.close();
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            lines.add(MAPPER.readTree(line));
        }
        return lines;
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply change(String level, String logger) {
        ObjectNode body = MAPPER.createObjectNode().put("level", level).put("by", "ann");
        return log.change(logger == null ? body : body.put("logger", logger));
    }

    private static void await(BooleanSupplier condition) {
        long begunNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() - begunNs < Duration.ofSeconds(10).toNanos(), "waited in vain");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** Seen failing with the library's own list in the place of fields. */
    @Test
    void shouldWriteOneObjectALineWithTimeLevelLoggerThreadMessageFieldsAndException() throws IOException {
        Path file = json(LogSettings.Level.WARN);
        ours().atWarn()
                .addKeyValue("stage", "detect")
                .addKeyValue("sequence", 17L)
                .addKeyValue("quoted \"key\"", "line\nand \"quote\" \\ \u0001 €")
                .setCause(new IllegalStateException("of\nno\tuse", new IOException("the cause")))
                .log("one\ntwo \"three\"");
        ours().error("plain {}", 5);
        List<JsonNode> lines = lines(file);
        assertEquals(2, lines.size());
        JsonNode first = lines.get(0);
        Instant time = Instant.parse(first.path("time").asText());
        assertTrue(Duration.between(time, Instant.now()).abs().toSeconds() < 30, time.toString());
        assertEquals("WARN", first.path("level").asText());
        assertEquals("io.ringfire.app.telegram.Mutes", first.path("logger").asText());
        assertEquals(Thread.currentThread().getName(), first.path("thread").asText());
        assertEquals("one\ntwo \"three\"", first.path("message").asText());
        assertEquals("detect", first.at("/fields/stage").asText());
        assertEquals(17, first.at("/fields/sequence").asLong());
        assertTrue(first.at("/fields/sequence").isIntegralNumber());
        assertEquals(
                "line\nand \"quote\" \\ \u0001 €",
                first.path("fields").path("quoted \"key\"").asText());
        assertEquals("of\nno\tuse", first.at("/exception/message").asText());
        assertEquals("the cause", first.at("/exception/cause/message").asText());
        assertEquals("plain 5", lines.get(1).path("message").asText());
        assertEquals(List.of("time", "level", "thread", "logger", "message"), names(lines.get(1)));
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void shouldWriteTextForEyes() throws IOException {
        Path file = directory.resolve("a name.log");
        open(LogSettings.Format.TEXT, LogSettings.Level.INFO, file, 10, 5);
        ours().atInfo().addKeyValue("stage", "detect").log("it began");
        log.close();
        String line = Files.readString(file);
        assertTrue(
                line.matches(
                        "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO  \\[.+] io\\.ringfire\\.app\\.telegram\\.Mutes - "
                                + "it began stage=\"detect\"\\R"),
                line);
    }

    /** Seen failing without the limit to the number of files: without it a log fills the disk that journals need. */
    @Test
    void shouldTurnTheFileOverAndKeepNoMoreThanIsSaid() throws IOException {
        Path file = directory.resolve("odd name.log");
        open(LogSettings.Format.TEXT, LogSettings.Level.INFO, file, 1, 2);
        String half = "x".repeat(500_000);
        for (int i = 0; i < 12; i++) {
            ours().info("{} {}", i, half);
            String wanted = "Mutes - " + i + " xxx";
            await(() -> read(file).contains(wanted));
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(120)); // the size is looked at ten times a second
        }
        log.close();
        List<String> names;
        long bytes = 0;
        try (Stream<Path> files = Files.list(directory)) {
            names = files.map(each -> each.getFileName().toString()).sorted().toList();
        }
        for (String name : names) {
            bytes += Files.size(directory.resolve(name));
        }
        assertEquals(List.of("odd name.log", "odd name.log.1", "odd name.log.2"), names);
        assertTrue(bytes < 3 * 1_600_000, bytes + " bytes");
        assertTrue(Files.readString(file).contains("11 xxx"));
    }

    @Test
    void shouldWriteAnotherLevelOnceItIsToldAndSayWhoWantedIt() throws IOException {
        Path file = json(LogSettings.Level.WARN);
        ours().info("not yet");
        Reply all = change("info", null);
        assertEquals(200, all.status(), all.body().toString());
        assertEquals("INFO", all.body().path("level").asText());
        assertEquals("WARN", all.body().path("configured").asText());
        ours().info("now");
        assertEquals(200, change("TRACE", "io.ringfire.app.telegram").status());
        ours().trace("all of it");
        logger("io.ringfire.app.alert.AlertAgent").debug("not this");
        assertEquals(200, change("ERROR", null).status());
        assertEquals(200, change("ERROR", "io.ringfire.app.telegram").status());
        ours().warn("no more");
        List<String> messages =
                lines(file).stream().map(each -> each.path("message").asText()).toList();
        assertEquals(
                List.of(
                        "io.ringfire writes INFO until the next start",
                        "now",
                        "io.ringfire.app.telegram writes TRACE until the next start",
                        "all of it",
                        "io.ringfire writes ERROR until the next start",
                        "io.ringfire.app.telegram writes ERROR until the next start"),
                messages);
        assertTrue(Files.readString(file).contains("\"by\":\"ann\""));
    }

    @Test
    void shouldSayWhatWouldBeRight() {
        json(LogSettings.Level.WARN);
        assertProblem("level: one of ERROR, WARN, INFO, DEBUG, TRACE is needed", change("loud", null));
        assertProblem("level: one of ERROR, WARN, INFO, DEBUG, TRACE is needed", change("OFF", null));
        assertProblem(
                "logger: there is no class and no package 'io.ringfire.app.telegramm'; give one, such as io.ringfire.app.telegram,"
                        + " or none for all of io.ringfire",
                change("INFO", "io.ringfire.app.telegramm"));
        assertProblem("logger: there is no class and no package '../../etc'; give one", change("INFO", "../../etc"));
        assertProblem(
                "the body is {\"level\": …",
                log.change(MAPPER.createObjectNode().put("levle", "INFO")));
        assertProblem(
                "the body is {\"level\": …",
                log.change(MAPPER.createObjectNode().put("level", 5)));
        assertProblem(
                "by: who asks for it", log.change(MAPPER.createObjectNode().put("level", "INFO")));
        assertProblem(
                "by: who asks for it",
                log.change(MAPPER.createObjectNode().put("level", "INFO").put("by", "a\u001bb")));
        assertEquals(
                200, change("INFO", "io.ringfire.app.backup.BackupSchedule").status()); // nobody has used it yet
        assertEquals(200, change("info", "org.eclipse.jetty").status());
    }

    private static void assertProblem(String text, Reply reply) {
        assertEquals(400, reply.status());
        assertTrue(
                reply.body().path("problem").asText().startsWith(text),
                reply.body().toString());
    }

    @Test
    void shouldHoldWhatIsConfiguredAndLeaveTheProcessAsItWas() {
        AppenderBase<ILoggingEvent> other = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                // takes it
            }
        };
        logger(Logger.ROOT_LOGGER_NAME).addAppender(other);
        ours().setLevel(ch.qos.logback.classic.Level.OFF);
        json(LogSettings.Level.INFO);
        assertTrue(ours().isInfoEnabled());
        assertFalse(logger(Logger.ROOT_LOGGER_NAME).isAttached(other));
        log.close();
        assertTrue(logger(Logger.ROOT_LOGGER_NAME).isAttached(other));
        assertFalse(ours().isErrorEnabled());
    }

    /** Below INFO a server's library writes down requests with their headers. Seen failing without the rule. */
    @Test
    void shouldNotLetLibrariesWriteDownRequests() {
        json(LogSettings.Level.TRACE);
        for (String name : List.of("org.eclipse.jetty", "org.eclipse.jetty.http.HttpParser", "ROOT", "io.javalin")) {
            assertProblem("logger: " + name + " is a library's", change("DEBUG", name));
            assertProblem("logger: " + name + " is a library's", change("TRACE", name));
        }
        assertFalse(logger("org.eclipse.jetty.http.HttpParser").isInfoEnabled());
        assertTrue(ours().isTraceEnabled());
    }

    /** Seen failing without what is put in their place. */
    @Test
    void shouldWriteNoSecretWhereverInALineItStands() throws IOException {
        String token = "0a1b2c3d".repeat(6);
        String bot = "123456789:AAAAABBBBB-CCCCC_DDDDD";
        for (LogSettings.Format format : LogSettings.Format.values()) {
            Path file = directory.resolve(format + ".log");
            open(format, LogSettings.Level.TRACE, file, 10, 5);
            log.hide(token);
            log.hide(bot);
            log.hide("");
            ours().trace("said " + token);
            ours().atDebug().addKeyValue("token", token).addKeyValue(bot, 1).log("said {}", bot);
            ours().error(
                            "failed",
                            new IllegalStateException(
                                    "https://api/bot" + bot + "/x", new IOException("Bearer " + token)));
            log.close();
            String all = Files.readString(file);
            assertFalse(all.contains(token), all);
            assertFalse(all.contains(bot), all);
            assertTrue(all.contains("bot[hidden]") && all.contains("Bearer [hidden]"), all);
        }
    }

    /** A full disk: every write to it fails. Seen failing without the listener of the stream. */
    @Test
    void shouldSayWhenTheFileCannotBeWrittenAndGoOn() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "this system has no disk that is always full");
        Path link = Files.createSymbolicLink(directory.resolve("service.log"), full);
        open(LogSettings.Format.JSON, LogSettings.Level.WARN, link, 10, 5);
        assertEquals(PulseState.HEALTHY, log.look().state());
        ours().warn("first");
        await(() -> log.look().state() == PulseState.DEGRADED);
        assertTrue(log.look().reason().contains("No space left"), log.look().reason());
        assertTrue(log.show().path("problem").asText().contains("No space left"));
        assertEquals(1.0, metric("ringfire_log_failing"));
        long begunNs = System.nanoTime();
        for (int i = 0; i < 10_000; i++) {
            ours().debug("nobody waits");
        }
        assertTrue(System.nanoTime() - begunNs < Duration.ofSeconds(2).toNanos());

        Path spare = directory.resolve("spare.log");
        Files.delete(link);
        Files.createSymbolicLink(link, Files.createFile(spare));
        await(() -> {
            ours().warn("there is room again");
            return metric("ringfire_log_failing") == 0;
        });
        nowNs += TimeUnit.SECONDS.toNanos(61); // the library's last words are forgotten
        assertEquals(PulseState.HEALTHY, log.look().state());
    }

    @Test
    void shouldStartWhereItsFileCannotBeOpened() throws IOException {
        Path file = Files.createFile(directory.resolve("is-a-file")).resolve("service.log");
        open(LogSettings.Format.TEXT, LogSettings.Level.WARN, file, 10, 5);
        assertTrue(log.trouble().contains("is-a-file"), log.trouble());
        assertEquals(PulseState.DEGRADED, log.look().state());
    }

    /** Its thread stands still, as before a disk that does not answer. Seen hanging with a queue that waits for room. */
    @Test
    void shouldDropAndCountWhatFindsNoRoom() {
        json(LogSettings.Level.WARN);
        CountDownLatch answers = new CountDownLatch(1);
        AppenderBase<ILoggingEvent> disk = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                try {
                    answers.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        disk.setContext(context);
        disk.start();
        LogQueue queue = new LogQueue();
        queue.setContext(context);
        queue.addAppender(disk);
        queue.start();
        logger("io.ringfire").addAppender(queue);
        int lines = LogQueue.CAPACITY * 3; // its thread takes as many as wait at once, and more may wait then
        for (int i = 0; i < lines; i++) {
            ours().warn("one more");
        }
        long dropped = queue.dropped();
        answers.countDown();
        assertTrue(dropped >= LogQueue.CAPACITY - 1, dropped + " were dropped");
        assertEquals(lines, dropped + queue.taken(ch.qos.logback.classic.Level.WARN));
        queue.stop();
    }

    private double metric(String name) {
        MetricsPage page = new MetricsPage();
        log.addTo(page);
        String text = new String(page.text(), StandardCharsets.UTF_8);
        return text.lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }
}
