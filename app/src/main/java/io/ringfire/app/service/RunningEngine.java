package io.ringfire.app.service;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.view.EngineGauges;
import io.ringfire.engine.pipeline.Pipeline;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.route.Gate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/** What the running engine tells of itself. Any thread. */
final class RunningEngine implements EngineGauges {
    private final EngineCounters counters;
    private final Pipeline pipeline;
    private final Gate gate;
    private final ServiceFailures failures;
    private final DiskWatch disk;
    private final TradingSide side;
    private final AtomicLongArray before = new AtomicLongArray(Counter.values().length);

    RunningEngine(
            EngineCounters counters,
            Pipeline pipeline,
            Gate gate,
            ServiceFailures failures,
            DiskWatch disk,
            TradingSide side) {
        this.counters = counters;
        this.pipeline = pipeline;
        this.gate = gate;
        this.failures = failures;
        this.disk = disk;
        this.side = side;
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
    public long freeBytes() {
        return disk.freeBytes();
    }
}
