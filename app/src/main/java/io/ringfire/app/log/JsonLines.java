package io.ringfire.app.log;

import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.encoder.JsonEscapeUtil;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Map;
import org.slf4j.event.KeyValuePair;

/**
 * One object a line: {@code time}, {@code level}, {@code thread}, {@code logger}, {@code fields} where the code passes some, {@code message},
 * and {@code exception} where there is one. The library's own encoder, under names that are the same in every tool.
 */
final class JsonLines extends JsonEncoder {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();
    private static final Map<String, String> NAMES = Map.of(
            THREAD_NAME_ATTR_NAME, "thread",
            LOGGER_ATTR_NAME, "logger",
            FORMATTED_MESSAGE_ATTR_NAME, "message");

    JsonLines() {
        setWithSequenceNumber(false);
        setWithNanoseconds(false);
        setWithContext(false);
        setWithMarkers(false);
        setWithMDC(false);
        setWithMessage(false);
        setWithFormattedMessage(true);
        setWithArguments(false);
    }

    @Override
    protected void appenderMemberWithLongValue(StringBuilder line, String name, long value) {
        if (name.equals(TIMESTAMP_ATTR_NAME)) {
            appenderMember(line, "time", TIME.format(Instant.ofEpochMilli(value)));
        } else {
            super.appenderMemberWithLongValue(line, name, value);
        }
    }

    @Override
    protected void appenderMember(StringBuilder line, String name, String value) {
        super.appenderMember(line, NAMES.getOrDefault(name, name), value);
    }

    @Override
    protected void appendThrowableProxy(StringBuilder line, String name, IThrowableProxy thrown) {
        if (thrown != null) {
            super.appendThrowableProxy(line, name.equals(THROWABLE_ATTR_NAME) ? "exception" : name, thrown);
        }
    }

    /** Numbers stay numbers. */
    @Override
    protected void appendKeyValuePairs(StringBuilder line, ILoggingEvent event) {
        List<KeyValuePair> pairs = event.getKeyValuePairs();
        if (pairs == null || pairs.isEmpty()) {
            return;
        }
        line.append(",\"fields\":{");
        String separator = "";
        for (KeyValuePair pair : pairs) {
            line.append(separator)
                    .append('"')
                    .append(JsonEscapeUtil.jsonEscapeString(pair.key))
                    .append("\":");
            if (pair.value instanceof Long || pair.value instanceof Integer || pair.value instanceof Boolean) {
                line.append(pair.value);
            } else {
                line.append('"')
                        .append(JsonEscapeUtil.jsonEscapeString(String.valueOf(pair.value)))
                        .append('"');
            }
            separator = ",";
        }
        line.append('}');
    }
}
