package io.ringfire.app.recovery;

import io.ringfire.engine.record.ForwardingRecordSource;
import io.ringfire.engine.record.RecordSource;

/** The first so many records of a source that may grow. */
final class FirstRecords extends ForwardingRecordSource<RecordSource> {
    private long left;

    FirstRecords(RecordSource source, long count) {
        super(source);
        this.left = count;
    }

    @Override
    public boolean next() {
        return left-- > 0 && source.next();
    }
}
