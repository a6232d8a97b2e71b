package io.ringfire.engine.ingest;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.TickEncoder;

/**
 * Completes the inbound fact. A tick of an unknown instrument or without a positive bid and ask is voided and counted; one
 * that is crossed, locked, repeated or late is flagged, counted and kept; a live one equal to the one before in venue time and
 * prices is dropped; a live one from the future is refused. Chains the hash of all facts and says when a checkpoint is due.
 */
public final class IngestStage implements Stage {
    /** A checkpoint is due after this many inbound records. */
    public static final int CHECKPOINT_INTERVAL = 65_536;

    /** Most sources of ticks in a run; 0 is history. */
    public static final int MAX_SOURCES = 32;

    private static final int HISTORY = 0;
    private static final int BID = 0;
    private static final int ASK = 1;
    private static final int VENUE_NS = 2;
    private static final int STRIDE = 4;
    private static final long SEED = 0x52_49_4E_47L;

    private final EngineCounters counters;
    private final long futureToleranceNs;
    private final TickEncoder tickEncoder = new TickEncoder();
    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final long[] symbolHash = new long[QuoteBoard.MAX_INSTRUMENTS];
    private final boolean[] isDefined = new boolean[QuoteBoard.MAX_INSTRUMENTS];

    /** Bid, ask and venue time of each source and instrument, side by side. */
    private final long[] tops = new long[MAX_SOURCES * QuoteBoard.MAX_INSTRUMENTS * STRIDE];

    /** Sources and instruments beyond have no top. */
    private int sourceEnd = HISTORY + 1;

    private int instrumentEnd;

    private long inboundCount;
    private long inboundHash = SEED;

    /** Counts into {@code counters}; takes live ticks however far in the future they say to be. */
    public IngestStage(EngineCounters counters) {
        this(counters, Long.MAX_VALUE / 4);
    }

    /**
     * Counts into {@code counters}.
     *
     * @param futureToleranceNs live ticks whose venue time is further ahead of their event time are refused: one such would make
     *     every later tick late, and stall its bars
     */
    public IngestStage(EngineCounters counters, long futureToleranceNs) {
        this.counters = counters;
        this.futureToleranceNs = futureToleranceNs;
    }

    @Override
    public StageName name() {
        return StageName.INGEST;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        FactSlot fact = event.inbound();
        int flags = 0;
        switch (fact.templateId()) {
            case TickDecoder.TEMPLATE_ID -> flags = onTick(fact, sequence);
            case InstrumentDefinedDecoder.TEMPLATE_ID -> define(fact);
            default -> {
                // every other fact passes as it is
            }
        }
        if (fact.isVoid() || event.isWarmUp()) {
            event.ingested(sequence);
            return;
        }
        chain(hash(fact, flags));
        if (isCheckpointDue(fact.templateId())) {
            event.ingestedAtCheckpoint(sequence, inboundCount, inboundHash, stateHash());
        } else {
            event.ingested(sequence);
        }
    }

    /** A tick's is made of what was read of it: the same hash, and cheaper. */
    private long hash(FactSlot fact, int tickFlags) {
        if (fact.templateId() == TickDecoder.TEMPLATE_ID && fact.length() == Tick.FRAME_LENGTH) {
            return RecordHash.of(fact.tick(), tickFlags, symbolHash[fact.instrumentId()]);
        }
        int id = fact.instrumentId();
        return RecordHash.of(fact.buffer(), 0, id < 0 ? 0 : symbolHash[id]);
    }

    /** Whether this tick is one of history, which is kept, and no checkpoint is due at it. */
    public boolean isQuiet(Tick tick) {
        return tick.sourceId() == HISTORY
                && isKnown(tick)
                && isQuote(tick)
                && (tick.sourceFlags() & QuoteFlags.BACKLOG) == 0
                && (inboundCount + 1) % CHECKPOINT_INTERVAL != 0;
    }

    /** Takes a quiet tick, which is in no slot. */
    public void note(Tick tick) {
        int flags = keep(tick);
        chain(RecordHash.of(tick, flags, symbolHash[tick.instrumentId()]));
    }

    /** Whether a tick that warms up is taken. */
    public boolean isTaken(Tick tick) {
        return refusalOf(tick) == null;
    }

    /** Takes such a tick, which is in no slot, and belongs to the facts of an earlier run. */
    public void noteWarmUp(Tick tick) {
        keep(tick);
    }

    /** Cuts off what begins with a tick that is not quiet. */
    public void cut(TickBlock ticks) {
        int id = ticks.instrumentId();
        int untilCheckpoint = (int) (CHECKPOINT_INTERVAL - 1 - inboundCount % CHECKPOINT_INTERVAL);
        ticks.cutTo(id >= 0 && id < QuoteBoard.MAX_INSTRUMENTS && isDefined[id] ? untilCheckpoint : 0);
        boolean arePlain = ticks.areQuotes()
                && ticks.anySourceId() == HISTORY
                && (ticks.anySourceFlags() & QuoteFlags.BACKLOG) == 0;
        if (arePlain) {
            return;
        }
        int at = ticks.from();
        while (at < ticks.to() && isPlain(ticks, at)) {
            at++;
        }
        ticks.cutTo(at - ticks.from());
    }

    private static boolean isPlain(TickBlock ticks, int index) {
        return ticks.bidPoints(index) > 0
                && ticks.askPoints(index) > 0
                && ticks.sourceId(index) == HISTORY
                && (ticks.sourceFlags(index) & QuoteFlags.BACKLOG) == 0;
    }

    /** Takes quiet ticks, which are in no slot. */
    public void note(TickBlock ticks) {
        int top = (HISTORY * QuoteBoard.MAX_INSTRUMENTS + ticks.instrumentId()) * STRIDE;
        boolean arePlain =
                ticks.haveSpreads() && ticks.isInVenueOrder() && ticks.venueNs(ticks.from()) >= tops[top + VENUE_NS];
        if (arePlain) {
            flagRepeats(ticks, top);
        } else {
            flagEach(ticks, top);
        }
        inboundHash = ticks.mixInto(inboundHash, symbolHash[ticks.instrumentId()]);
        inboundCount += ticks.size();
        counters.add(Counter.TICKS, ticks.size());
    }

    /** For quotes that are neither crossed nor locked nor late. */
    private void flagRepeats(TickBlock ticks, int top) {
        int repeats =
                ticks.recordRepeats(tops[top + BID], tops[top + ASK], QuoteFlags.FROM_SOURCE, QuoteFlags.REPEATED);
        if (repeats > 0) {
            counters.add(Counter.REPEATED, repeats);
        }
        int last = ticks.to() - 1;
        tops[top + BID] = ticks.bidPoints(last);
        tops[top + ASK] = ticks.askPoints(last);
        tops[top + VENUE_NS] = ticks.venueNs(last);
    }

    private void flagEach(TickBlock ticks, int top) {
        long bid = tops[top + BID];
        long ask = tops[top + ASK];
        long venueNs = tops[top + VENUE_NS];
        int to = ticks.to();
        for (int i = ticks.from(); i < to; i++) {
            boolean isSame = ticks.bidPoints(i) == bid && ticks.askPoints(i) == ask;
            boolean isLate = ticks.venueNs(i) < venueNs;
            bid = ticks.bidPoints(i);
            ask = ticks.askPoints(i);
            venueNs = isLate ? venueNs : ticks.venueNs(i);
            int flags = ticks.sourceFlags(i) & QuoteFlags.FROM_SOURCE;
            if (bid >= ask || isSame || isLate) {
                flags |= flagsOf(bid, ask, isSame, isLate);
            }
            ticks.recordFlags(i, flags);
        }
        tops[top + BID] = bid;
        tops[top + ASK] = ask;
        tops[top + VENUE_NS] = venueNs;
    }

    /** Returns the flags of its record; where it is not taken, 0. */
    private int onTick(FactSlot fact, long sequence) {
        Tick tick = fact.tick();
        Counter refusal = refusalOf(tick);
        if (refusal != null) {
            counters.increment(refusal);
            fact.makeVoid(sequence, fact.eventNs());
            return 0;
        }
        int flags = keep(tick);
        if (flags != tick.sourceFlags()) {
            tickEncoder.wrap(fact.buffer(), BLOCK_OFFSET).flags(flags);
        }
        return flags;
    }

    /** Why a tick is not taken; null where it is. */
    private Counter refusalOf(Tick tick) {
        if (!isKnown(tick)) {
            return Counter.UNKNOWN_INSTRUMENT;
        }
        if (!isQuote(tick)) {
            return Counter.NOT_A_QUOTE;
        }
        if (tick.sourceId() == HISTORY) {
            return null;
        }
        if (tick.venueNs() - tick.eventNs() > futureToleranceNs) {
            return Counter.FUTURE;
        }
        return isRepeated(tick) && tick.venueNs() == tops[top(tick) + VENUE_NS] ? Counter.DUPLICATE : null;
    }

    private boolean isKnown(Tick tick) {
        int id = tick.instrumentId();
        return id >= 0 && id < QuoteBoard.MAX_INSTRUMENTS && isDefined[id] && tick.sourceId() < MAX_SOURCES;
    }

    private static boolean isQuote(Tick tick) {
        return tick.bidPoints() > 0 && tick.askPoints() > 0;
    }

    private boolean isRepeated(Tick tick) {
        int top = top(tick);
        return tick.bidPoints() == tops[top + BID] && tick.askPoints() == tops[top + ASK];
    }

    private static int top(Tick tick) {
        return (tick.sourceId() * QuoteBoard.MAX_INSTRUMENTS + tick.instrumentId()) * STRIDE;
    }

    /** Keeps a tick as the latest of its source and counts it. Returns the flags of its record. */
    private int keep(Tick tick) {
        int top = top(tick);
        sourceEnd = Math.max(sourceEnd, tick.sourceId() + 1);
        int given = tick.sourceFlags();
        if ((given & QuoteFlags.BACKLOG) != 0) {
            counters.increment(Counter.BACKLOG);
        }
        boolean isLate = tick.venueNs() < tops[top + VENUE_NS];
        int flags = flagsOf(tick.bidPoints(), tick.askPoints(), isRepeated(tick), isLate);
        tops[top + BID] = tick.bidPoints();
        tops[top + ASK] = tick.askPoints();
        if (!isLate) {
            tops[top + VENUE_NS] = tick.venueNs();
        }
        counters.increment(Counter.TICKS);
        return given & QuoteFlags.FROM_SOURCE | flags;
    }

    private int flagsOf(long bid, long ask, boolean isSame, boolean isLate) {
        int flags = 0;
        if (bid > ask) {
            flags |= QuoteFlags.CROSSED;
            counters.increment(Counter.CROSSED);
        } else if (bid == ask) {
            flags |= QuoteFlags.LOCKED;
            counters.increment(Counter.LOCKED);
        }
        if (isSame) {
            flags |= QuoteFlags.REPEATED;
            counters.increment(Counter.REPEATED);
        }
        if (isLate) {
            flags |= QuoteFlags.LATE;
            counters.increment(Counter.LATE);
        }
        return flags;
    }

    private void define(FactSlot fact) {
        defined.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                InstrumentDefinedDecoder.BLOCK_LENGTH,
                InstrumentDefinedDecoder.SCHEMA_VERSION);
        int id = defined.instrumentId();
        symbolHash[id] = RecordHash.ofSymbol(defined.symbol());
        isDefined[id] = true;
        instrumentEnd = Math.max(instrumentEnd, id + 1);
    }

    private void chain(long hash) {
        inboundHash = RecordHash.mix(inboundHash, hash);
        inboundCount++;
    }

    private boolean isCheckpointDue(int templateId) {
        return inboundCount % CHECKPOINT_INTERVAL == 0
                || templateId == RunEndedDecoder.TEMPLATE_ID
                || templateId == RunStartedDecoder.TEMPLATE_ID;
    }

    private long stateHash() {
        long hash = SEED;
        for (int source = 0; source < sourceEnd; source++) {
            for (int id = 0; id < instrumentEnd; id++) {
                hash = foldTop((source * QuoteBoard.MAX_INSTRUMENTS + id) * STRIDE, symbolHash[id], hash);
            }
        }
        return hash;
    }

    private long foldTop(int top, long symbol, long hash) {
        if (tops[top + BID] == 0) {
            return hash;
        }
        long folded = RecordHash.mix(hash, symbol);
        folded = RecordHash.mix(folded, tops[top + BID]);
        folded = RecordHash.mix(folded, tops[top + ASK]);
        return RecordHash.mix(folded, tops[top + VENUE_NS]);
    }
}
