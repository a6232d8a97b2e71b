package io.ringfire.adapters.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reports the bytes that pass as progress. Neither marks nor skips. */
final class CountedStream extends FilterInputStream {
    private final Progress progress;

    CountedStream(InputStream in, Progress progress) {
        super(in);
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        progress.add(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        progress.add(Math.max(0, count));
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
