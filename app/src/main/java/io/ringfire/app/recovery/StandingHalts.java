package io.ringfire.app.recovery;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.recovery.RunFold;
import io.ringfire.engine.risk.SizeShares;
import java.util.ArrayList;
import java.util.List;

/** Halts and blocks of the last run, and the shares of their size that entries got: all hold in the new one until a named person says otherwise. */
public final class StandingHalts {
    private static final String BY = "ringfire";
    private static final String AS_LEFT = "as the last run left it";

    /** {@code strategy}: its place from 1, 0 for none. */
    private record Halt(CommandKind kind, int accountId, int instrumentId, int strategy) {}

    /** {@code strategy}: its place from 1, 0 for none. */
    private record LesserSize(int accountId, int strategy, int percent) {}

    private final List<Halt> halts = new ArrayList<>();
    private final List<LesserSize> sizes = new ArrayList<>();
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
        addSizes(fold, accountsNow, strategiesThen, strategiesNow);
        if (fold.openQuestions() > 0) {
            notes.add(fold.openQuestions() + " signals waited for a person's approval: they are void");
        }
    }

    private void addSizes(
            RunFold fold, List<String> accountsNow, List<String> strategiesThen, List<String> strategiesNow) {
        SizeShares shares = fold.restraints().sizeShares();
        addSize("all", FactWriter.NO_ACCOUNT, 0, shares.ofAll());
        for (int i = 0; i < fold.ledger().accountCount(); i++) {
            String name = fold.ledger().account(i).name();
            int now = accountsNow.indexOf(name);
            if (now >= 0) {
                addSize("account " + name, now, 0, shares.ofAccount(i));
            }
        }
        for (int then = 0; then < Math.min(shares.strategies(), strategiesThen.size()); then++) {
            int now = strategiesNow.indexOf(strategiesThen.get(then));
            if (now >= 0) {
                addSize("strategy " + strategiesNow.get(now), FactWriter.NO_ACCOUNT, now + 1, shares.ofStrategy(then));
            }
        }
    }

    private void addSize(String whose, int accountId, int strategy, int percent) {
        if (percent < SizeShares.FULL_PERCENT) {
            sizes.add(new LesserSize(accountId, strategy, percent));
            notes.add("entries of " + whose + " got " + percent
                    + " % of their size in the last run, and do until somebody says otherwise (risk)");
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
                    eventNs, halt.kind(), halt.accountId(), halt.instrumentId(), 0, halt.strategy(), "", BY, AS_LEFT);
        }
        for (LesserSize size : sizes) {
            facts.risk(eventNs, size.accountId(), size.strategy(), size.percent(), "", BY, AS_LEFT);
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
