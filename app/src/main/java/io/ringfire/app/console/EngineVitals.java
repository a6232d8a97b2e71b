package io.ringfire.app.console;

import io.ringfire.app.archive.ArchiveStatus;
import io.ringfire.app.backup.BackupStatus;
import io.ringfire.app.guardian.PartStatus;
import io.ringfire.app.latency.LatencyFigures;
import io.ringfire.app.pulse.HourlyFlow;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.replaycheck.CheckedRun;
import io.ringfire.app.view.EngineGauges;
import java.util.List;
import java.util.Optional;

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

    /** Every module as it was at its last look, by name. */
    default List<PulseReading> modules() {
        return List.of();
    }

    /** Every part that may be started anew. */
    default List<PartStatus> parts() {
        return List.of();
    }

    /** What came and went by the hour, the oldest first. */
    default List<HourlyFlow.Hour> flow() {
        return List.of();
    }

    /** How long events take to the end of each stage; empty where that is not measured. */
    default List<LatencyFigures> stageLatencies() {
        return List.of();
    }

    /** How long orders take, step by step. */
    default List<LatencyFigures> orderLatencies() {
        return List.of();
    }

    /** Every port that is listened on, once it is. */
    default List<BoundPort> ports() {
        return List.of();
    }

    /** Runs that the service replayed by itself; none where it does not. */
    default List<CheckedRun> replays() {
        return List.of();
    }

    /** Free bytes below which trading halts. */
    long requiredBytes();

    /** The archive that the service moves old days to; empty where it moves none. */
    default Optional<ArchiveStatus> archive() {
        return Optional.empty();
    }

    /** The service's own backups; empty where it makes none. */
    default Optional<BackupStatus> backup() {
        return Optional.empty();
    }

    /** Ns since the free space was last asked for. */
    long diskCheckAgeNs();
}
