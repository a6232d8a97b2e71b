package io.ringfire.app.replay;

import io.ringfire.engine.record.RecordLog;
import org.agrona.DirectBuffer;

/** Gives every document to two logs. */
record TeeLog(RecordLog first, RecordLog second) implements RecordLog {
    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        first.append(buffer, offset, length, eventNs);
        second.append(buffer, offset, length, eventNs);
    }

    @Override
    public void force() {
        first.force();
        second.force();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
