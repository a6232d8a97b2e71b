package io.ringfire.engine.record;

import org.agrona.DirectBuffer;

/**
 * Stands before another source, whose records it gives, and which it closes. What lies at hand behind the current record it gives one by one,
 * unless whoever extends it says otherwise.
 *
 * @param <S> of the other source
 */
public abstract class ForwardingRecordSource<S extends RecordSource> implements RecordSource {
    /** The other source. */
    protected final S source;

    /** Gives the records of this one. */
    protected ForwardingRecordSource(S source) {
        this.source = source;
    }

    @Override
    public boolean next() {
        return source.next();
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
