package io.ringfire.journal.reader;

import static java.nio.channels.FileChannel.MapMode.READ_ONLY;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.IoUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A read-only view that slides over one file, so that a file of any size takes a constant share of the address space.
 * One thread. After {@link #close} the buffer is empty: a late access throws, it does not reach unmapped memory.
 */
final class MappedWindow implements AutoCloseable {
    static final int PAGE_BYTES = 4096;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[0]);
    private final CRC32C crc = new CRC32C();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private final Path file;
    private final int windowBytes;
    private final FileChannel channel;
    private MappedByteBuffer mapped;
    private ByteBuffer crcView;
    private long startPosition;
    private long endPosition;

    /** @param windowBytes most that is mapped at a time; more than the largest range asked for, by a page */
    MappedWindow(Path file, int windowBytes) {
        this.file = file;
        this.windowBytes = windowBytes;
        try {
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (IOException e) {
            throw new JournalException("cannot open " + file + ": " + e, e);
        }
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    /** Whether the file holds these bytes; they are mapped then. The file may have grown since the last call. */
    boolean holds(long position, long length) {
        return position >= startPosition && position + length <= endPosition || remap(position, length);
    }

    /** Index in {@link #buffer} of a file position that {@link #holds}. */
    int indexOf(long position) {
        return (int) (position - startPosition);
    }

    /** CRC32C of bytes of the window. Allocates nothing. */
    int crc32c(int index, int length) {
        crc.reset();
        crcView.limit(index + length).position(index);
        crc.update(crcView);
        return (int) crc.getValue();
    }

    /** Eight bytes of the file that need not lie in the window; the window stays where it is. */
    long readLong(long position) {
        try {
            scratch.clear();
            while (scratch.hasRemaining()) {
                if (channel.read(scratch, position + scratch.position()) < 0) {
                    throw new JournalException(file + ":" + position + ": the file ends here");
                }
            }
            return scratch.getLong(0);
        } catch (IOException e) {
            throw new JournalException("cannot read " + file + " at position " + position + ": " + e, e);
        }
    }

    private boolean remap(long position, long length) {
        try {
            long size = channel.size();
            if (length > windowBytes - PAGE_BYTES || position + length > size) {
                return false;
            }
            long start = position & -PAGE_BYTES;
            long bytes = Math.min(windowBytes, size - start);
            unmap();
            mapped = channel.map(READ_ONLY, start, bytes);
            buffer.wrap(mapped);
            crcView = mapped.duplicate();
            startPosition = start;
            endPosition = start + bytes;
            return true;
        } catch (IOException e) {
            throw new JournalException("cannot map " + file + " at position " + position + ": " + e, e);
        }
    }

    private void unmap() {
        buffer.wrap(new byte[0]);
        crcView = null;
        startPosition = 0;
        endPosition = 0;
        if (mapped != null) {
            IoUtil.unmap(mapped);
            mapped = null;
        }
    }

    @Override
    public void close() {
        unmap();
        try {
            channel.close();
        } catch (IOException e) {
            throw new JournalException("cannot close " + file + ": " + e, e);
        }
    }
}
