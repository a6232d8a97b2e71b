package io.ringfire.adapters.file;

import java.nio.file.Path;

/**
 * One stream of rows: a file, or one entry of a zip.
 *
 * @param file the file as it was named
 * @param entry the entry's name; null when the file is no zip
 */
record Member(Path file, String entry) {
    /** The name for messages. */
    String name() {
        return entry == null ? file.toString() : file + "!" + Excerpt.printable(entry);
    }

    /** The innermost name without folders. */
    String shortName() {
        return entry == null ? file.getFileName().toString() : entry.substring(entry.lastIndexOf('/') + 1);
    }
}
