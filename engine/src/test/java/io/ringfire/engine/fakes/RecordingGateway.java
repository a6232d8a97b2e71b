package io.ringfire.engine.fakes;

import io.ringfire.engine.route.OrderGateway;
import io.ringfire.engine.sbe.OrderDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** Keeps the orders that are offered to it, up to a number; notes {@code offer <order number>} on a trail. */
public final class RecordingGateway implements OrderGateway {
    private final Trail trail;
    private final int room;
    private final List<Frame> offered = new ArrayList<>();

    /** Takes any number of orders. */
    public RecordingGateway() {
        this(new Trail(), Integer.MAX_VALUE);
    }

    /** Takes {@code room} orders and refuses those behind. */
    public RecordingGateway(Trail trail, int room) {
        this.trail = trail;
        this.room = room;
    }

    @Override
    public synchronized boolean offer(DirectBuffer buffer, int offset, int length) {
        if (offered.size() == room) {
            return false;
        }
        Frame frame = new Frame(buffer, offset);
        offered.add(frame);
        trail.note("offer " + frame.as(new OrderDecoder()).orderNumber());
        return true;
    }

    /** What was offered. */
    public synchronized List<Frame> offered() {
        return List.copyOf(offered);
    }
}
