package io.ringfire.engine.fakes;

import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.sbe.SignalEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Stands for detect: writes the signals that a test asked for into the next event. */
public final class ScriptedSignals implements Stage {
    private final SignalEncoder signal = new SignalEncoder();
    private final List<Consumer<Section>> wishes = new ArrayList<>();
    private long lastSignalId;
    private long stopPoints = 11;
    private long targetPoints = 12;
    private int strategyId;
    private long bidPoints;
    private long askPoints;
    private long hash;

    /** Wishes to open; the signal holds until the end of time. */
    public ScriptedSignals enter(int instrumentId, Side side, long quantityMicroLots) {
        return enter(instrumentId, side, quantityMicroLots, Long.MAX_VALUE);
    }

    /** Wishes to open. */
    public ScriptedSignals enter(int instrumentId, Side side, long quantityMicroLots, long expiryNs) {
        return add(instrumentId, 0xFFFF, Intent.ENTRY, side, 0, quantityMicroLots, expiryNs);
    }

    /** Wishes to open with the volume that risk computes; the ATR in 10^-6 points, 0 for none. */
    public ScriptedSignals enterSized(int instrumentId, Side side, long atrMicroPoints) {
        return enterSized(instrumentId, side, atrMicroPoints, Long.MAX_VALUE);
    }

    /** As above, until {@code expiryNs}. */
    public ScriptedSignals enterSized(int instrumentId, Side side, long atrMicroPoints, long expiryNs) {
        return add(instrumentId, 0xFFFF, Intent.ENTRY, side, 0, 0, true, atrMicroPoints, expiryNs);
    }

    /** Whose the signals are from now on; 0 until told otherwise. */
    public ScriptedSignals of(int newStrategyId) {
        strategyId = newStrategyId;
        return this;
    }

    /** Wishes to close a position of account 0. */
    public ScriptedSignals exit(int instrumentId, Side side, long positionId, long quantityMicroLots) {
        return add(instrumentId, 0, Intent.EXIT, side, positionId, quantityMicroLots, Long.MAX_VALUE);
    }

    /** Wishes for the stop and the target of now on a position of account 0, which is of this side. */
    public ScriptedSignals modify(int instrumentId, Side side, long positionId) {
        return add(instrumentId, 0, Intent.MODIFY, side, positionId, 0, Long.MAX_VALUE);
    }

    /** What it says of its state at checkpoints. */
    public ScriptedSignals stateHash(long newHash) {
        hash = newHash;
        return this;
    }

    /** The quote that the signals have seen from now on. */
    public ScriptedSignals at(long newBidPoints, long newAskPoints) {
        bidPoints = newBidPoints;
        askPoints = newAskPoints;
        return this;
    }

    /** The stop and target of the signals from now on; 0 for none. */
    public ScriptedSignals stops(long newStopPoints, long newTargetPoints) {
        stopPoints = newStopPoints;
        targetPoints = newTargetPoints;
        return this;
    }

    private ScriptedSignals add(
            int instrumentId,
            int accountId,
            Intent intent,
            Side side,
            long positionId,
            long quantityMicroLots,
            long expiryNs) {
        return add(instrumentId, accountId, intent, side, positionId, quantityMicroLots, false, 0, expiryNs);
    }

    private ScriptedSignals add(
            int instrumentId,
            int accountId,
            Intent intent,
            Side side,
            long positionId,
            long quantityMicroLots,
            boolean isSized,
            long atrMicroPoints,
            long expiryNs) {
        long stop = stopPoints;
        long target = targetPoints;
        int strategy = strategyId;
        long bid = bidPoints;
        long ask = askPoints;
        wishes.add(section -> {
            section.open(signal, instrumentId, accountId)
                    .signalId(++lastSignalId)
                    .positionId(positionId)
                    .quantityMicroLots(quantityMicroLots)
                    .stopPoints(stop)
                    .targetPoints(target)
                    .expiryNs(expiryNs)
                    .bidPoints(bid)
                    .askPoints(ask)
                    .strategyId(strategy)
                    .side((short) side.code())
                    .intent((short) intent.code())
                    .sizedByRisk((short) (isSized ? 1 : 0))
                    .sizePermille(1000)
                    .atrMicroPoints(atrMicroPoints);
            section.commit(signal);
        });
        return this;
    }

    @Override
    public StageName name() {
        return StageName.DETECT;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        Section section = event.signals();
        section.begin(sequence, event.inbound().eventNs(), 0);
        wishes.forEach(wish -> wish.accept(section));
        wishes.clear();
        section.wakeAtNs(Section.NEVER);
        section.stateHash(hash);
        section.complete();
    }
}
