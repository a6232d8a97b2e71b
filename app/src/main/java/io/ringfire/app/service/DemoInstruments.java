package io.ringfire.app.service;

import io.ringfire.adapters.demo.DemoSymbol;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.Conversions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** The instruments of the demo market in the catalog's terms, with ids in symbol order. */
public final class DemoInstruments {
    private DemoInstruments() {}

    /**
     * Resolves every symbol of the demo market.
     *
     * @throws ConfigurationException naming a symbol without terms, one that does not convert into the account's currency, or a
     *     strategy's symbol that the demo market does not have
     */
    public static List<Instrument> of(
            List<DemoSymbol> symbols, InstrumentCatalog catalog, Settings settings, int accountCurrency) {
        TreeMap<String, Instrument> bySymbol = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (DemoSymbol symbol : symbols) {
            catalog.find(symbol.symbol())
                    .ifPresentOrElse(
                            terms -> bySymbol.put(
                                    symbol.symbol(), terms.withDigits(Math.max(terms.digits(), symbol.digits()))),
                            () -> problems.add(catalog.file() + ": " + symbol.symbol()
                                    + " is missing; the demo market quotes it"));
        }
        List<Instrument> instruments = new ArrayList<>();
        Conversions conversions = new Conversions();
        for (Instrument terms : bySymbol.values()) {
            Instrument instrument = terms.withId(instruments.size());
            instruments.add(instrument);
            conversions.define(instrument);
        }
        for (Instrument instrument : instruments) {
            requireWay(conversions, instrument, instrument.profitCurrency(), accountCurrency, problems);
            requireWay(conversions, instrument, instrument.marginCurrency(), accountCurrency, problems);
        }
        for (StrategySettings strategy : settings.strategies()) {
            for (String symbol : strategy.symbols()) {
                if (!bySymbol.containsKey(symbol)) {
                    problems.add("strategy." + strategy.id() + ".symbols: " + symbol
                            + " is not in the demo market, which has " + String.join(", ", bySymbol.keySet()));
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return instruments;
    }

    private static void requireWay(
            Conversions conversions, Instrument instrument, int from, int to, List<String> problems) {
        if (!conversions.hasPath(from, to)) {
            problems.add("account.currency: " + Currency.text(to) + " cannot be reached from " + Currency.text(from)
                    + " (" + instrument.symbol() + ") through the demo market's pairs; USD can");
        }
    }
}
