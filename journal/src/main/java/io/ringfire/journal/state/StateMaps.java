package io.ringfire.journal.state;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.map.ChronicleMap;
import net.openhft.chronicle.map.ChronicleMapBuilder;

/** The files of the view: maps, and the pointer that names the one in use. Any thread. */
final class StateMaps {
    static final int MAX_KEY_BYTES = 48;

    private static final String SUFFIX = ".map";
    private static final String POINTER = "current";
    private static final double BLOAT_FACTOR = 4;

    static {
        // A reader that dies with a lock in hand must not stop the publisher for the minute that Chronicle waits by
        // default.
        // Read by Chronicle when its lock class is loaded, so it must be set before the first map.
        System.setProperty("net.openhft.chronicle.map.lockTimeoutSeconds", "1");
    }

    private StateMaps() {}

    /** Creates a map, or opens one that exists; sizes are kept in the file. */
    static ChronicleMap<String, byte[]> open(Path file, int entries) {
        try {
            return ChronicleMapBuilder.of(String.class, byte[].class)
                    .name(file.getFileName().toString())
                    .entries(entries)
                    .averageKeySize(MAX_KEY_BYTES)
                    .averageValueSize(StateEntry.HEADER_BYTES + StateEntry.MAX_JSON_BYTES)
                    .maxBloatFactor(BLOAT_FACTOR)
                    .createPersistedTo(file.toFile());
        } catch (IOException | RuntimeException e) {
            throw new JournalException("cannot open the state map " + file + ": " + e, e);
        }
    }

    static Path mapFile(Path directory, String name) {
        return directory.resolve(name + SUFFIX);
    }

    /** Makes readers use this map from now on. */
    static void point(Path directory, Path map) {
        Path draft = directory.resolve(POINTER + ".draft");
        try {
            Files.write(draft, map.getFileName().toString().getBytes(US_ASCII));
            Files.move(draft, directory.resolve(POINTER), ATOMIC_MOVE, REPLACE_EXISTING);
        } catch (IOException e) {
            throw new JournalException("cannot point to the state map " + map + ": " + e, e);
        }
    }

    /** The map in use; null when there is none. */
    static Path current(Path directory) {
        try {
            String name = Files.readString(directory.resolve(POINTER), US_ASCII);
            if (!name.matches("[A-Za-z0-9._-]+\\" + SUFFIX)) {
                throw new JournalException(directory.resolve(POINTER) + " names no map: " + name);
            }
            Path map = directory.resolve(name);
            return Files.exists(map) ? map : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            throw new JournalException("cannot read " + directory.resolve(POINTER) + ": " + e, e);
        }
    }

    /** Deletes every map but one. Readers that have one open keep what they see. */
    static void deleteOthers(Path directory, Path kept) {
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> others = files.filter(
                            file -> file.getFileName().toString().endsWith(SUFFIX))
                    .filter(file -> !file.equals(kept))
                    .toList();
            for (Path other : others) {
                Files.deleteIfExists(other);
            }
        } catch (IOException e) {
            throw new JournalException("cannot delete the old maps in " + directory + ": " + e, e);
        }
    }
}
