package io.ringfire.journal.queue;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.reader.DocumentFileReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Wipes what a killed writer left of an unfinished document behind the last finished one. The queue would write over it,
 * but a shorter document would leave the rest of it lying behind itself, where a reader would have to judge it.
 */
final class TornTail {
    private static final int SPAN_BYTES = DocumentFileReader.MAX_DOCUMENT_BYTES + 16;

    private TornTail() {}

    /**
     * Wipes the tail of the last file of a queue. Its writer must be gone.
     *
     * @return bytes that were not zero
     */
    static int wipe(Path file) {
        long end = endOf(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(SPAN_BYTES, channel.size() - end));
            channel.read(bytes, end);
            bytes.flip();
            int found = 0;
            while (bytes.hasRemaining()) {
                found += bytes.get() == 0 ? 0 : 1;
            }
            if (found > 0) {
                channel.write(ByteBuffer.allocate(bytes.limit()), end);
                channel.force(false);
            }
            return found;
        } catch (IOException e) {
            throw new JournalException("cannot mend the tail of " + file + ": " + e, e);
        }
    }

    private static long endOf(Path file) {
        try (DocumentFileReader reader = new DocumentFileReader(file)) {
            while (reader.next()) {
                // Only the end is wanted.
            }
            return reader.isClosedByWriter() ? reader.position() + Integer.BYTES : reader.position();
        }
    }
}
