package io.ringfire.app.recovery;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import org.agrona.DirectBuffer;

/** Passes records on and remembers the sequence of the last one. */
final class LastSequence implements RecordSource {
    private final RecordSource source;
    private long last = -1;

    LastSequence(RecordSource source) {
        this.source = source;
    }

    long last() {
        return last;
    }

    @Override
    public boolean next() {
        boolean hasNext = source.next();
        if (hasNext) {
            last = RecordFrame.sequence(source.buffer(), source.offset());
        }
        return hasNext;
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
