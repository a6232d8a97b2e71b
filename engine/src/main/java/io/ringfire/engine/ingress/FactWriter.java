package io.ringfire.engine.ingress;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.ClockStepEncoder;
import io.ringfire.engine.sbe.DiskLowEncoder;
import io.ringfire.engine.sbe.InstrumentDefinedEncoder;
import io.ringfire.engine.sbe.OperatorCommandEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RunEndedEncoder;
import io.ringfire.engine.sbe.RunStartedEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.engine.sbe.SignalRefusedEncoder;
import io.ringfire.engine.sbe.SnapshotAccountEncoder;
import io.ringfire.engine.sbe.StageFailedEncoder;
import io.ringfire.engine.sbe.TimerEncoder;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * Publishes facts, one method a kind. Waits for room in the ring: a fact that is given to it is never dropped. One thread; no
 * garbage on the ticks' way.
 */
public final class FactWriter {
    /** Stands for no instrument. */
    public static final int NO_INSTRUMENT = -1;

    /** Stands for no account. */
    public static final int NO_ACCOUNT = 0xFFFF;

    private static final int TEXT_MAX_BYTES = 120;

    /** Fills a slot by itself. */
    @FunctionalInterface
    public interface SlotFiller {
        /** Returns false to leave the slot void. */
        boolean fill(FactSlot slot, long sequence, long eventNs);
    }

    private final FactPublisher publisher;
    private final EngineCounters counters;
    private EngineEvent event;
    private long claimedNs;
    private boolean isClaimed;

    private final SendResultEncoder sendResult = new SendResultEncoder();
    private final TimerEncoder timer = new TimerEncoder();
    private final SignalRefusedEncoder refused = new SignalRefusedEncoder();
    private final RunStartedEncoder runStarted = new RunStartedEncoder();
    private final RunEndedEncoder runEnded = new RunEndedEncoder();
    private final InstrumentDefinedEncoder defined = new InstrumentDefinedEncoder();
    private final SnapshotAccountEncoder account = new SnapshotAccountEncoder();
    private final OperatorCommandEncoder command = new OperatorCommandEncoder();
    private final StageFailedEncoder stageFailed = new StageFailedEncoder();
    private final DiskLowEncoder diskLow = new DiskLowEncoder();
    private final ClockStepEncoder clockStep = new ClockStepEncoder();

    /** Publishes through {@code publisher}. */
    public FactWriter(FactPublisher publisher, EngineCounters counters) {
        this.publisher = publisher;
        this.counters = counters;
    }

    /** Sequence of the fact published last. */
    public long sequence() {
        return publisher.sequence();
    }

    /** A record as it was journalled, under this run's sequence and instrument id. */
    public void copy(DirectBuffer buffer, int offset, int length, int instrumentId) {
        claim(RecordFrame.eventNs(buffer, offset));
        event.inbound().copy(buffer, offset, length, publisher.sequence(), instrumentId);
        handOver();
    }

    /**
     * A tick as it was recorded, under this run's sequence and instrument id; without a slot where it comes to the same.
     *
     * @param tick what the frame holds, with the sequence after {@link #sequence}
     * @return whether an event came of it; if not, no stage had anything to say
     */
    public boolean copy(Tick tick, DirectBuffer buffer, int offset, int length) {
        if (!isClaimed && length == Tick.FRAME_LENGTH && publisher.note(tick)) {
            return false;
        }
        copy(buffer, offset, length, tick.instrumentId());
        return true;
    }

    /** Whether {@link #copy(TickBlock)} may take any. */
    public boolean isQuiet() {
        return !isClaimed && publisher.isQuiet();
    }

    /**
     * As many of the first of these ticks as no stage has anything to say about, offered under the sequence after {@link #sequence}; the
     * others are cut off.
     *
     * @return how many; 0, with nothing done, where they must be copied one by one
     */
    public int copy(TickBlock ticks) {
        return publisher.note(ticks);
    }

    /**
     * A fact that another thread made, stamped with this run's sequence and time. The instrument is the one that it names
     * already.
     */
    public void relay(long eventNs, DirectBuffer buffer, int offset, int length) {
        claim(eventNs);
        event.inbound().relay(buffer, offset, length, publisher.sequence(), eventNs);
        handOver();
    }

    /**
     * A tick of an earlier run, to warm detect up. It is not journalled again and nothing comes of it; without a slot where it comes to the
     * same.
     *
     * @param tick what the frame holds, with the sequence after {@link #sequence}
     */
    public void warmUp(Tick tick, DirectBuffer buffer, int offset, int length) {
        if (isClaimed || length != Tick.FRAME_LENGTH || !publisher.noteWarmUp(tick)) {
            warmUp(buffer, offset, length, tick.instrumentId());
        }
    }

    /** As the other, always in a slot. */
    public void warmUp(DirectBuffer buffer, int offset, int length, int instrumentId) {
        claim(RecordFrame.eventNs(buffer, offset));
        event.warmUp(true);
        event.inbound().copy(buffer, offset, length, publisher.sequence(), instrumentId);
        handOver();
    }

    /** An empty slot, to pass over a sequence that a journal does not hold. */
    public void voidSlot(long eventNs) {
        claim(eventNs);
        event.inbound().makeVoid(publisher.sequence(), eventNs);
        handOver();
    }

    /** A fact that something else writes; void, and counted, when that does not succeed. */
    public void fill(long eventNs, SlotFiller filler) {
        claim(eventNs);
        boolean isFilled = false;
        try {
            isFilled = filler.fill(event.inbound(), publisher.sequence(), eventNs);
        } finally {
            if (!isFilled) {
                counters.increment(Counter.VOID);
                event.inbound().makeVoid(publisher.sequence(), eventNs);
            }
            handOver();
        }
    }

    /** A quote. */
    public void tick(
            long eventNs, int instrumentId, int sourceId, long venueNs, long bidPoints, long askPoints, int flags) {
        claim(eventNs);
        event.inbound()
                .tick(
                        publisher.sequence(),
                        eventNs,
                        instrumentId,
                        NO_ACCOUNT,
                        sourceId,
                        venueNs,
                        bidPoints,
                        askPoints,
                        flags);
        handOver();
    }

    /** An instant that a stage asked for. */
    public void timer(long eventNs, long dueNs) {
        open(timer, eventNs, NO_INSTRUMENT, NO_ACCOUNT).dueNs(dueNs);
        publish(timer);
    }

    /** Tells detect what risk refused. */
    public void signalRefused(
            long eventNs, long signalId, int strategyId, int instrumentId, int accountId, int reasonCode) {
        open(refused, eventNs, instrumentId, accountId)
                .signalId(signalId)
                .strategyId(strategyId)
                .reason((short) reasonCode);
        publish(refused);
    }

    /** What became of an order at the gateway, when it did not leave. */
    public void sendResult(long eventNs, OrderDecoder order, SendOutcome outcome, RefusalReason reason) {
        open(sendResult, eventNs, order.instrumentId(), order.accountId())
                .orderNumber(order.orderNumber())
                .signalId(order.signalId())
                .strategyId(order.strategyId())
                .outcome((short) outcome.code())
                .reason((short) reason.code());
        publish(sendResult);
    }

    /** First record of a run. */
    public void runStarted(long eventNs, RunSpec run) {
        open(runStarted, eventNs, NO_INSTRUMENT, NO_ACCOUNT)
                .nextOrderNumber(run.nextOrderNumber())
                .warmUpFromNs(run.warmUpFromNs())
                .mode((short) run.mode())
                .putInstallation(run.installationBytes(), 0)
                .runNumber(run.runNumber())
                .configHash(run.configHash());
        runStarted.build(cut(run.build()));
        publish(runStarted);
    }

    /** Gives an instrument its id. */
    public void instrumentDefined(long eventNs, Instrument instrument) {
        instrument.into(open(defined, eventNs, instrument.id(), NO_ACCOUNT));
        publish(defined);
    }

    /** An account as the run begins. */
    public void snapshot(long eventNs, int accountId, AccountSpec spec) {
        open(account, eventNs, NO_INSTRUMENT, accountId)
                .balanceMicros(spec.balanceMicros())
                .leverage(spec.leverage())
                .currency(Currency.text(spec.currency()))
                .positionMode((short) (spec.isNetting() ? 1 : 0))
                .currencyDigits((short) Currency.digits(spec.currency()))
                .venueKind((short) spec.venueKind().code())
                .exclusive((short) (spec.isExclusive() ? 1 : 0))
                .manual((short) (spec.isManual() ? 1 : 0))
                .sourceId(spec.sourceId())
                .name(spec.name())
                .limitPeakMicros(spec.standing().limitPeakMicros())
                .dayStartNs(spec.standing().dayStartNs())
                .dayBaseMicros(spec.standing().dayBaseMicros())
                .dayRealisedMicros(spec.standing().dayRealisedMicros())
                .lastLossNs(spec.standing().lastLossNs())
                .lossesInRow(spec.standing().lossesInRow());
        publish(account);
    }

    /** What a named person, or the end of the data, asked for. */
    public void command(
            long eventNs,
            CommandKind kind,
            int accountId,
            int instrumentId,
            long positionId,
            String commandId,
            String who,
            String why) {
        command(eventNs, kind, accountId, instrumentId, positionId, 0, commandId, who, why);
    }

    /** As above, about a strategy: its place in configured order, from 1; 0 for none. */
    public void command(
            long eventNs,
            CommandKind kind,
            int accountId,
            int instrumentId,
            long positionId,
            int strategy,
            String commandId,
            String who,
            String why) {
        open(command, eventNs, instrumentId, accountId)
                .positionId(positionId)
                .kind((short) kind.code())
                .strategy(strategy)
                .commandId(commandId);
        command.who(cut(who)).why(cut(why));
        publish(command);
    }

    /**
     * Lets entries have a share of their configured size.
     *
     * @param accountId {@link #NO_ACCOUNT} for all
     * @param strategy its place in configured order, from 1; 0 for none
     * @param percent 0 to 100
     */
    public void risk(long eventNs, int accountId, int strategy, int percent, String commandId, String who, String why) {
        open(command, eventNs, NO_INSTRUMENT, accountId)
                .kind((short) CommandKind.RISK.code())
                .strategy(strategy)
                .sizePercent(percent)
                .commandId(commandId);
        command.who(cut(who)).why(cut(why));
        publish(command);
    }

    /** A stage threw. */
    public void stageFailed(long eventNs, int stageCode, long failedSequence) {
        open(stageFailed, eventNs, NO_INSTRUMENT, NO_ACCOUNT)
                .failedSequence(failedSequence)
                .stage((short) stageCode);
        publish(stageFailed);
    }

    /** The disk is nearly full. */
    public void diskLow(long eventNs, long freeBytes, long requiredBytes) {
        open(diskLow, eventNs, NO_INSTRUMENT, NO_ACCOUNT).freeBytes(freeBytes).requiredBytes(requiredBytes);
        publish(diskLow);
    }

    /** The clock stepped. */
    public void clockStep(long eventNs, long stepNs) {
        open(clockStep, eventNs, NO_INSTRUMENT, NO_ACCOUNT).stepNs(stepNs);
        publish(clockStep);
    }

    /** Last record of a run. */
    public void runEnded(long eventNs, int reasonCode) {
        open(runEnded, eventNs, NO_INSTRUMENT, NO_ACCOUNT).reason((short) reasonCode);
        publish(runEnded);
    }

    private <E extends MessageEncoderFlyweight> E open(E encoder, long eventNs, int instrumentId, int accountId) {
        claim(eventNs);
        return event.inbound().open(encoder, publisher.sequence(), eventNs, instrumentId, accountId);
    }

    private void publish(MessageEncoderFlyweight encoder) {
        event.inbound().commit(encoder);
        handOver();
    }

    private void handOver() {
        isClaimed = false;
        publisher.publish();
    }

    private void claim(long eventNs) {
        if (isClaimed) {
            // the fact before threw half-way: were its slot left as it is, the next one would publish both
            counters.increment(Counter.VOID);
            event.warmUp(false);
            event.inbound().makeVoid(publisher.sequence(), claimedNs);
            handOver();
        }
        claimSlot();
        claimedNs = eventNs;
        isClaimed = true;
    }

    private void claimSlot() {
        event = publisher.claim();
        if (event == null) {
            counters.increment(Counter.RING_FULL);
            do {
                Thread.yield();
                event = publisher.claim();
            } while (event == null);
        }
    }

    /** As much of a text as the schema has room for in UTF-8, cut between characters. */
    private static String cut(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); ) {
            int character = text.codePointAt(i);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (bytes > TEXT_MAX_BYTES) {
                return text.substring(0, i);
            }
            i += Character.charCount(character);
        }
        return text;
    }
}
