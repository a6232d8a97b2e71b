package io.ringfire.app.service;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.archive.ArchiveSchedule;
import io.ringfire.app.archive.ArchiveStatus;
import io.ringfire.app.backup.BackupSchedule;
import io.ringfire.app.backup.BackupStatus;
import io.ringfire.app.console.BoundPort;
import io.ringfire.app.console.EngineVitals;
import io.ringfire.app.guardian.Guardian;
import io.ringfire.app.guardian.PartStatus;
import io.ringfire.app.latency.LatencyFigures;
import io.ringfire.app.pulse.HourlyFlow;
import io.ringfire.app.pulse.PulseReading;
import io.ringfire.app.replaycheck.CheckedRun;
import io.ringfire.app.replaycheck.ReplayCheck;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.route.Gate;
import io.ringfire.journal.queue.AppendGauge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the running engine tells of itself. Any thread. */
final class RunningEngine implements EngineVitals {
    private final EngineCounters counters;
    private final Pipeline pipeline;
    private final Gate gate;
    private final ServiceFailures failures;
    private final DiskWatch disk;
    private final TradingSide side;
    private final Pulses pulses;
    private final AppendGauge ticks;
    private final AppendGauge fires;
    private volatile boolean isStopping;
    private volatile ServicePulse pulse;
    private volatile Guardian guardian;
    private volatile Optional<BackupSchedule> backups = Optional.empty();
    private volatile Optional<ReplayCheck> replays = Optional.empty();
    private volatile Optional<BoundPort> console = Optional.empty();
    private volatile Optional<ArchiveSchedule> archive = Optional.empty();
    private final AtomicLongArray before = new AtomicLongArray(Counter.values().length);

    RunningEngine(
            EngineCounters counters,
            Pipeline pipeline,
            Gate gate,
            ServiceFailures failures,
            DiskWatch disk,
            TradingSide side,
            Pulses pulses,
            AppendGauge ticks,
            AppendGauge fires) {
        this.counters = counters;
        this.pipeline = pipeline;
        this.gate = gate;
        this.failures = failures;
        this.disk = disk;
        this.side = side;
        this.pulses = pulses;
        this.ticks = ticks;
        this.fires = fires;
    }

    /** The service's own archive rounds, from here on. */
    void with(ArchiveSchedule schedule) {
        archive = Optional.of(schedule);
    }

    @Override
    public Optional<ArchiveStatus> archive() {
        return archive.map(ArchiveSchedule::status);
    }

    /** The service's own backups, from here on. */
    void with(BackupSchedule schedule) {
        backups = Optional.of(schedule);
    }

    @Override
    public Optional<BackupStatus> backup() {
        return backups.map(BackupSchedule::status);
    }

    /** The service's own replays, from here on. */
    void with(ReplayCheck check) {
        replays = Optional.of(check);
    }

    @Override
    public List<CheckedRun> replays() {
        return replays.map(ReplayCheck::runs).orElse(List.of());
    }

    /** Leaves out of every count what was counted up to now: the warm-up. */
    void countFromHere() {
        for (Counter counter : Counter.values()) {
            before.set(counter.ordinal(), counters.get(counter));
        }
    }

    @Override
    public long count(Counter counter) {
        return counters.get(counter) - before.get(counter.ordinal());
    }

    @Override
    public long occupancy() {
        return pipeline.occupancy();
    }

    @Override
    public Optional<String> gateReason() {
        return Optional.ofNullable(gate.reason())
                .filter(reason -> reason != Gate.Reason.STOPPING) // the state says that already
                .map(Gate.Reason::name);
    }

    @Override
    public Optional<String> failure() {
        return failures.first();
    }

    @Override
    public List<SessionView> sessions() {
        return side.sessions();
    }

    @Override
    public boolean isStopping() {
        return isStopping;
    }

    /** The service is on its way down from now on. */
    void stopping() {
        isStopping = true;
    }

    @Override
    public List<Pulse> pulses() {
        return pulses.ages();
    }

    /** Its modules are looked at from now on. */
    void watchedBy(ServicePulse servicePulse) {
        pulse = servicePulse;
    }

    /** What ends beside it is started anew by this one from now on. */
    void guardedBy(Guardian partsGuardian) {
        guardian = partsGuardian;
    }

    @Override
    public List<PartStatus> parts() {
        return guardian == null ? List.of() : guardian.statuses();
    }

    @Override
    public List<PulseReading> modules() {
        return pulse == null ? List.of() : pulse.board().readings();
    }

    @Override
    public List<HourlyFlow.Hour> flow() {
        return pulse == null ? List.of() : pulse.flow();
    }

    @Override
    public List<LatencyFigures> stageLatencies() {
        return pulse == null ? List.of() : pulse.latencies().stages();
    }

    @Override
    public List<LatencyFigures> orderLatencies() {
        return pulse == null ? List.of() : pulse.latencies().orders();
    }

    @Override
    public List<Journal> journals() {
        return List.of(journal("ticks", ticks), journal("fires", fires));
    }

    private static Journal journal(String name, AppendGauge gauge) {
        return new Journal(name, gauge.documents(), gauge.bytes(), gauge.lastEventNs(), gauge.hasFailed());
    }

    /** The console listens there from here on. */
    void consoleAt(BoundPort port) {
        console = Optional.of(port);
    }

    @Override
    public List<BoundPort> ports() {
        List<BoundPort> all = new ArrayList<>(side.ports());
        console.ifPresent(all::add);
        return all;
    }

    @Override
    public long requiredBytes() {
        return disk.requiredBytes();
    }

    @Override
    public long diskCheckAgeNs() {
        return disk.checkAgeNs();
    }

    @Override
    public long freeBytes() {
        return disk.freeBytes();
    }
}
