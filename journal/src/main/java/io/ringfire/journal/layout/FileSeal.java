package io.ringfire.journal.layout;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a closed file must still be.
 *
 * @param name relative to the directory of the manifest that holds this
 * @param bytes its size
 * @param sha256 of its content, hex
 */
public record FileSeal(String name, long bytes, String sha256) {
    private static final int CHUNK_BYTES = 1 << 16;

    /** Seals a file as it is now; reads it whole. */
    public static FileSeal of(Path directory, Path file) {
        try {
            return new FileSeal(directory.relativize(file).toString(), Files.size(file), sha256(file));
        } catch (IOException e) {
            throw new JournalException("cannot seal " + file + ": " + e, e);
        }
    }

    /**
     * Checks a file against this; reads it whole.
     *
     * @throws JournalException when it is gone or another, naming it
     */
    public void check(Path directory) {
        String difference = differenceIn(directory);
        if (difference != null) {
            throw new JournalException(directory.resolve(name) + ": " + difference);
        }
    }

    /**
     * How the file differs from this; null when it does not. Zeros behind its end are no difference: a queue that is opened with larger
     * blocks than before stretches the files that it looks at. Reads it whole when it is long enough.
     */
    public String differenceIn(Path directory) {
        Path file = directory.resolve(name);
        try {
            if (!Files.isRegularFile(file)) {
                return "the file is gone";
            }
            long found = Files.size(file);
            if (found < bytes) {
                return "the file has " + found + " bytes, it was closed with " + bytes;
            }
            return differenceOf(file);
        } catch (IOException e) {
            return "the file cannot be read: " + e;
        }
    }

    private String differenceOf(Path file) throws IOException {
        MessageDigest digest = newDigest();
        byte[] chunk = new byte[CHUNK_BYTES];
        long left = bytes;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                int own = (int) Math.min(left, read);
                digest.update(chunk, 0, own);
                left -= own;
                for (int i = own; i < read; i++) {
                    if (chunk[i] != 0) {
                        return "the file has more than the " + bytes + " bytes that it was closed with";
                    }
                }
            }
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        return hash.equals(sha256) ? null : "the file's SHA-256 is " + hash + ", it was closed with " + sha256;
    }

    /** SHA-256 of a file's content, hex. Constant memory. */
    public static String sha256(Path file) throws IOException {
        MessageDigest digest = newDigest();
        byte[] chunk = new byte[CHUNK_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A SHA-256 to feed. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
