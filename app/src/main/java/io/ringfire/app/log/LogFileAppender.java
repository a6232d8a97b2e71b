package io.ringfire.app.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.recovery.ResilientFileOutputStream;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.Duration;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a file that is turned over by its size: {@code name}, {@code name.1} and so on. Tells of what it cannot write. */
final class LogFileAppender extends RollingFileAppender<ILoggingEvent> {
    /** Between two looks at the size: within it a flood may write beyond. */
    private static final int SIZE_LOOK_MS = 100;

    private final LogTrouble trouble;
    private final Appender<ILoggingEvent> instead;

    /**
     * Connects the parts; it writes once it is started.
     *
     * @param mostBytes size beyond which it is turned over
     * @param kept older files beside it
     * @param instead takes what does not reach the file
     */
    LogFileAppender(
            LoggerContext context,
            Path file,
            long mostBytes,
            int kept,
            LogTrouble trouble,
            Appender<ILoggingEvent> instead) {
        this.trouble = trouble;
        this.instead = instead;
        setContext(context);
        setName("file");
        setFile(file.toString());
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(this);
        window.setFileNamePattern(file + ".%i");
        window.setMinIndex(1);
        window.setMaxIndex(kept);
        window.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setContext(context);
        size.setMaxFileSize(new FileSize(mostBytes));
        size.setCheckIncrement(Duration.buildByMilliseconds(SIZE_LOOK_MS));
        size.start();
        setRollingPolicy(window);
        setTriggeringPolicy(size);
    }

    @Override
    protected void subAppend(ILoggingEvent event) {
        super.subAppend(event);
        if (trouble.isFailing()) {
            instead.doAppend(event);
        }
    }

    /** At the start, and after each turn. */
    @Override
    public void openFile(String name) throws IOException {
        super.openFile(name);
        if (getOutputStream() instanceof ResilientFileOutputStream stream) {
            stream.addRecoveryListener(trouble);
        }
    }
}
