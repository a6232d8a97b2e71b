package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.simulation.MarketData;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Quotes that walk at random about 1.1 units and 250 ms apart, unless said otherwise, the instruments by turns. Equal runs are equal; allocates nothing. */
public final class WalkingMarket implements MarketData {
    private static final int TICK_BYTES = RecordFrame.BLOCK_OFFSET + TickEncoder.BLOCK_LENGTH + RecordFrame.CRC_LENGTH;
    private static final long STEP_NS = 250_000_000L;
    private static final int SPREAD_POINTS = 8;
    private static final int WIDEST_MOVE_POINTS = 12;

    private final UnsafeBuffer frame = new UnsafeBuffer(new byte[TICK_BYTES]);
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final TickEncoder tick = new TickEncoder();
    private final long[] middlePoints;
    private final long[] bidPoints;
    private final long ticks;
    private final long stepNs;
    private final AllocationMeter meter;
    private long random = 88172645463325252L;
    private long made;
    private long eventNs = Preambles.NOON;
    private int instrumentId;

    /** So many ticks of these, each counted by {@code meter}. */
    public WalkingMarket(long ticks, AllocationMeter meter, Instrument... instruments) {
        this(ticks, STEP_NS, meter, middles(instruments));
    }

    /** So many ticks, so far apart, of instruments that walk about these prices. */
    public WalkingMarket(long ticks, long stepNs, AllocationMeter meter, long... middlePoints) {
        this.ticks = ticks;
        this.stepNs = stepNs;
        this.meter = meter;
        this.middlePoints = middlePoints.clone();
        this.bidPoints = middlePoints.clone();
    }

    private static long[] middles(Instrument... instruments) {
        long[] middles = new long[instruments.length];
        for (int i = 0; i < instruments.length; i++) {
            middles[i] = instruments[i].pointScale() * 11 / 10;
        }
        return middles;
    }

    @Override
    public boolean next() {
        meter.count();
        if (made == ticks) {
            return false;
        }
        instrumentId = (int) (made % bidPoints.length);
        eventNs += stepNs;
        long pull = (middlePoints[instrumentId] - bidPoints[instrumentId]) >> 8;
        bidPoints[instrumentId] += pull + move();
        RecordFrame.length(frame, 0, TICK_BYTES);
        tick.wrapAndApplyHeader(frame, RecordFrame.HEADER_OFFSET, header)
                .sequence(made)
                .eventNs(eventNs)
                .instrumentId(instrumentId)
                .ordinal(0)
                .accountId(0xFFFF)
                .venueNs(eventNs)
                .bidPoints(bidPoints[instrumentId])
                .askPoints(bidPoints[instrumentId] + SPREAD_POINTS)
                .bidVolumeMicroLots(0)
                .askVolumeMicroLots(0)
                .sourceId(0)
                .flags(0);
        made++;
        return true;
    }

    /** Marsaglia's xorshift: no Random, so that nothing but the engine is measured. */
    private long move() {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return Math.floorMod(random, 2 * WIDEST_MOVE_POINTS + 1) - WIDEST_MOVE_POINTS;
    }

    @Override
    public long eventNs() {
        return eventNs;
    }

    @Override
    public DirectBuffer buffer() {
        return frame;
    }

    @Override
    public int offset() {
        return 0;
    }

    @Override
    public int length() {
        return TICK_BYTES;
    }

    @Override
    public int instrumentId() {
        return instrumentId;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
