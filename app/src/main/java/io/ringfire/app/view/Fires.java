package io.ringfire.app.view;

import io.ringfire.app.latency.OrderTimes;
import io.ringfire.engine.order.OrderState;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The orders that are shown: all that await something, and the latest of those that do not. Publisher's thread. */
final class Fires {
    private final int keepClosed;
    private OrderTimes times = new OrderTimes();
    private final Map<Long, Fire> open = new HashMap<>();
    private final ArrayDeque<Fire> closed = new ArrayDeque<>();
    private final Map<OrderState, Long> byState = new EnumMap<>(OrderState.class);
    private final Set<Fire> changed = new LinkedHashSet<>();
    private final List<String> gone = new ArrayList<>();

    Fires(int keepClosed) {
        this.keepClosed = keepClosed;
    }

    /** Tells from now on how long orders take. */
    void measureInto(OrderTimes orderTimes) {
        times = orderTimes;
    }

    /** An order appears in a state. */
    void add(long orderNumber, Fire fire, OrderState state, long eventNs) {
        fire.become(state, eventNs);
        count(state, 1);
        open.put(orderNumber, fire);
        changed.add(fire);
    }

    /** An order that awaits something; null when it is not known. */
    Fire find(long orderNumber) {
        return open.get(orderNumber);
    }

    /** An order moves on. Of those that are final the oldest makes room. */
    void move(long orderNumber, Fire fire, OrderState next, long eventNs) {
        if (fire.state() != next) {
            count(fire.state(), -1);
            count(next, 1);
            times.moved(fire.state(), next, eventNs - fire.sinceNs());
            fire.become(next, eventNs);
        }
        changed.add(fire);
        if (next.isFinal()) {
            open.remove(orderNumber);
            closed.add(fire);
            if (closed.size() > keepClosed) {
                Fire oldest = closed.remove();
                changed.remove(oldest);
                gone.add(oldest.orderId());
            }
        }
    }

    /** A position is proven to be there, and with it the fill that opened it. */
    void prove(String account, long positionId) {
        prove(closed, account, positionId);
        prove(open.values(), account, positionId);
    }

    private void prove(Collection<Fire> fires, String account, long positionId) {
        for (Fire fire : fires) {
            if (fire.hasOpened(account, positionId)) {
                fire.prove();
                changed.add(fire);
            }
        }
    }

    /** How many orders of this run there were, by the state that they are in. */
    Map<OrderState, Long> byState() {
        return byState;
    }

    /** Those that changed since the last call. */
    List<Fire> takeChanged() {
        List<Fire> taken = List.copyOf(changed);
        changed.clear();
        return taken;
    }

    /** Ids of those that made room since the last call. */
    List<String> takeGone() {
        List<String> taken = List.copyOf(gone);
        gone.clear();
        return taken;
    }

    private void count(OrderState state, long change) {
        byState.merge(state, change, Long::sum);
        byState.remove(state, 0L);
    }
}
