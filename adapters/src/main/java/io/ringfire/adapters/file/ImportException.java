package io.ringfire.adapters.file;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import org.tukaani.xz.XZIOException;

/**
 * An import that cannot go on. The message names the file and what is wrong with it, or the argument and what would be
 * right. Whatever reached the sink before must be discarded.
 */
public final class ImportException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Who can mend it. */
    public enum Kind {
        /** The request: an unknown format, a missing zone, a directory where a file belongs. */
        USAGE,
        /** The file: torn, damaged, unreadable, or not of its format. */
        FILE
    }

    private final Kind kind;

    private ImportException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** Tells whether the request or the file is at fault. */
    public Kind kind() {
        return kind;
    }

    /** A request that cannot be carried out; the message says what would be right. */
    public static ImportException usage(String message) {
        return new ImportException(Kind.USAGE, message, null);
    }

    /** A file that cannot be trusted as a whole. */
    public static ImportException file(String place, String message) {
        return new ImportException(Kind.FILE, place + ": " + message, null);
    }

    /** Puts what a decoder or the file system threw into words. */
    static ImportException reading(String place, Exception cause) {
        return new ImportException(Kind.FILE, place + ": " + describe(cause), cause);
    }

    private static String describe(Exception cause) {
        String detail = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        if (cause instanceof NoSuchFileException) {
            return "no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return "may not be read: permission denied";
        }
        if (cause instanceof EOFException) {
            return "torn: its compressed data ends early (" + detail + "); fetch the file again";
        }
        if (cause instanceof ZipException || cause instanceof XZIOException || cause instanceof RuntimeException) {
            return "damaged or torn: " + detail + "; fetch the file again";
        }
        if (cause instanceof IOException) {
            return "cannot be read: " + detail;
        }
        return detail;
    }
}
