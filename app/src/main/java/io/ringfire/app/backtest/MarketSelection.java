package io.ringfire.app.backtest;

import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.journal.segment.Segment;
import io.ringfire.journal.segment.Segments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which segments a backtest reads: those of the symbols that it trades, and those whose quotes convert their profits and
 * margins into the account's currency. Instruments get their ids in symbol order.
 */
public final class MarketSelection {
    private final Segments segments;
    private final InstrumentCatalog catalog;
    private final Map<String, List<Segment>> available = new TreeMap<>();
    private final Map<String, Integer> recorded;
    private final Map<String, Instrument> chosen = new TreeMap<>();

    /**
     * Chooses.
     *
     * @param recorded digits of the symbols whose recorded ticks count as well
     * @param symbols to trade; empty for every symbol that has data
     * @throws ConfigurationException naming a symbol without data, or a currency that no segment converts
     */
    public MarketSelection(
            Segments segments,
            List<Segment> usable,
            Map<String, Integer> recorded,
            InstrumentCatalog catalog,
            Set<String> symbols,
            int accountCurrency) {
        this.segments = segments;
        this.recorded = recorded;
        this.catalog = catalog;
        for (Segment segment : usable) {
            available
                    .computeIfAbsent(segment.manifest().symbol(), symbol -> new ArrayList<>())
                    .add(segment);
        }
        Set<String> traded = symbols.isEmpty() ? known() : new TreeSet<>(symbols);
        if (traded.isEmpty()) {
            throw problem("no segments in " + segments.history() + "; import one with: ./run.sh import --format csv"
                    + " --symbol EURUSD FILE");
        }
        traded.forEach(symbol -> choose(symbol, false));
        for (String symbol : traded) {
            Instrument instrument = chosen.get(symbol);
            convert(symbol, instrument.profitCurrency(), accountCurrency);
            convert(symbol, instrument.marginCurrency(), accountCurrency);
        }
        if (chosen.size() > QuoteBoard.MAX_INSTRUMENTS) {
            throw problem(chosen.size()
                    + " symbols are too many for a run, those included that convert currencies; name at most "
                    + QuoteBoard.MAX_INSTRUMENTS + " with --symbol");
        }
    }

    /** The instruments in symbol order, with their ids. */
    public List<Instrument> instruments() {
        List<Instrument> instruments = new ArrayList<>();
        for (Instrument instrument : chosen.values()) {
            instruments.add(instrument.withId(instruments.size()));
        }
        return instruments;
    }

    /** The segments of an instrument, by content, never by the order of their imports. */
    public List<Segment> segments(Instrument instrument) {
        return available.getOrDefault(instrument.symbol(), List.of()).stream()
                .sorted(Comparator.comparing(segment -> segment.manifest().contentSha256()))
                .toList();
    }

    private void choose(String symbol, boolean conversionOnly) {
        Instrument terms = catalog.find(symbol)
                .orElseThrow(() -> problem("symbol " + symbol + " is not in " + catalog.file() + "; known are "
                        + String.join(", ", catalog.all().keySet())));
        List<Segment> held = available.getOrDefault(symbol, List.of());
        if (held.isEmpty() && !recorded.containsKey(symbol)) {
            throw problem("symbol " + symbol + " has no segment in " + segments.history()
                    + "; import one with: ./run.sh import --format csv --symbol " + symbol + " FILE");
        }
        chosen.put(symbol, terms.withDigits(digits(symbol, terms, held)).withConversionOnly(conversionOnly));
    }

    private Set<String> known() {
        Set<String> known = new TreeSet<>(available.keySet());
        known.addAll(recorded.keySet());
        return known;
    }

    private int digits(String symbol, Instrument terms, List<Segment> held) {
        Set<Integer> digits = new TreeSet<>();
        held.forEach(segment -> digits.add(segment.manifest().digits()));
        if (recorded.containsKey(symbol)) {
            digits.add(recorded.get(symbol));
        }
        if (digits.size() > 1) {
            throw problem("ticks of " + symbol + " have different digits " + digits
                    + "; import them again with one --digits and --force, or choose with --source");
        }
        int only = digits.iterator().next();
        if (only < terms.digits()) {
            throw problem("segments of " + symbol + " were imported with " + only + " digits, the instrument has "
                    + terms.digits() + "; import them again with --force");
        }
        return only;
    }

    private void convert(String symbol, int from, int to) {
        if (from == to || pairs().stream().anyMatch(pair -> pair.leadsFrom(from).equals(Optional.of(to)))) {
            return;
        }
        List<Pair> known = allPairs();
        for (Pair only : known) {
            if (only.leadsFrom(from).equals(Optional.of(to))) {
                choose(only.symbol(), true);
                return;
            }
        }
        for (Pair first : known) {
            Optional<Integer> middle = first.leadsFrom(from);
            for (Pair second : known) {
                if (middle.isPresent() && second.leadsFrom(middle.get()).equals(Optional.of(to))) {
                    chooseForConversion(first.symbol());
                    chooseForConversion(second.symbol());
                    return;
                }
            }
        }
        String fromText = Currency.text(from);
        String toText = Currency.text(to);
        throw problem("symbol " + symbol + " needs " + fromText + " in " + toText
                + ", and no segment converts it; import " + fromText + toText + " or " + toText + fromText
                + ", with: ./run.sh import --format csv --symbol " + fromText + toText + " FILE");
    }

    private void chooseForConversion(String symbol) {
        if (!chosen.containsKey(symbol)) {
            choose(symbol, true);
        }
    }

    private List<Pair> pairs() {
        return chosen.values().stream().map(Pair::of).toList();
    }

    private List<Pair> allPairs() {
        return known().stream()
                .map(catalog::find)
                .flatMap(Optional::stream)
                .map(Pair::of)
                .toList();
    }

    private static ConfigurationException problem(String message) {
        return new ConfigurationException(List.of(message));
    }

    /** What an instrument's quotes convert. */
    private record Pair(String symbol, int base, int quote) {
        static Pair of(Instrument instrument) {
            return new Pair(instrument.symbol(), instrument.baseCurrency(), instrument.profitCurrency());
        }

        Optional<Integer> leadsFrom(int currency) {
            if (currency == base) {
                return Optional.of(quote);
            }
            return currency == quote ? Optional.of(base) : Optional.empty();
        }
    }
}
