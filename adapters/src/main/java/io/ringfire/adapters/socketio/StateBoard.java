package io.ringfire.adapters.socketio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * The latest state of each entry that somebody subscribes to, in the order in which changes were seen: a client that was told up to a
 * number is told what stands behind it, however often that changed in between. One thread.
 */
final class StateBoard {
    /** Entries that left are remembered for clients that are behind; who is further behind than this was cut off long ago. */
    private static final int MOST_GONE = 4_096;

    /**
     * An entry.
     *
     * @param json null for one that left
     * @param number of the change
     */
    record Row(String namespace, String key, String json, long version, long number) {
        boolean isGone() {
            return json == null;
        }

        /** As it is told. */
        String message() {
            return Packet.event(
                    "state_update",
                    "{\"namespace\":" + Packet.text(namespace) + ",\"key\":" + Packet.text(key) + ",\"version\":"
                            + version + ",\"value\":" + (isGone() ? "null,\"gone\":true" : json) + "}");
        }
    }

    private static final class Shelf {
        final Map<String, Row> byKey = new HashMap<>();
        final NavigableMap<Long, Row> byNumber = new TreeMap<>();
        final Deque<Row> gone = new ArrayDeque<>();

        void put(Row row) {
            Row before = byKey.put(row.key(), row);
            if (before != null) {
                byNumber.remove(before.number());
            }
            byNumber.put(row.number(), row);
        }

        void forget(Row row) {
            if (byNumber.remove(row.number()) != null) {
                byKey.remove(row.key());
            }
        }
    }

    private final Map<String, Shelf> shelves = new HashMap<>();
    private long number;
    private long changes;

    /** Looks at what is published in these namespaces, and forgets the others. */
    void look(PublishedState state, Set<String> namespaces) {
        boolean isMore = !shelves.keySet().containsAll(namespaces);
        shelves.keySet().retainAll(namespaces);
        long now = state.changes();
        if (now == changes && !isMore) {
            return;
        }
        changes = now;
        namespaces.forEach(each -> look(state, each, shelves.computeIfAbsent(each, key -> new Shelf())));
    }

    @SuppressWarnings("ReferenceEquality") // a value that was put again is another object
    private void look(PublishedState state, String namespace, Shelf shelf) {
        Set<String> there = new HashSet<>();
        state.forEach(namespace, (key, json, version) -> {
            there.add(key);
            Row row = shelf.byKey.get(key);
            if (row == null || row.json() != json) {
                shelf.put(new Row(namespace, key, json, version, ++number));
            }
        });
        List<Row> left = new ArrayList<>();
        for (Row row : shelf.byKey.values()) {
            if (!row.isGone() && !there.contains(row.key())) {
                left.add(row);
            }
        }
        for (Row row : left) {
            Row gone = new Row(namespace, row.key(), null, row.version(), ++number);
            shelf.put(gone);
            shelf.gone.add(gone);
        }
        while (shelf.gone.size() > MOST_GONE) {
            shelf.forget(shelf.gone.poll());
        }
    }

    /** Whether it has looked at a namespace. */
    boolean has(String namespace) {
        return shelves.containsKey(namespace);
    }

    /** Of the latest change. */
    long number() {
        return number;
    }

    /** The entry of a key; null where there never was one. */
    Row row(Subscription what) {
        return shelves.get(what.namespace()).byKey.get(what.key());
    }

    /** What changed behind a number, what changed first first. */
    Iterable<Row> rowsBehind(String namespace, long seen) {
        return shelves.get(namespace).byNumber.tailMap(seen, false).values();
    }
}
