package io.ringfire.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.app.config.LogSettings;
import io.ringfire.app.console.LogView;
import io.ringfire.app.pulse.PulseFinding;
import io.ringfire.app.pulse.PulseState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.slf4j.LoggerFactory;

/**
 * The log of a running service: lines go through a bounded queue to a file that is turned over, or to stderr; to stderr too while the
 * file cannot be written. Nobody who logs waits, and nothing stops for it. One in a process; any thread.
 */
public final class ServiceLog implements LogView, AutoCloseable {
    private static final String FOR_A_SCREEN = "%d{HH:mm:ss.SSS} %-5level %logger{0} - %msg %kvp{DOUBLE}%n";
    private static final String FOR_A_FILE =
            "%d{yyyy-MM-dd'T'HH:mm:ss.SSSX, UTC} %-5level [%thread] %logger - %msg %kvp{DOUBLE}%n";
    private static final Set<String> FIELDS = Set.of("level", "logger", "by");
    private static final int BYTES_A_MEGABYTE = 1_000_000;
    private static final int LONGEST_NAME = 64;
    private static final int OK = 200;
    private static final int WRONG = 400;

    private final LogSettings settings;
    private final LoggerContext context;
    private final LogLevels levels;
    private final LogTrouble trouble;
    private final List<Appender<ILoggingEvent>> before = new ArrayList<>();
    private final LogQueue queue = new LogQueue();
    private final CopyOnWriteArrayList<String> secrets = new CopyOnWriteArrayList<>();

    private ServiceLog(LogSettings settings, LoggerContext context, LongSupplier nanoTime) {
        this.settings = settings;
        this.context = context;
        this.levels = new LogLevels(context);
        this.trouble = new LogTrouble(nanoTime);
    }

    /** Takes the process's log over. A file that cannot be opened is no reason not to start: stderr has its lines then. */
    public static ServiceLog open(LogSettings settings) {
        return open(settings, (LoggerContext) LoggerFactory.getILoggerFactory(), System::nanoTime);
    }

    static ServiceLog open(LogSettings settings, LoggerContext context, LongSupplier nanoTime) {
        ServiceLog log = new ServiceLog(settings, context, nanoTime);
        log.begin();
        return log;
    }

    private void begin() {
        context.getStatusManager().add(trouble);
        queue.setContext(context);
        settings.file().ifPresentOrElse(this::writeTo, () -> queue.addAppender(screen()));
        queue.start();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.iteratorForAppenders().forEachRemaining(before::add);
        before.forEach(root::detachAppender);
        root.addAppender(queue);
        levels.begin(settings.level());
    }

    private void writeTo(Path file) {
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            trouble.neverOpened(file + " cannot be written (" + e + "); until the next start lines go to stderr");
        }
        if (trouble.isFailing()) {
            queue.addAppender(screen());
            return;
        }
        LogFileAppender appender = new LogFileAppender(
                context,
                file,
                (long) settings.maxMegabytes() * BYTES_A_MEGABYTE,
                settings.keepFiles(),
                trouble,
                screen());
        appender.setEncoder(encoder(FOR_A_FILE));
        appender.start();
        queue.addAppender(appender);
    }

    private ConsoleAppender<ILoggingEvent> screen() {
        ConsoleAppender<ILoggingEvent> appender = new ConsoleAppender<>();
        appender.setContext(context);
        appender.setName("stderr");
        appender.setTarget("System.err");
        appender.setEncoder(encoder(FOR_A_SCREEN));
        appender.start();
        return appender;
    }

    private Encoder<ILoggingEvent> encoder(String pattern) {
        HidingEncoder encoder = new HidingEncoder(
                settings.format() == LogSettings.Format.JSON ? new JsonLines() : text(pattern), secrets);
        encoder.setContext(context);
        encoder.start();
        return encoder;
    }

    private static Encoder<ILoggingEvent> text(String pattern) {
        PatternLayoutEncoder encoder = new PatternLayoutEncoder();
        encoder.setPattern(pattern);
        return encoder;
    }

    /** Never writes this from now on, whoever logs it. */
    public void hide(String secret) {
        if (!secret.isBlank()) {
            secrets.addIfAbsent(secret);
        }
    }

    /** Why lines do not reach their file; empty where they do. */
    public String trouble() {
        return trouble.reason();
    }

    /** For the pulse. */
    public PulseFinding look() {
        String reason = trouble.reason();
        return reason.isEmpty()
                ? PulseFinding.healthy(PulseFinding.UNKNOWN, PulseFinding.UNKNOWN)
                : new PulseFinding(
                        PulseState.DEGRADED,
                        PulseFinding.UNKNOWN,
                        PulseFinding.UNKNOWN,
                        "the log cannot be written as configured: " + reason);
    }

    @Override
    public ObjectNode show() {
        ObjectNode page = JsonNodeFactory.instance
                .objectNode()
                .put("time", Instant.now().toString())
                .put("format", settings.format().name().toLowerCase(Locale.ROOT))
                .put("level", levels.ours().levelStr)
                .put("configured", settings.level().name())
                .put("dropped", queue.dropped());
        settings.file().ifPresent(file -> page.put("file", file.toString()));
        String reason = trouble.reason();
        if (!reason.isEmpty()) {
            page.put("problem", reason);
        }
        ArrayNode loggers = page.putArray("loggers");
        levels.named()
                .forEach(
                        (name, level) -> loggers.addObject().put("logger", name).put("level", level.levelStr));
        return page;
    }

    @Override
    public Reply change(ObjectNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!FIELDS.contains(name) || !body.get(name).isTextual()) {
                return problem("the body is {\"level\": …, \"by\": \"<who>\"}, and \"logger\" where not all of the"
                        + " service's is meant, each as text");
            }
        }
        String by = body.path("by").asText().strip();
        if (by.isEmpty() || by.length() > LONGEST_NAME || by.chars().anyMatch(Character::isISOControl)) {
            return problem("by: who asks for it, of 1 to " + LONGEST_NAME + " characters, is needed");
        }
        Optional<Level> level = LogLevels.level(body.path("level").asText().strip());
        if (level.isEmpty()) {
            return problem("level: one of " + LogLevels.names() + " is needed");
        }
        String logger = body.has("logger") ? body.get("logger").asText().strip() : LogLevels.OURS;
        String wrong = levels.problem(logger, level.get());
        if (!wrong.isEmpty()) {
            return problem(wrong);
        }
        Level before = levels.set(logger, level.get());
        context.getLogger(ServiceLog.class)
                .atInfo()
                .addKeyValue("by", by)
                .addKeyValue("before", before.levelStr)
                .log("{} writes {} until the next start", logger, level.get().levelStr);
        return new Reply(OK, show());
    }

    private static Reply problem(String text) {
        return new Reply(WRONG, JsonNodeFactory.instance.objectNode().put("problem", text));
    }

    @Override
    public void addTo(MetricsPage page) {
        MetricsPage.Family lines = page.counter("ringfire_log_lines_total", "Lines that were logged", "level");
        LogLevels.ALL.forEach(level -> lines.add(queue.taken(level), level.levelStr.toLowerCase(Locale.ROOT)));
        page.counter("ringfire_log_dropped_total", "Lines for which there was no room")
                .add(queue.dropped());
        page.gauge("ringfire_log_failing", "1 while lines do not reach their file")
                .add(trouble.isFailing() ? 1 : 0);
    }

    /** Writes what waits, for a second at most, and leaves the process's log as it was. */
    @Override
    public void close() {
        if (!queue.isStarted()) {
            return;
        }
        queue.stop();
        Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        root.detachAppender(queue);
        before.forEach(root::addAppender);
        levels.end();
        context.getStatusManager().remove(trouble);
    }
}
