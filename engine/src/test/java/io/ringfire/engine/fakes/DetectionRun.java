package io.ringfire.engine.fakes;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.pipeline.FactPublisher;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.simulation.BacktestDriver;
import io.ringfire.engine.simulation.MarketData;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;

/** Trades a market of {@link RegimeSource} with {@link ShieldedDetectors} at a venue that slips, rejects and charges. */
public final class DetectionRun {
    private static final int LETTERS = 26;
    private static final int LEVERAGE = 500;

    private DetectionRun() {}

    /** So many symbols quoted in dollars, by id, in the order of their names. */
    public static Instrument[] instruments(int symbols) {
        Instrument[] instruments = new Instrument[symbols];
        for (int id = 0; id < symbols; id++) {
            String base = "" + (char) ('A' + id / LETTERS / LETTERS) + (char) ('A' + id / LETTERS % LETTERS)
                    + (char) ('A' + id % LETTERS);
            instruments[id] = Instruments.fx(id, base + "USD", 5, base, "USD", TradeMode.FULL);
        }
        return instruments;
    }

    /** Trades through a market; returns the ticks that there were. */
    public static long trade(
            EngineRig rig, OrderInbox orders, FactPublisher publisher, MarketData data, Instrument... instruments) {
        SimulatedVenue venue = new SimulatedVenue(
                VenueSettings.none()
                        .withFriction(0, 1)
                        .withCommission(20_000, 0)
                        .withMisbehaviour(50_000, 50_000, 5),
                null);
        for (Instrument instrument : instruments) {
            venue.define(instrument);
        }
        AccountSpec account = new AccountSpec("test", Instruments.USD, LEVERAGE, false, 1_000 * Preambles.MILLION);
        venue.addAccount(0, account.currency(), account.leverage(), account.isNetting(), account.balanceMicros());
        FactWriter facts = new FactWriter(publisher, rig.counters());
        Preambles.publish(facts, account, instruments);
        if (!data.next()) {
            throw new AssertionError("a market without ticks");
        }
        BacktestDriver driver = new BacktestDriver(facts, data, venue, orders, rig.feedback(), true);
        driver.run(Preambles.NOON, () -> false); // asked now and then, so it must not copy a list
        return driver.ticks();
    }
}
