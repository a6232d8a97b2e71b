package io.ringfire.app.console;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.archive.ArchiveStatus;
import io.ringfire.app.backup.BackupStatus;
import io.ringfire.app.guardian.PartStatus;
import io.ringfire.app.latency.LatencyFigures;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.replaycheck.CheckedRun;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that is as a test says, and well by itself. */
public final class FakeVitals implements EngineVitals {
    public boolean isStopping;
    public String failure;
    public String gate;
    public long freeBytes = 100;
    public long diskCheckAgeNs;
    public Optional<BackupStatus> backup = Optional.empty();
    public Optional<ArchiveStatus> archive = Optional.empty();
    public List<Pulse> pulses = List.of(new Pulse("ingress", 1_000_000));
    public List<SessionView> sessions = new ArrayList<>();
    public List<Journal> journals = new ArrayList<>();
    public List<PulseReading> modules = List.of();
    public List<PartStatus> parts = List.of();
    public List<LatencyFigures> stageLatencies = List.of();
    public List<BoundPort> ports = List.of();
    public List<CheckedRun> replays = List.of();

    /** What a test does not say is the counter's place. */
    public final Map<Counter, Long> counts = new EnumMap<>(Counter.class);

    @Override
    public long count(Counter counter) {
        return counts.getOrDefault(counter, (long) counter.ordinal());
    }

    @Override
    public long occupancy() {
        return 0;
    }

    @Override
    public Optional<String> gateReason() {
        return Optional.ofNullable(gate);
    }

    @Override
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public List<SessionView> sessions() {
        return sessions;
    }

    @Override
    public long freeBytes() {
        return freeBytes;
    }

    @Override
    public boolean isStopping() {
        return isStopping;
    }

    @Override
    public List<Pulse> pulses() {
        return pulses;
    }

    @Override
    public List<PartStatus> parts() {
        return parts;
    }

    @Override
    public List<LatencyFigures> stageLatencies() {
        return stageLatencies;
    }

    @Override
    public List<PulseReading> modules() {
        return modules;
    }

    @Override
    public List<Journal> journals() {
        return journals;
    }

    @Override
    public List<BoundPort> ports() {
        return ports;
    }

    @Override
    public List<CheckedRun> replays() {
        return replays;
    }

    @Override
    public long requiredBytes() {
        return 10;
    }

    @Override
    public long diskCheckAgeNs() {
        return diskCheckAgeNs;
    }

    @Override
    public Optional<ArchiveStatus> archive() {
        return archive;
    }

    @Override
    public Optional<BackupStatus> backup() {
        return backup;
    }
}
