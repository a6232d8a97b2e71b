package io.ringfire.benchmarks;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;

/** A sealed tick outside the heap, and a directory to write it to. */
final class JournalTicks {
    static final long EVENT_NS = 1_700_000_000_000_000_000L;
    static final int BYTES = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;

    private JournalTicks() {}

    static UnsafeBuffer sealed() {
        UnsafeBuffer buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(128));
        RecordFrame.length(buffer, 0, BYTES);
        new TickEncoder()
                .wrapAndApplyHeader(buffer, RecordFrame.HEADER_OFFSET, new MessageHeaderEncoder())
                .eventNs(EVENT_NS)
                .venueNs(EVENT_NS)
                .bidPoints(110_000)
                .askPoints(110_010);
        RecordFrame.seal(buffer, 0);
        return buffer;
    }

    static Path newDirectory() throws IOException {
        Path parent = Path.of(System.getProperty("ringfire.benchmark.dir", System.getProperty("java.io.tmpdir")));
        return Files.createTempDirectory(parent, "ringfire-benchmark");
    }
}
