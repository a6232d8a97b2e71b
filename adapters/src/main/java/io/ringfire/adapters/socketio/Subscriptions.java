package io.ringfire.adapters.socketio;

import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a client subscribes to, and how far it was told of each. Any thread; {@link #take} by one. */
final class Subscriptions {
    private static final long NEVER = -1;

    private static final class Told {
        long sinceNumber = NEVER;
        long upTo;
    }

    private final int most;
    private final Map<Subscription, Told> all = new LinkedHashMap<>();

    Subscriptions(int most) {
        this.most = most;
    }

    /** Returns false where there is no room. One that is there begins anew: its value is told again. */
    synchronized boolean add(Subscription what) {
        if (!all.containsKey(what) && all.size() >= most) {
            return false;
        }
        all.put(what, new Told());
        return true;
    }

    /** Returns whether there was one. */
    synchronized boolean remove(Subscription what) {
        return all.remove(what) != null;
    }

    synchronized void addNamespacesTo(Set<String> namespaces) {
        all.keySet().forEach(each -> namespaces.add(each.namespace()));
    }

    /** Adds what changed since it was told last, and returns how many; the rest is for the next time. */
    synchronized int take(StateBoard board, int mostAtOnce, Deque<String> into) {
        int taken = 0;
        for (Map.Entry<Subscription, Told> each : all.entrySet()) {
            if (board.has(each.getKey().namespace())) {
                taken += take(board, each.getKey(), each.getValue(), mostAtOnce - taken, into);
            }
        }
        return taken;
    }

    private static int take(StateBoard board, Subscription what, Told told, int room, Deque<String> into) {
        boolean isFirst = told.sinceNumber == NEVER;
        if (isFirst) {
            told.sinceNumber = board.number();
        }
        int taken = 0;
        if (!what.isAll()) {
            StateBoard.Row row = board.row(what);
            if (row == null && isFirst) {
                row = new StateBoard.Row(what.namespace(), what.key(), null, 0, 0);
            }
            if (row != null && (isFirst || row.number() > told.upTo) && room > 0) {
                into.add(row.message());
                told.upTo = row.number();
                taken++;
            } else if (isFirst && room == 0) {
                told.sinceNumber = NEVER;
            }
            return taken;
        }
        for (StateBoard.Row row : board.rowsBehind(what.namespace(), told.upTo)) {
            if (taken >= room) {
                break;
            }
            told.upTo = row.number();
            if (!row.isGone() || row.number() > told.sinceNumber) {
                into.add(row.message());
                taken++;
            }
        }
        return taken;
    }
}
