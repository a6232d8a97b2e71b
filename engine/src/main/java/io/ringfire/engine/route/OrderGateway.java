package io.ringfire.engine.route;

import org.agrona.DirectBuffer;

/** Takes orders towards a venue. Outside of the ring: what becomes of an order comes back as a fact. */
@FunctionalInterface
public interface OrderGateway {
    /**
     * Takes a copy of one Order frame, in which the place of the checksum means nothing. Called by the route stage's thread; must not block
     * and must not allocate.
     *
     * @return false when there is no room, which cannot be while risk keeps its credits; the engine halts then
     */
    boolean offer(DirectBuffer buffer, int offset, int length);
}
