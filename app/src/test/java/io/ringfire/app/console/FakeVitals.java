package io.ringfire.app.console;

import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine that is as a test says, and well by itself. */
final class FakeVitals implements EngineVitals {
    boolean isStopping;
    String failure;
    String gate;
    long freeBytes = 100;
    long diskCheckAgeNs;
    List<Pulse> pulses = List.of(new Pulse("ingress", 1_000_000));
    List<SessionView> sessions = new ArrayList<>();
    List<Journal> journals = new ArrayList<>();

    @Override
    public long count(Counter counter) {
        return counter.ordinal();
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
    public List<Journal> journals() {
        return journals;
    }

    @Override
    public long requiredBytes() {
        return 10;
    }

    @Override
    public long diskCheckAgeNs() {
        return diskCheckAgeNs;
    }
}
