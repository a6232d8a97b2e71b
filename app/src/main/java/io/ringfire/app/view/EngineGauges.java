package io.ringfire.app.view;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.List;
import java.util.Optional;

/** What the publisher asks the running engine about itself. Every method may be called by the publisher's thread at any time. */
public interface EngineGauges {
    /** Of this run; warm-up not counted. */
    long count(Counter counter);

    /** Slots of the ring that hold events on their way. */
    long occupancy();

    /** Why the gate is shut; empty while it is open. */
    Optional<String> gateReason();

    /** What went wrong first; empty while all is well. */
    Optional<String> failure();

    /** Terminals that may connect; empty where there are none. */
    List<SessionView> sessions();

    /** Free bytes of the data directory's file system. */
    long freeBytes();
}
