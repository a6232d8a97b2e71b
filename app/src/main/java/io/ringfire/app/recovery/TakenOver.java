package io.ringfire.app.recovery;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.record.JournalException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions, orders and counts of the last run in the terms of the new one: its instrument ids, its strategies' places.
 *
 * @param positions that are open
 * @param orders without a final outcome
 * @param trades entries of the day
 * @param notes what the operator should know
 */
public record TakenOver(
        List<HeldPosition> positions, List<DoubtfulOrder> orders, List<TradesOfDay> trades, List<String> notes) {
    /** Stands for no strategy. */
    public static final int NO_STRATEGY = 0xFFFF;

    /** An open position, its instrument as the new run knows it. */
    public record HeldPosition(Position held, Instrument instrument, int accountId, int strategyId) {}

    /** An order without a final outcome, its instrument as the new run knows it. */
    public record DoubtfulOrder(LedgerOrder order, Instrument instrument, int accountId, int strategyId) {}

    /** How many entries an account had made in an instrument on the day that began then, epoch ns. */
    public record TradesOfDay(Instrument instrument, int accountId, long dayStartNs, int trades) {}

    /** Nothing. */
    public static TakenOver nothing() {
        return new TakenOver(List.of(), List.of(), List.of(), List.of());
    }

    /**
     * Translates.
     *
     * @param accountsNow names of the new run's accounts, by place
     * @param strategiesThen ids of the last run's strategies, by place
     * @param strategiesNow ids of the new run's strategies, by place
     * @throws JournalException when something open is of an instrument that the new run lacks, or has at other digits
     */
    public static TakenOver of(
            Ledger ledger,
            List<Instrument> instruments,
            List<String> accountsNow,
            List<String> strategiesThen,
            List<String> strategiesNow) {
        Map<String, Instrument> bySymbol = new HashMap<>();
        instruments.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
        List<HeldPosition> positions = new ArrayList<>();
        List<DoubtfulOrder> orders = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            String what = "position " + held.positionId();
            Instrument instrument = translated(what, held.instrument(), bySymbol);
            int strategyId = strategyId(held.strategyId(), strategiesThen, strategiesNow);
            if (strategyId == NO_STRATEGY) {
                notes.add(what + " in " + instrument.symbol() + " is of strategy '"
                        + name(held.strategyId(), strategiesThen)
                        + "', which does not run now: nothing manages it but its stops");
            }
            int accountId = account(what, ledger, held.accountId(), accountsNow);
            positions.add(new HeldPosition(held, instrument, accountId, strategyId));
        }
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            Instrument then = ledger.instrument(order.instrumentId());
            String what = "order " + order.orderNumber();
            orders.add(new DoubtfulOrder(
                    order,
                    translated(what, then, bySymbol),
                    account(what, ledger, order.accountId(), accountsNow),
                    strategyId(order.strategyId(), strategiesThen, strategiesNow)));
        }
        return new TakenOver(positions, orders, trades(ledger, instruments, accountsNow), notes);
    }

    /** What the new run does not have, it does not trade: its count is nobody's. */
    private static List<TradesOfDay> trades(Ledger ledger, List<Instrument> instruments, List<String> accountsNow) {
        List<TradesOfDay> trades = new ArrayList<>();
        for (int i = 0; i < ledger.accountCount(); i++) {
            Account account = ledger.account(i);
            int accountId = accountsNow.indexOf(account.name());
            for (Instrument now : instruments) {
                int count = tradesOfDay(ledger, account, now.symbol());
                if (accountId >= 0 && count > 0) {
                    trades.add(new TradesOfDay(now, accountId, account.dayStartNs(), count));
                }
            }
        }
        return trades;
    }

    private static int tradesOfDay(Ledger ledger, Account account, String symbol) {
        for (int id = 0; id < QuoteBoard.MAX_INSTRUMENTS; id++) {
            Instrument then = ledger.instrument(id);
            if (then != null && then.symbol().equals(symbol)) {
                return account.tradesOfDay(id);
            }
        }
        return 0;
    }

    private static Instrument translated(String what, Instrument then, Map<String, Instrument> bySymbol) {
        Instrument now = bySymbol.get(then.symbol());
        if (now == null) {
            throw new JournalException(
                    what + " of the last run is in " + then.symbol()
                            + ", which this run does not have; put it back into the instruments, or use another data directory");
        }
        if (now.digits() != then.digits()) {
            throw new JournalException(what + " of the last run is in " + then.symbol() + " at " + then.digits()
                    + " digits, this run has " + now.digits()
                    + "; put its digits back, or use another data directory");
        }
        return now;
    }

    private static int account(String what, Ledger ledger, int then, List<String> accountsNow) {
        String name = ledger.account(then).name();
        int now = accountsNow.indexOf(name);
        if (now < 0) {
            throw new JournalException(what + " of the last run is of account " + name
                    + ", which this run does not have; put it back into the accounts, or use another data directory");
        }
        return now;
    }

    private static int strategyId(int then, List<String> strategiesThen, List<String> strategiesNow) {
        int now = then < strategiesThen.size() ? strategiesNow.indexOf(strategiesThen.get(then)) : -1;
        return now < 0 ? NO_STRATEGY : now;
    }

    private static String name(int then, List<String> strategiesThen) {
        return then < strategiesThen.size() ? strategiesThen.get(then) : "number " + then;
    }
}
