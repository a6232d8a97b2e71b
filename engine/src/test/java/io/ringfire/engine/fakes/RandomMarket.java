package io.ringfire.engine.fakes;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.MarketDataMerge;
import java.util.List;
import java.util.SplittableRandom;

/** A seeded market of EURJPY, EURUSD and USDJPY: random walks, several quotes at one instant, some crossed, gaps now and then. */
public final class RandomMarket {
    private static final long[] START_POINTS = {160_000, 108_000, 148_000};

    private final MemoryLog ticks = new MemoryLog();

    /** Makes so many quotes from {@link Preambles#NOON} on. */
    public RandomMarket(long seed, int quotes) {
        SplittableRandom random = new SplittableRandom(seed);
        DocumentBuilder document = new DocumentBuilder(ticks);
        FactSlot slot = EngineEvent.factory().newInstance().inbound();
        TickEncoder tick = new TickEncoder();
        long[] mid = START_POINTS.clone();
        long eventNs = Preambles.NOON;
        int last = -1;
        for (int i = 0; i < quotes; i++) {
            int id = random.nextInt(mid.length);
            boolean isSameInstant = id > last && random.nextInt(4) == 0;
            if (!isSameInstant) {
                boolean isGap = random.nextInt(500) == 0;
                eventNs += isGap ? 600_000_000_000L : 1 + random.nextLong(2_000_000_000L);
            }
            last = id;
            mid[id] += random.nextInt(-20, 21);
            slot.open(tick, i, eventNs, id, 0xFFFF)
                    .venueNs(eventNs)
                    .bidPoints(mid[id])
                    .askPoints(mid[id] + random.nextInt(-1, 12))
                    .bidVolumeMicroLots(random.nextInt(5) * 1_000_000L);
            slot.commit(tick);
            document.addAndSeal(slot.buffer(), 0, slot.length(), eventNs);
        }
        document.flush();
    }

    /** The instruments, by id. */
    public static Instrument[] instruments() {
        return new Instrument[] {Instruments.eurjpy(0), Instruments.eurusd(1), Instruments.usdjpy(2)};
    }

    /** The quotes from their first on; stands before it. */
    public MarketData data() {
        return new MarketDataMerge(List.of(new MarketDataMerge.Input(
                ticks.source(),
                (buffer, offset) -> io.ringfire.engine.record.RecordFrame.instrumentId(buffer, offset),
                Long.MIN_VALUE,
                Long.MAX_VALUE)));
    }
}
