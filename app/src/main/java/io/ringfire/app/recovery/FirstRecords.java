package io.ringfire.app.recovery;

import io.ringfire.engine.record.RecordSource;
import org.agrona.DirectBuffer;

/** The first so many records of a source that may grow. */
final class FirstRecords implements RecordSource {
    private final RecordSource source;
    private long left;

    FirstRecords(RecordSource source, long count) {
        this.source = source;
        this.left = count;
    }

    @Override
    public boolean next() {
        return left-- > 0 && source.next();
    }

    @Override
    public DirectBuffer buffer() {
        return source.buffer();
    }

    @Override
    public int offset() {
        return source.offset();
    }

    @Override
    public int length() {
        return source.length();
    }

    @Override
    public void close() {
        source.close();
    }
}
