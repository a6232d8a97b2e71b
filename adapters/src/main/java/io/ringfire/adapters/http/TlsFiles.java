package io.ringfire.adapters.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A certificate and its key in two files, which are read anew when they have changed. While they are no pair, as between the one and the
 * other being replaced, those before stay. One thread looks; any thread may ask.
 */
public final class TlsFiles {
    private final Path certificate;
    private final Path key;
    private volatile TlsKeys keys;
    private volatile String trouble = "";
    private String stamp;

    private TlsFiles(Path certificate, Path key) throws IOException {
        this.certificate = certificate;
        this.key = key;
        this.stamp = stamp();
        this.keys = TlsKeys.read(certificate, key);
    }

    /**
     * Reads them.
     *
     * @throws IOException as {@link TlsKeys#read}
     */
    public static TlsFiles read(Path certificate, Path key) throws IOException {
        return new TlsFiles(certificate, key);
    }

    /** What was read last, and is a pair. */
    public TlsKeys keys() {
        return keys;
    }

    /** Why the files as they are now cannot be used; empty where they are. */
    public String trouble() {
        return trouble;
    }

    /** Looks at the files; returns what they hold if that is new and a pair. */
    public Optional<TlsKeys> look() {
        String now = stamp(); // before the reading, so that what changes meanwhile is read the next time
        if (now.equals(stamp)) {
            return Optional.empty();
        }
        try {
            keys = TlsKeys.read(certificate, key);
            stamp = now;
            trouble = "";
            return Optional.of(keys);
        } catch (IOException e) {
            trouble = e.getMessage();
            return Optional.empty();
        }
    }

    private String stamp() {
        return stamp(certificate) + " " + stamp(key);
    }

    private static String stamp(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.lastModifiedTime() + "/" + found.size() + "/" + found.fileKey();
        } catch (IOException e) {
            return "none"; // reading it says what is wrong
        }
    }
}
