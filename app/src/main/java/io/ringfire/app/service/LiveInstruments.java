package io.ringfire.app.service;

import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.config.AccountSettings;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import java.util.ArrayList;
import java.util.List;

/** The instruments of a run on terminals: all that the catalog has, ids in symbol order. */
final class LiveInstruments {
    private LiveInstruments() {}

    /**
     * Gives them their ids.
     *
     * @throws ConfigurationException naming a symbol of a strategy or an account that the catalog lacks, or saying that it has
     *     more than a run can hold
     */
    static List<Instrument> of(InstrumentCatalog catalog, Settings settings) {
        List<Instrument> instruments = new ArrayList<>();
        catalog.all().values().forEach(terms -> instruments.add(terms.withId(instruments.size())));
        List<String> problems = new ArrayList<>();
        if (instruments.size() > QuoteBoard.MAX_INSTRUMENTS) {
            problems.add("instruments: " + catalog.file() + " has " + instruments.size() + " symbols; give at most "
                    + QuoteBoard.MAX_INSTRUMENTS);
        }
        for (StrategySettings strategy : settings.strategies()) {
            for (String symbol : strategy.symbols()) {
                require(catalog, symbol, "strategy." + strategy.id() + ".symbols", problems);
            }
        }
        for (AccountSettings account : settings.accounts()) {
            for (String symbol : account.symbols().keySet()) {
                require(catalog, symbol, "accounts." + account.uuid() + ".symbols", problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return instruments;
    }

    private static void require(InstrumentCatalog catalog, String symbol, String key, List<String> problems) {
        if (catalog.find(symbol).isEmpty()) {
            problems.add(key + ": " + symbol + " is not in " + catalog.file() + "; add its terms there");
        }
    }
}
