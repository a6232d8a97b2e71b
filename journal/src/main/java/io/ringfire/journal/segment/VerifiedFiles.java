package io.ringfire.journal.segment;

import io.ringfire.engine.record.JournalException;
import io.ringfire.journal.layout.FileSeal;
import io.ringfire.journal.layout.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Checks the closed files of a segment by their hash, once: {@code verified.json} remembers which file was found right, by
 * what the file system says of it, so that a backtest does not hash a gigabyte each time. Bytes that change behind the
 * file system's back are still found by the checksum of each record.
 */
final class VerifiedFiles {
    private static final String NAME = "verified.json";

    private VerifiedFiles() {}

    /** Throws {@link JournalException} naming the file that is not what it was. */
    static void check(Path directory, List<FileSeal> seals) {
        Set<Entry> known = known(directory);
        List<Entry> found = new ArrayList<>();
        for (FileSeal seal : seals) {
            Entry entry = entryOf(directory, seal);
            if (!known.contains(entry)) {
                seal.check(directory);
            }
            found.add(entry);
        }
        if (!known.containsAll(found) && Files.isWritable(directory)) {
            Json.write(directory.resolve(NAME), found);
        }
    }

    private static Set<Entry> known(Path directory) {
        Path file = directory.resolve(NAME);
        return Files.exists(file) ? new HashSet<>(List.of(Json.read(file, Entry[].class))) : Set.of();
    }

    private static Entry entryOf(Path directory, FileSeal seal) {
        Path file = directory.resolve(seal.name());
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Entry(
                    seal.name(),
                    attributes.size(),
                    attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                    String.valueOf(attributes.fileKey()),
                    seal.sha256());
        } catch (IOException e) {
            throw new JournalException(file + ": the file is gone or cannot be read: " + e, e);
        }
    }

    private record Entry(String name, long bytes, long modifiedNs, String inode, String sha256) {}
}
