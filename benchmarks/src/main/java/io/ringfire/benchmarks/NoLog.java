package io.ringfire.benchmarks;

import io.ringfire.engine.record.RecordLog;
import org.agrona.DirectBuffer;

/** A journal that forgets. */
final class NoLog implements RecordLog {
    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        // forgotten
    }

    @Override
    public void force() {
        // nothing to force
    }

    @Override
    public void close() {
        // nothing is open
    }
}
