package io.ringfire.journal.layout;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where a copy may come from and go to. */
public final class Places {
    private Places() {}

    /** Throws {@link IllegalArgumentException} where nothing lies that is worth a copy. */
    public static void requireData(Path data) {
        boolean hasAny =
                Stream.of("journal", "history", "runs").anyMatch(part -> Files.isDirectory(data.resolve(part)));
        if (!hasAny) {
            throw new IllegalArgumentException("--data " + data
                    + " holds no journal, history or runs: there is nothing to back up; name a data directory");
        }
    }

    /** Throws {@link IllegalArgumentException} where anything lies already, or what is no directory. */
    public static void requireEmpty(Path directory, String option) {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException(
                    option + " " + directory + " is no directory; name one that is not there yet");
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<String> first = entries.map(entry -> entry.getFileName().toString())
                    .sorted()
                    .limit(3)
                    .toList();
            if (!first.isEmpty()) {
                throw new IllegalArgumentException(option + " " + directory + " is not empty, it holds "
                        + String.join(", ", first) + "; name a directory that is empty or not there yet");
            }
        } catch (IOException e) {
            throw new JournalException("cannot list " + directory + ": " + e, e);
        }
    }

    /** Throws {@link IllegalArgumentException} where one lies in the other: a copy would be copied with it. */
    public static void requireApart(Path one, Path other) {
        Path first = real(one);
        Path second = real(other);
        if (first.startsWith(second) || second.startsWith(first)) {
            throw new IllegalArgumentException(
                    one + " and " + other + " lie one in the other; name a directory apart, best on another disk");
        }
    }

    /** As the file system knows it; of what is not there, its nearest parent that is. */
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path there = absolute;
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            return there.toRealPath().resolve(there.relativize(absolute));
        } catch (IOException e) {
            throw new JournalException("cannot look at " + there + ": " + e, e);
        }
    }

    /** Bytes of all files below, 0 where there is nothing; a file that goes meanwhile counts for nothing. */
    public static long bytes(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        long bytes = 0;
        try (Stream<Path> walk = Files.walk(directory)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                try {
                    bytes += Files.size(file);
                } catch (NoSuchFileException e) {
                    continue; // dropped since it was listed
                }
            }
        }
        return bytes;
    }
}
