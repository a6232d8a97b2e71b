package io.ringfire.adapters.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/**
 * An entry's plain bytes, with the checks that {@link java.util.zip.ZipFile} leaves to its caller: at the end, size and
 * CRC-32 must be those of the table of contents. Reports progress in stored bytes, by the share that was read.
 */
final class ZipEntryStream extends FilterInputStream {
    private final ZipEntry entry;
    private final Progress progress;
    private final CRC32 crc = new CRC32();
    private final byte[] single = new byte[1];
    private long plainBytes;
    private long reportedBytes;

    ZipEntryStream(InputStream plain, ZipEntry entry, Progress progress) {
        super(plain);
        this.entry = entry;
        this.progress = progress;
    }

    @Override
    public int read() throws IOException {
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0) {
            verify();
            report(entry.getCompressedSize());
        } else {
            crc.update(bytes, offset, count);
            plainBytes += count;
            double share = Math.min(1.0, plainBytes / (double) Math.max(1, entry.getSize()));
            report((long) (share * entry.getCompressedSize()));
        }
        return count;
    }

    private void verify() throws ZipException {
        if (plainBytes != entry.getSize()) {
            throw new ZipException("entry has " + plainBytes + " bytes, its table says " + entry.getSize());
        }
        if (crc.getValue() != entry.getCrc()) {
            throw new ZipException("checksum of the entry is wrong");
        }
    }

    private void report(long storedBytes) {
        progress.add(Math.max(0, storedBytes - reportedBytes));
        reportedBytes = Math.max(reportedBytes, storedBytes);
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
