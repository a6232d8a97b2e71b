package io.ringfire.journal.state;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.ringfire.engine.record.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import net.openhft.chronicle.hash.locks.InterProcessDeadLockException;
import net.openhft.chronicle.map.ChronicleMap;

/**
 * Publishes the view. One publisher thread off the ring; counters may be read by any. A value that cannot be published costs
 * the view, never the engine: one too many or too long is refused and counted, and a lock that does not come within a second
 * (a reader died with it) makes a new map of the same content, counted as well.
 */
public final class SharedStateWriter implements AutoCloseable {
    private final Path directory;
    private final String runId;
    private final int maxEntries;
    private final LongSupplier epochNs;
    private final Map<String, byte[]> published = new LinkedHashMap<>();
    private ChronicleMap<String, byte[]> map;
    private Path file;
    private long version;
    private volatile long refused;
    private volatile long recreated;
    private boolean closed;

    /**
     * Begins a fresh view and lets readers see it; the maps of earlier starts are deleted.
     *
     * @param directory {@code state/} of the data directory
     * @param runId names the map; letters, digits, dots and dashes
     * @param maxEntries bound on the number of keys
     * @param epochNs the time that values are stamped with
     */
    public SharedStateWriter(Path directory, String runId, int maxEntries, LongSupplier epochNs) {
        this.directory = directory;
        this.runId = runId;
        this.maxEntries = maxEntries;
        this.epochNs = epochNs;
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new JournalException("cannot create " + directory + ": " + e, e);
        }
        openFresh();
    }

    private void openFresh() {
        file = StateMaps.mapFile(directory, recreated == 0 ? runId : runId + "-" + recreated);
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new JournalException("cannot delete " + file + ": " + e, e);
        }
        map = StateMaps.open(file, maxEntries);
        map.putAll(published);
        StateMaps.point(directory, file);
        StateMaps.deleteOthers(directory, file);
    }

    /**
     * Publishes a value.
     *
     * @param key ASCII, at most 48 bytes, as {@code quote/EURUSD}
     * @param json at most {@link StateEntry#MAX_JSON_BYTES} bytes
     * @return false when it was refused: too long, or one key too many
     */
    public boolean put(String key, String json) {
        requireOpen();
        boolean fits = isKey(key)
                && json.getBytes(UTF_8).length <= StateEntry.MAX_JSON_BYTES
                && (published.size() < maxEntries || published.containsKey(key));
        if (!fits) {
            refused++;
            return false;
        }
        byte[] value = new StateEntry(++version, epochNs.getAsLong(), json).toBytes();
        published.put(key, value);
        try {
            map.put(key, value);
        } catch (InterProcessDeadLockException e) {
            recreate();
        }
        return true;
    }

    /** Takes a value back; does nothing when there is none. */
    public void remove(String key) {
        requireOpen();
        if (published.remove(key) != null) {
            try {
                map.remove(key);
            } catch (InterProcessDeadLockException e) {
                recreate();
            }
        }
    }

    private void recreate() {
        recreated++;
        map.close();
        openFresh();
    }

    private static boolean isKey(String key) {
        return key.length() <= StateMaps.MAX_KEY_BYTES
                && !key.isEmpty()
                && US_ASCII.newEncoder().canEncode(key);
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the view in " + directory + " is closed");
        }
    }

    /** The version that the value put last has. Publisher thread. */
    public long version() {
        return version;
    }

    /** Keys published now. Publisher thread. */
    public int size() {
        return published.size();
    }

    /** Values refused so far. */
    public long refused() {
        return refused;
    }

    /** Maps made anew so far because a lock did not come. */
    public long recreated() {
        return recreated;
    }

    /** Length of a view's file in bytes, as it will be for this many entries; for the guard of the free space. */
    public static long mapBytes(int maxEntries) {
        return 2L * maxEntries * (StateMaps.MAX_KEY_BYTES + StateEntry.HEADER_BYTES + StateEntry.MAX_JSON_BYTES);
    }

    /** The view stays for readers, as it was. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            map.close();
        }
    }
}
