package io.ringfire.journal.inspect;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Copies records out as they are. */
public final class JournalExport {
    private JournalExport() {}

    /**
     * Writes the frames of a source back to back: equal journals give equal bytes.
     *
     * @return records written
     */
    public static long raw(RecordSource source, OutputStream out) {
        byte[] frame = new byte[RecordFrame.MAX_LENGTH];
        long records = 0;
        try {
            while (source.next()) {
                source.buffer().getBytes(source.offset(), frame, 0, source.length());
                out.write(frame, 0, source.length());
                records++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }
}
