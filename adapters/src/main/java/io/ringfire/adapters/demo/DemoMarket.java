package io.ringfire.adapters.demo;

import java.util.List;

/**
 * A made-up, seeded market: two to five ticks a second and symbol, prices that wander around their start and come back.
 *
 * <p>Every tick is a function of the seed, the symbol's position and the time alone. So the ticks between two instants are
 * the same whenever the market was made and however often it is asked, and a run can be made again from its seed. Each
 * tenth of a second brings at most one tick of a symbol, with a chance that is the symbol's own (0.2 to 0.5) and at a
 * millisecond drawn evenly, which comes close to a Poisson stream.
 *
 * <p>The mid is the start plus noise on five time scales ({@link DemoWave}) plus a jitter of a point or so; the spread is
 * the usual one, a point less or up to two points more, never below one. One thread; a tick allocates nothing.
 */
public final class DemoMarket {
    /** What everything that shows these prices must say. */
    public static final String LABEL = "DEMO";

    /** Longest stretch that one call makes ticks for; of a longer pause only the end gets any. */
    public static final long MAX_ADVANCE_NS = 3_600_000_000_000L;

    private static final long NS_PER_MS = 1_000_000L;
    private static final long SLOT_MS = 100;
    private static final long SLOT_NS = SLOT_MS * NS_PER_MS;
    private static final int CHANCE_ONE = 1_000;
    private static final int LEAST_CHANCE = 200;
    private static final int CHANCES = 301; // 200…500 in a thousand

    private final List<DemoSymbol> symbols;
    private final DemoWave[] waves;
    private final long[] keys;
    private final int[] chances;
    private final int[] order; // the symbols that tick in the current slot, by time
    private final long[] tickNs; // their times, by symbol
    private long reachedNs;
    private boolean started;

    /** A market of these symbols; the same seed and list give the same ticks. */
    public DemoMarket(long seed, List<DemoSymbol> symbols) {
        this.symbols = List.copyOf(symbols);
        int count = symbols.size();
        this.waves = new DemoWave[count];
        this.keys = new long[count];
        this.chances = new int[count];
        this.order = new int[count];
        this.tickNs = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = DemoHash.mix(seed, i);
            waves[i] = new DemoWave(keys[i]);
            chances[i] = LEAST_CHANCE + DemoHash.below(DemoHash.mix(keys[i], -1), CHANCES);
        }
    }

    /** The symbols, by index. */
    public List<DemoSymbol> symbols() {
        return symbols;
    }

    /**
     * Hands the ticks after the time reached before, up to and including this one, to the sink. The first call only says
     * where to begin. A time that is not later than the one reached gives nothing.
     *
     * @param nowNs UTC nanoseconds since 1970
     */
    public void advanceTo(long nowNs, QuoteSinkBySymbol sink) {
        if (!started) {
            started = true;
            reachedNs = nowNs;
            return;
        }
        if (nowNs <= reachedNs) {
            return;
        }
        long afterNs = Math.max(reachedNs, nowNs - MAX_ADVANCE_NS);
        reachedNs = nowNs;
        long lastSlot = Math.floorDiv(nowNs, SLOT_NS);
        for (long slot = Math.floorDiv(afterNs, SLOT_NS); slot <= lastSlot; slot++) {
            int ticking = drawSlot(slot);
            for (int i = 0; i < ticking; i++) {
                long venueNs = tickNs[order[i]];
                if (venueNs > afterNs && venueNs <= nowNs) {
                    give(order[i], venueNs, sink);
                }
            }
        }
    }

    /** Finds who ticks in a slot and when, and sorts them by time, equal times by index. */
    private int drawSlot(long slot) {
        int ticking = 0;
        for (int symbol = 0; symbol < keys.length; symbol++) {
            long draw = DemoHash.mix(keys[symbol], slot);
            if (DemoHash.below(draw, CHANCE_ONE) >= chances[symbol]) {
                continue;
            }
            tickNs[symbol] = slot * SLOT_NS + DemoHash.below(DemoHash.mix(draw, 1), (int) SLOT_MS) * NS_PER_MS;
            int at = ticking++;
            while (at > 0 && tickNs[order[at - 1]] > tickNs[symbol]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = symbol;
        }
        return ticking;
    }

    private void give(int index, long venueNs, QuoteSinkBySymbol sink) {
        DemoSymbol symbol = symbols.get(index);
        long draw = DemoHash.mix(keys[index], venueNs);
        int jitterRange = 1 + symbol.spreadPoints() / 4;
        long jitter = DemoHash.below(draw, 2 * jitterRange + 1) - jitterRange;
        long mid = symbol.startPoints() + Math.round(symbol.volatilityPoints() * waves[index].at(venueNs)) + jitter;
        int spread = Math.max(1, symbol.spreadPoints() - 1 + DemoHash.below(DemoHash.mix(draw, 2), 4));
        long bid = mid - spread / 2;
        sink.onQuote(index, venueNs, bid, bid + spread);
    }

    /** Fifteen currency pairs and metals in the terms of a common retail broker, at prices that they once had. */
    public static List<DemoSymbol> defaultSymbols() {
        return List.of(
                new DemoSymbol("EURUSD", 5, 108_500, 8, 90),
                new DemoSymbol("GBPUSD", 5, 127_200, 11, 110),
                new DemoSymbol("USDJPY", 3, 149_800, 11, 140),
                new DemoSymbol("USDCHF", 5, 88_300, 12, 80),
                new DemoSymbol("AUDUSD", 5, 65_700, 10, 80),
                new DemoSymbol("USDCAD", 5, 135_900, 13, 90),
                new DemoSymbol("NZDUSD", 5, 60_800, 14, 80),
                new DemoSymbol("EURJPY", 3, 162_500, 16, 170),
                new DemoSymbol("GBPJPY", 3, 190_500, 22, 220),
                new DemoSymbol("EURGBP", 5, 85_300, 11, 60),
                new DemoSymbol("EURCHF", 5, 95_800, 15, 70),
                new DemoSymbol("AUDJPY", 3, 98_400, 15, 130),
                new DemoSymbol("XAUUSD", 2, 233_000, 22, 260),
                new DemoSymbol("XAGUSD", 3, 27_400, 25, 70),
                new DemoSymbol("CADJPY", 3, 110_200, 18, 130));
    }
}
