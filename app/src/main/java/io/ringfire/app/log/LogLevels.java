package io.ringfire.app.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.ringfire.app.config.LogSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which loggers write what. The service's own may be set to anything; those of libraries to INFO at the finest, since below that they
 * write down requests with all that is in them. Any thread.
 */
final class LogLevels {
    /** The service's own loggers lie below it. */
    static final String OURS = "io.ringfire";

    /** From the least lines to the most. */
    static final List<Level> ALL = List.of(Level.ERROR, Level.WARN, Level.INFO, Level.DEBUG, Level.TRACE);

    private static final String PINNED = ServiceLog.class.getName();

    private final LoggerContext context;
    private final Map<Logger, Level> before = new HashMap<>();

    LogLevels(LoggerContext context) {
        this.context = context;
    }

    /** As it is configured, whatever held before. What is said of changes is always written. */
    void begin(LogSettings.Level level) {
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() != null) {
                before.put(logger, logger.getLevel());
                clear(logger);
            }
        }
        Level ours = Level.valueOf(level.name());
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(ours == Level.ERROR ? Level.ERROR : Level.WARN);
        context.getLogger(OURS).setLevel(ours);
        context.getLogger(PINNED).setLevel(Level.INFO);
    }

    /** As it was before. */
    void end() {
        context.getLoggerList().forEach(LogLevels::clear);
        before.forEach(Logger::setLevel);
    }

    private static void clear(Logger logger) {
        if (!logger.getName().equals(Logger.ROOT_LOGGER_NAME)) { // which must have one
            logger.setLevel(null);
        }
    }

    /** A level by its name, in capitals or not. */
    static Optional<Level> level(String name) {
        return ALL.stream()
                .filter(each -> each.levelStr.equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    /** As a message names them. */
    static String names() {
        return ALL.stream().map(each -> each.levelStr).collect(Collectors.joining(", "));
    }

    /** Why a logger cannot be set to that; empty where it can. */
    String problem(String logger, Level level) {
        if (!isThere(logger)) {
            return "logger: there is no class and no package '" + logger
                    + "'; give one, such as io.ringfire.app.telegram," + " or none for all of " + OURS;
        }
        boolean isOurs = logger.equals(OURS) || logger.startsWith(OURS + ".");
        return !isOurs && level.isGreaterOrEqual(Level.INFO) || isOurs
                ? ""
                : "logger: " + logger + " is a library's, and would write down requests with their secrets at "
                        + level.levelStr + "; INFO is the finest there";
    }

    /** A logger that writes, a class that would, or a package of such. */
    private boolean isThere(String logger) {
        if (!logger.matches("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)*")) {
            return false;
        }
        if (logger.equals(Logger.ROOT_LOGGER_NAME) || context.exists(logger) != null) {
            return true;
        }
        String path = logger.replace('.', '/');
        ClassLoader loader = LogLevels.class.getClassLoader();
        return loader.getResource(path + ".class") != null || loader.getResource(path + "/") != null;
    }

    /** Returns what held before. */
    Level set(String logger, Level level) {
        Logger changed = context.getLogger(logger);
        Level before = changed.getEffectiveLevel();
        changed.setLevel(level);
        return before;
    }

    /** What holds for all of the service that is not named by itself. */
    Level ours() {
        return context.getLogger(OURS).getEffectiveLevel();
    }

    /** Loggers that are named by themselves, sorted. */
    Map<String, Level> named() {
        Map<String, Level> named = new TreeMap<>();
        for (Logger logger : context.getLoggerList()) {
            if (logger.getLevel() != null && !logger.getName().equals(PINNED)) {
                named.put(logger.getName(), logger.getLevel());
            }
        }
        return named;
    }
}
