package io.ringfire.engine.fakes;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.MarketDataMerge;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A symbol's quotes with what patterns are found in: volatility in clusters, squeezes, bursts, drifts, and prices pulled back to where they
 * were. They come six at a time, 100 ms apart, so that blocks are made of them, and two and a half minutes later the next six. Equal seeds
 * are equal; made as they are read; allocates nothing.
 */
public final class RegimeSource implements RecordSource {
    /** Quotes that lie together. */
    public static final int BURST = 6;

    /** From one burst to the next: half a bar of five minutes. */
    public static final long PAUSE_NS = 150_000_000_000L;

    private static final long STEP_NS = 100_000_000L;
    private static final int SPREAD_POINTS = 6;

    private final UnsafeBuffer frames = new UnsafeBuffer(new byte[BURST * Tick.FRAME_LENGTH]);
    private final TickEncoder tick = new TickEncoder();
    private final int instrumentId;
    private final long bursts;
    private long made;
    private int at = BURST - 1;
    private long burstNs;
    private long random;
    private double price;
    private double anchor;
    private double volatility = 1;
    private double drift;

    /** So many bursts of an instrument, the first at {@code startNs}, around a price. */
    public RegimeSource(int instrumentId, long startNs, long bursts, double pricePoints) {
        this.instrumentId = instrumentId;
        this.bursts = bursts;
        this.burstNs = startNs - PAUSE_NS;
        this.random = 88172645463325252L ^ (instrumentId + 1) * 0x9E3779B97F4A7C15L;
        this.price = pricePoints;
        this.anchor = pricePoints;
        MessageHeaderEncoder header = new MessageHeaderEncoder();
        for (int i = 0; i < BURST; i++) {
            RecordFrame.length(frames, i * Tick.FRAME_LENGTH, Tick.FRAME_LENGTH);
            tick.wrapAndApplyHeader(frames, i * Tick.FRAME_LENGTH + RecordFrame.HEADER_OFFSET, header)
                    .instrumentId(instrumentId)
                    .accountId(0xFFFF);
        }
    }

    /** A market of so many symbols with the ids from 0 on, so many bursts each, none of them at the same time. */
    public static MarketData market(int symbols, long bursts) {
        List<MarketDataMerge.Input> inputs = new ArrayList<>();
        for (int id = 0; id < symbols; id++) {
            long startNs = Preambles.NOON + 1 + PAUSE_NS / symbols * id;
            inputs.add(new MarketDataMerge.Input(
                    new RegimeSource(id, startNs, bursts, 110_000),
                    RecordFrame::instrumentId,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE));
        }
        return new MarketDataMerge(inputs);
    }

    @Override
    public boolean next() {
        at++;
        if (at < BURST) {
            return true;
        }
        if (made == bursts) {
            at = BURST;
            return false;
        }
        at = 0;
        fill();
        return true;
    }

    private void fill() {
        burstNs += PAUSE_NS;
        changeRegime();
        for (int i = 0; i < BURST; i++) {
            price += volatility * (12 * normal() + drift) + 0.004 * (anchor - price);
            long bid = (long) price;
            long nowNs = burstNs + i * STEP_NS;
            tick.wrap(frames, i * Tick.FRAME_LENGTH + RecordFrame.BLOCK_OFFSET)
                    .sequence(made * BURST + i)
                    .eventNs(nowNs)
                    .venueNs(nowNs)
                    .bidPoints(bid)
                    .askPoints(bid + SPREAD_POINTS);
        }
        made++;
    }

    private void changeRegime() {
        int draw = below(1_000);
        if (draw < 20) {
            volatility *= 3; // a burst
            drift = 4.0 * (below(3) - 1);
        } else if (draw < 40) {
            volatility = 0.3; // a squeeze
            drift = 0;
        } else if (draw < 60) {
            drift = 3 * normal();
        } else if (draw < 80) {
            anchor = price;
            drift = 0;
        }
        volatility = Math.min(6, volatility + 0.08 * (1 - volatility));
    }

    private double normal() {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += below(1_000) - 499.5;
        }
        return sum / 577;
    }

    /** Marsaglia's xorshift. */
    private int below(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) ((random >>> 33) % bound);
    }

    @Override
    public DirectBuffer buffer() {
        return frames;
    }

    @Override
    public int offset() {
        return at * Tick.FRAME_LENGTH;
    }

    @Override
    public int length() {
        return Tick.FRAME_LENGTH;
    }

    @Override
    public int atHand() {
        return BURST - at;
    }

    @Override
    public void skip(int records) {
        at += records;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
