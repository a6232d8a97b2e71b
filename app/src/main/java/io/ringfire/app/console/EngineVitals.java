package io.ringfire.app.console;

import io.ringfire.app.view.EngineGauges;
import java.util.List;

/** What the running engine tells of its threads, its journals and its disk. Any thread. */
public interface EngineVitals extends EngineGauges {
    /**
     * A thread that must turn.
     *
     * @param ageNs since it was last seen turning, or since it was first looked at
     */
    record Pulse(String name, long ageNs) {}

    /**
     * A journal.
     *
     * @param name ticks or fires
     * @param documents appended in this run
     * @param bytes of these documents
     * @param lastEventNs event time of the last one, epoch ns; 0 before the first
     * @param hasFailed whether it takes nothing more
     */
    record Journal(String name, long documents, long bytes, long lastEventNs, boolean hasFailed) {}

    /** Whether the service is on its way down. */
    boolean isStopping();

    /** Every thread that is watched. */
    List<Pulse> pulses();

    /** The journal of facts, then that of decisions. */
    List<Journal> journals();

    /** Free bytes below which trading halts. */
    long requiredBytes();

    /** Ns since the free space was last asked for. */
    long diskCheckAgeNs();
}
