package io.ringfire.app.replay;

import io.ringfire.engine.record.RecordLog;
import org.agrona.DirectBuffer;

/** Keeps nothing: a replay's facts are on disk already. */
final class NoLog implements RecordLog {
    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        // on disk already
    }

    @Override
    public void force() {
        // on disk already
    }

    @Override
    public void close() {
        // nothing is open
    }
}
