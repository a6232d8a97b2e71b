package io.ringfire.journal.inspect;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Prints records as JSON lines. */
public final class JournalDump {
    private JournalDump() {}

    /**
     * Prints the records of a time range.
     *
     * @param fromNs first event time, epoch ns
     * @param toNs last event time, epoch ns
     * @param limit most lines to print
     * @return lines printed
     */
    public static long print(RecordSource source, long fromNs, long toNs, long limit, Appendable out) {
        RecordJson json = new RecordJson();
        long printed = 0;
        try {
            while (printed < limit && source.next()) {
                long eventNs = RecordFrame.eventNs(source.buffer(), source.offset());
                if (eventNs >= fromNs && eventNs <= toNs) {
                    out.append(json.line(source.buffer(), source.offset())).append('\n');
                    printed++;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return printed;
    }
}
