package io.ringfire.app.service;

import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.adapters.demo.DemoSymbol;
import io.ringfire.adapters.demo.QuoteSinkBySymbol;
import io.ringfire.engine.ingress.MarketFeed;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.Scale;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The demo market behind the engine's port. One poll makes at most a second of it, so that a poll is bounded; after a pause of
 * more than a minute it goes on from the present, as a broker would. Ticks allocate nothing.
 */
public final class DemoFeed implements MarketFeed {
    /** Source of its ticks: the first, and only, session. */
    public static final int SOURCE_ID = 1;

    private static final long LONGEST_POLL_NS = 1_000_000_000L;
    private static final long LONGEST_PAUSE_NS = 60_000_000_000L;

    private final long seed;
    private final List<DemoSymbol> symbols;
    private final int[] instrumentId;
    private final long[] scale;
    private final QuoteSinkBySymbol onTick = this::onTick;
    private DemoMarket market;
    private long reachedNs = Long.MIN_VALUE;
    private QuoteHandler handler;
    private int quotes;
    private volatile boolean stopped;

    /** Quotes these symbols, whose instruments must all be given, at as many digits or more. */
    public DemoFeed(long seed, List<DemoSymbol> symbols, List<Instrument> instruments) {
        this.seed = seed;
        this.symbols = symbols;
        Map<String, Instrument> bySymbol =
                instruments.stream().collect(Collectors.toMap(Instrument::symbol, Function.identity()));
        instrumentId = new int[symbols.size()];
        scale = new long[symbols.size()];
        for (int i = 0; i < symbols.size(); i++) {
            Instrument instrument = bySymbol.get(symbols.get(i).symbol());
            instrumentId[i] = instrument.id();
            scale[i] = Scale.powerOfTen(instrument.digits() - symbols.get(i).digits());
        }
    }

    @Override
    public int poll(long nowNs, QuoteHandler quoteHandler) {
        if (stopped) {
            return 0;
        }
        handler = quoteHandler;
        quotes = 0;
        if (market == null || nowNs - reachedNs > LONGEST_PAUSE_NS) {
            market = new DemoMarket(seed, symbols);
            reachedNs = nowNs;
        } else {
            reachedNs = Math.max(reachedNs, Math.min(nowNs, reachedNs + LONGEST_POLL_NS));
        }
        market.advanceTo(reachedNs, onTick);
        return quotes;
    }

    /** No more quotes. Any thread. */
    public void stop() {
        stopped = true;
    }

    private void onTick(int index, long venueNs, long bidPoints, long askPoints) {
        handler.onQuote(instrumentId[index], SOURCE_ID, venueNs, bidPoints * scale[index], askPoints * scale[index], 0);
        quotes++;
    }
}
