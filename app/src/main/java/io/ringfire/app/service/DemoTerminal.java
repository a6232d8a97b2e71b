package io.ringfire.app.service;

import io.ringfire.adapters.demo.DemoMarket;
import io.ringfire.adapters.demo.DemoSymbol;
import io.ringfire.adapters.easim.EaFaults;
import io.ringfire.adapters.easim.EaSim;
import io.ringfire.adapters.easim.EaTerms;
import io.ringfire.adapters.easim.SimMarket;
import io.ringfire.adapters.easim.SimSymbol;
import io.ringfire.app.config.AccountSettings;
import io.ringfire.app.config.Settings;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.concurrent.SystemEpochNanoClock;

/** The demo's own terminal: a simulated EA on a made-up market, which connects over real sockets as any other would. */
public final class DemoTerminal {
    /** What it calls itself. */
    public static final String UUID = "DEMO_ACCOUNT_1";

    private static final int HEARTBEAT_SECONDS = 30;

    private DemoTerminal() {}

    /** The account that the demo trades: each signal is fired. */
    public static AccountSettings account() {
        return new AccountSettings(
                UUID,
                1001,
                "Demo-1",
                "USD",
                500,
                AccountSettings.PositionMode.HEDGING,
                "NY+7",
                "EURUSD",
                new TreeMap<>(),
                true,
                AccountSettings.Fire.AUTO,
                AccountSettings.Ea.V2_05);
    }

    static void start(CloseStack parts, Settings settings, List<String> endpoints, List<Instrument> instruments) {
        EaTerms terms = new EaTerms(
                endpoints.get(0),
                endpoints.get(1),
                endpoints.get(2),
                UUID,
                1001,
                "Demo-1",
                "Demo Ltd",
                "USD",
                500,
                new BigDecimal("100000.00"),
                ZoneId.of("America/New_York"),
                7,
                "EURUSD",
                false,
                HEARTBEAT_SECONDS,
                false,
                false);
        List<DemoSymbol> symbols = DemoMarket.defaultSymbols();
        EaSim sim = new EaSim(
                terms,
                symbols(symbols, instruments),
                market(new DemoMarket(settings.demo().seed(), symbols)),
                SystemEpochNanoClock.INSTANCE,
                new EaFaults());
        Agents.start(parts, Agents.simulation(sim));
    }

    /** A made-up market as a simulated terminal takes it. */
    public static SimMarket market(DemoMarket demo) {
        return (utcNs, sink) -> demo.advanceTo(utcNs, sink::onQuote);
    }

    /** Terms of the made-up symbols, their profits converted into dollars at the market's starting prices. */
    public static List<SimSymbol> symbols(List<DemoSymbol> symbols, List<Instrument> instruments) {
        Map<String, Instrument> terms = new HashMap<>();
        instruments.forEach(instrument -> terms.put(instrument.symbol(), instrument));
        Map<String, BigDecimal> dollars = new HashMap<>();
        dollars.put("USD", BigDecimal.ONE);
        for (DemoSymbol symbol : symbols) {
            BigDecimal price = BigDecimal.valueOf(symbol.startPoints(), symbol.digits());
            if (symbol.symbol().startsWith("USD")) {
                dollars.put(symbol.symbol().substring(3), BigDecimal.ONE.divide(price, MathContext.DECIMAL64));
            } else if (symbol.symbol().endsWith("USD")) {
                dollars.put(symbol.symbol().substring(0, 3), price);
            }
        }
        List<SimSymbol> made = new ArrayList<>();
        for (DemoSymbol symbol : symbols) {
            Instrument instrument = terms.get(symbol.symbol());
            made.add(new SimSymbol(
                    symbol.symbol(),
                    symbol.digits(),
                    BigDecimal.valueOf(instrument.contractSize()),
                    dollars.get(Currency.text(instrument.profitCurrency()))));
        }
        return made;
    }
}
