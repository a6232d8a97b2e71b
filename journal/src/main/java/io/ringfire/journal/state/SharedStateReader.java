package io.ringfire.journal.state;

import io.ringfire.engine.record.JournalException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.openhft.chronicle.hash.locks.InterProcessDeadLockException;
import net.openhft.chronicle.map.ChronicleMap;

/**
 * Reads the view of an engine that may run in another process, or have ended. Follows the pointer at each call, so it survives
 * a restart of the engine. One thread.
 */
public final class SharedStateReader implements AutoCloseable {
    private static final int ENTRIES_UNUSED = 1;

    private final Path directory;
    private final Map<String, Long> seen = new HashMap<>();
    private ChronicleMap<String, byte[]> map;
    private Path file;

    /** @param directory {@code state/} of the data directory; it need not exist yet */
    public SharedStateReader(Path directory) {
        this.directory = directory;
    }

    /** Whether an engine ever published here. */
    public boolean isPresent() {
        return refresh();
    }

    /** The value of a key. */
    public Optional<StateEntry> get(String key) {
        if (!refresh()) {
            return Optional.empty();
        }
        byte[] bytes = guarded(() -> map.get(key));
        return Optional.ofNullable(bytes).map(StateEntry::of);
    }

    /** Hands over every value whose key begins with the prefix, by key. */
    public void forEach(String prefix, BiConsumer<String, StateEntry> consumer) {
        snapshot(prefix).forEach(consumer);
    }

    /**
     * Hands over what changed since the last call, by key; everything at the first call, and after the engine started anew.
     *
     * @param changed takes key and value
     * @param removed takes keys that are gone
     * @return number of changes
     */
    public int poll(BiConsumer<String, StateEntry> changed, Consumer<String> removed) {
        Map<String, StateEntry> now = snapshot("");
        int changes = 0;
        for (String key : seen.keySet().toArray(String[]::new)) {
            if (!now.containsKey(key)) {
                seen.remove(key);
                removed.accept(key);
                changes++;
            }
        }
        for (Map.Entry<String, StateEntry> entry : now.entrySet()) {
            Long before = seen.put(entry.getKey(), entry.getValue().version());
            if (before == null || before != entry.getValue().version()) {
                changed.accept(entry.getKey(), entry.getValue());
                changes++;
            }
        }
        return changes;
    }

    /** Copied out first: the caller's code must not run while this process holds a lock of the map. */
    private Map<String, StateEntry> snapshot(String prefix) {
        Map<String, StateEntry> found = new TreeMap<>();
        if (refresh()) {
            guarded(() -> {
                map.forEach((key, bytes) -> {
                    if (key.startsWith(prefix)) {
                        found.put(key, StateEntry.of(bytes));
                    }
                });
                return null;
            });
        }
        return found;
    }

    private boolean refresh() {
        Path current = StateMaps.current(directory);
        while (current != null && !current.equals(file)) {
            close();
            map = StateMaps.open(current, ENTRIES_UNUSED);
            file = current;
            seen.replaceAll((key, version) -> -1L);
            // A map that was replaced while it was opened may have been deleted before: look again.
            current = StateMaps.current(directory);
        }
        return map != null;
    }

    private <T> T guarded(Supplier<T> read) {
        try {
            return read.get();
        } catch (InterProcessDeadLockException e) {
            throw new JournalException("the view " + file + " is locked by a process that died; restart the engine", e);
        }
    }

    @Override
    public void close() {
        if (map != null) {
            map.close();
            map = null;
            file = null;
        }
    }
}
