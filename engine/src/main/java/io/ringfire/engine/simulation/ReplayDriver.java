package io.ringfire.engine.simulation;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;

/**
 * Publishes a run's facts again, each under the sequence that it had. A sequence that neither the run's own records nor its
 * market data hold (a dropped duplicate, a warm-up tick) becomes an empty slot.
 */
public final class ReplayDriver {
    private final FactWriter facts;
    private final MarketData marketData;
    private final RecordSource own;
    private final Runnable afterPreamble;
    private final Tick tick = new Tick();
    private long published;
    private boolean hasFailedStage;
    private boolean isBegun;
    private boolean hasTick;

    /** So many ticks are to be published one by one before a block is tried again. */
    private int ticksAlone;

    /**
     * Merges a run's own records with its market data.
     *
     * @param own the run's inbound records in order, from its RunStarted on; a service's hold the ticks as well
     * @param marketData where the sequences that {@code own} lacks come from; null for a service, whose own records are all
     * @param afterPreamble called once, before the first fact behind the definitions and snapshots; warms detect up
     */
    public ReplayDriver(FactWriter facts, RecordSource own, MarketData marketData, Runnable afterPreamble) {
        this.facts = facts;
        this.own = own;
        this.marketData = marketData;
        this.afterPreamble = afterPreamble;
    }

    /**
     * Publishes everything up to RunEnded, or to the end of the records of a run that was killed.
     *
     * @return whether RunEnded was there
     * @throws JournalException when market data that the run had is missing
     */
    public boolean run() {
        boolean isInPreamble = true;
        boolean hasEnded = false;
        while (!hasEnded && own.next()) {
            int templateId = RecordFrame.templateId(own.buffer(), own.offset());
            if (isInPreamble && !Preamble.isPartOf(templateId)) {
                isInPreamble = false;
                afterPreamble.run();
            }
            fillUpTo(RecordFrame.sequence(own.buffer(), own.offset()));
            facts.copy(own.buffer(), own.offset(), own.length(), RecordFrame.instrumentId(own.buffer(), own.offset()));
            published++;
            hasEnded = templateId == RunEndedDecoder.TEMPLATE_ID;
            hasFailedStage |= templateId == StageFailedDecoder.TEMPLATE_ID;
        }
        return hasEnded;
    }

    /** Whether a stage had failed in the run: from there on it decided nothing, whatever the facts. */
    public boolean hasFailedStage() {
        return hasFailedStage;
    }

    /** Facts published, empty slots not counted. */
    public long published() {
        return published;
    }

    private void fillUpTo(long sequence) {
        long next = facts.sequence() + 1;
        if (sequence < next) {
            throw new JournalException(
                    "record with sequence=" + sequence + " comes after one with sequence=" + (next - 1));
        }
        if (marketData == null) {
            for (; next < sequence; next++) {
                facts.voidSlot(RecordFrame.eventNs(own.buffer(), own.offset()));
            }
            return;
        }
        if (!isBegun) {
            isBegun = true;
            hasTick = marketData.next();
        }
        while (next < sequence) {
            if (!hasTick) {
                throw new JournalException("the market data end before sequence=" + next
                        + "; the run had more ticks than the segments hold now");
            }
            int taken = ticksAlone > 0 ? 0 : publishBlock(next, sequence);
            if (taken == 0) {
                publishTick(next);
                taken = 1;
            }
            next += taken;
            published += taken;
        }
    }

    /** Publishes the next ticks all at once, as far as nothing comes of them; returns how many. */
    private int publishBlock(long next, long sequence) {
        TickBlock ahead = facts.isQuiet() ? marketData.ahead() : TickBlock.NONE;
        if (ahead.isUsedUp()) {
            return 0;
        }
        ahead.offer(next);
        ahead.cutTo((int) Math.min(sequence - next, TickBlock.CAPACITY));
        int noted = facts.copy(ahead);
        if (noted == 0) {
            ticksAlone = ahead.size();
        } else {
            hasTick = marketData.skip(noted);
        }
        return noted;
    }

    private void publishTick(long sequence) {
        tick.read(marketData.buffer(), marketData.offset(), sequence, marketData.instrumentId());
        facts.copy(tick, marketData.buffer(), marketData.offset(), marketData.length());
        hasTick = marketData.next();
        ticksAlone = Math.max(0, ticksAlone - 1);
    }
}
