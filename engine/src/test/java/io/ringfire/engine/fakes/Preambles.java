package io.ringfire.engine.fakes;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;

/** What a run begins with. */
public final class Preambles {
    /** A Monday, 12:00 UTC. */
    public static final long NOON = 1_700_481_600_000_000_000L;

    /** One million, in micros. */
    public static final long MILLION = 1_000_000_000_000L;

    private Preambles() {}

    /** RunStarted of a backtest whose next order is the first. */
    public static RunSpec backtest() {
        return new RunSpec('B', RunSpec.BACKTEST_INSTALLATION, 1, 1, "0".repeat(64), "test", 0);
    }

    /** A hedging account of a million dollars at 1:100. */
    public static AccountSpec hedging(String name) {
        return new AccountSpec(name, Instruments.USD, 100, false, MILLION);
    }

    /** Publishes RunStarted, the instruments, and one hedging account. */
    public static void publish(FactWriter facts, Instrument... instruments) {
        publish(facts, hedging("test"), instruments);
    }

    /** Publishes RunStarted, the instruments, and this account. */
    public static void publish(FactWriter facts, AccountSpec account, Instrument... instruments) {
        facts.runStarted(NOON, backtest());
        for (Instrument instrument : instruments) {
            facts.instrumentDefined(NOON, instrument);
        }
        facts.snapshot(NOON, 0, account);
    }
}
