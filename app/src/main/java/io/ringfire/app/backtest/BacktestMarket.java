package io.ringfire.app.backtest;

import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.VenueAssembly;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.simulation.MarketDataMerge;
import io.ringfire.journal.archive.ArchivedDays;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a backtest trades, and its ticks: chosen once, opened for each pass. */
public final class BacktestMarket {
    private final DataDirectory data;
    private final AccountSpec account;
    private final Optional<RecordedTicks> recorded;
    private final Optional<String> archived;
    private final MarketSelection selection;
    private final List<Instrument> instruments;
    private final long fromNs;
    private final long toNs;

    /**
     * Chooses.
     *
     * @param symbols to trade, empty for all that have data
     * @param source where the ticks come from
     * @param fromNs ticks before are left out
     * @param toNs ticks at or after are left out
     * @throws ConfigurationException naming a symbol without data, or a currency that nothing converts
     */
    public BacktestMarket(Settings settings, Set<String> symbols, Backtest.Source source, long fromNs, long toNs) {
        this.data = new DataDirectory(settings.data());
        this.account = VenueAssembly.account(settings);
        this.fromNs = fromNs;
        this.toNs = toNs;
        Segments segments = new Segments(data);
        recorded = source == Backtest.Source.SEGMENTS ? Optional.empty() : Optional.of(new RecordedTicks(data));
        archived = recorded.flatMap(ticks -> ArchivedDays.of(data).wordOfMissing(fromNs, toNs, ticks.wholeFromNs()));
        if (archived.isPresent() && source == Backtest.Source.RECORDED && fromNs > Long.MIN_VALUE) {
            throw new ConfigurationException(List.of("--from: recorded ticks of then are not here: " + archived.get()));
        }
        selection = new MarketSelection(
                segments,
                source == Backtest.Source.RECORDED ? List.of() : segments.list(),
                recorded.<Map<String, Integer>>map(RecordedTicks::digitsBySymbol)
                        .orElse(Map.of()),
                new InstrumentCatalog(settings.instruments()),
                symbols,
                account.currency());
        instruments = selection.instruments();
    }

    /** Where all of it lies. */
    DataDirectory data() {
        return data;
    }

    /** The account that trades. */
    AccountSpec account() {
        return account;
    }

    /** The instruments in symbol order, with their ids. */
    public List<Instrument> instruments() {
        return instruments;
    }

    /** The segments of an instrument. */
    List<Segment> segments(Instrument instrument) {
        return selection.segments(instrument);
    }

    /** Whether some of it is made up. */
    boolean isDemo() {
        return recorded.map(RecordedTicks::isDemo).orElse(false);
    }

    /** Which recorded ticks of that time were archived and are left out, for a person; empty for none. */
    Optional<String> archived() {
        return archived;
    }

    /** From when on what a service recorded is read, epoch ns. */
    long recordedFromNs() {
        return recorded.map(RecordedTicks::wholeFromNs).orElse(Long.MAX_VALUE);
    }

    /** Up to when a service recorded, epoch ns; {@link Long#MIN_VALUE} where nothing recorded is read. */
    long recordedUntilNs() {
        return recorded.map(RecordedTicks::untilNs).orElse(Long.MIN_VALUE);
    }

    /**
     * The ticks from their beginning, standing at the first.
     *
     * @throws ConfigurationException when there are none
     */
    public MarketData open() {
        List<MarketDataMerge.Input> inputs = new ArrayList<>();
        for (Instrument instrument : instruments) {
            for (Segment segment : selection.segments(instrument)) {
                inputs.add(
                        new MarketDataMerge.Input(segment.open(), (buffer, offset) -> instrument.id(), fromNs, toNs));
            }
        }
        if (recordedUntilNs() > Long.MIN_VALUE) {
            inputs.add(RecordedTicks.input(data, instruments, fromNs, Math.min(toNs, recordedUntilNs() + 1)));
        }
        MarketData market = new MarketDataMerge(inputs);
        if (!market.next()) {
            market.close();
            throw new ConfigurationException(List.of("no ticks between --from and --to"));
        }
        return market;
    }
}
