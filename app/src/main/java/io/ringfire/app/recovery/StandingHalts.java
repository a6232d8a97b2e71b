package io.ringfire.app.recovery;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.recovery.RunFold;
import java.util.ArrayList;
import java.util.List;

/** Halts and blocks of the last run, which hold in the new one until a named person resumes. */
public final class StandingHalts {
    /** {@code strategy}: its place from 1, 0 for none. */
    private record Halt(CommandKind kind, int accountId, int instrumentId, int strategy) {}

    private final List<Halt> halts = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** None. */
    public StandingHalts() {}

    /** Those of a run, in the terms of the new one; what the new one does not have, it does not trade either. */
    public StandingHalts(
            RunFold fold,
            List<Instrument> instruments,
            List<String> accountsNow,
            List<String> strategiesThen,
            List<String> strategiesNow) {
        TradingState state = fold.restraints().state();
        if (state != TradingState.ACTIVE) {
            halts.add(new Halt(kind(state), FactWriter.NO_ACCOUNT, FactWriter.NO_INSTRUMENT, 0));
            notes.add("trading was " + state + " in the last run, and is until somebody resumes");
        }
        Ledger ledger = fold.ledger();
        for (int i = 0; i < ledger.accountCount(); i++) {
            String name = ledger.account(i).name();
            int now = accountsNow.indexOf(name);
            TradingState ofAccount = fold.restraints().ofAccount(i);
            if (now >= 0 && ofAccount != TradingState.ACTIVE) {
                halts.add(new Halt(kind(ofAccount), now, FactWriter.NO_INSTRUMENT, 0));
                notes.add("account " + name + " was " + (ofAccount == TradingState.HALTED ? "halted" : ofAccount)
                        + " in the last run, and is until somebody resumes it");
            }
            for (Instrument instrument : instruments) {
                if (now >= 0 && isBlocked(fold, i, instrument.symbol())) {
                    halts.add(new Halt(CommandKind.BLOCK, now, instrument.id(), 0));
                    notes.add(instrument.symbol() + " on account " + name
                            + " is blocked since the last run, and is until somebody resumes the account");
                }
            }
        }
        for (int then : fold.restraints().disabledStrategies()) {
            int now = then < strategiesThen.size() ? strategiesNow.indexOf(strategiesThen.get(then)) : -1;
            if (now >= 0) {
                halts.add(new Halt(CommandKind.HALT, FactWriter.NO_ACCOUNT, FactWriter.NO_INSTRUMENT, now + 1));
                notes.add("strategy " + strategiesNow.get(now)
                        + " was disabled in the last run, and is until somebody resumes it");
            }
        }
        if (fold.openQuestions() > 0) {
            notes.add(fold.openQuestions() + " signals waited for a person's approval: they are void");
        }
    }

    private static CommandKind kind(TradingState state) {
        return state == TradingState.HALTED ? CommandKind.HALT : CommandKind.REDUCE_ONLY;
    }

    /** For a person. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Publishes them as commands of the engine's own. */
    public void publish(FactWriter facts, long eventNs) {
        for (Halt halt : halts) {
            facts.command(
                    eventNs,
                    halt.kind(),
                    halt.accountId(),
                    halt.instrumentId(),
                    0,
                    halt.strategy(),
                    "",
                    "ringfire",
                    "as the last run left it");
        }
    }

    private static boolean isBlocked(RunFold fold, int accountId, String symbol) {
        Ledger ledger = fold.ledger();
        for (int i = 0; i < io.ringfire.engine.money.QuoteBoard.MAX_INSTRUMENTS; i++) {
            Instrument then = ledger.instrument(i);
            if (then != null && then.symbol().equals(symbol)) {
                return fold.restraints().isBlocked(accountId, i);
            }
        }
        return false;
    }
}
