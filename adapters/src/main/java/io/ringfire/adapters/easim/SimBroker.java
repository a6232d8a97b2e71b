package io.ringfire.adapters.easim;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The broker behind the simulated terminal: hedging, market orders at the quote, stops and targets on each quote. */
final class SimBroker {
    /** A position. */
    static final class Held {
        long ticket;
        String comment;
        SimSymbol symbol;
        boolean isBuy;
        BigDecimal lots;
        BigDecimal open;
        BigDecimal stop;
        BigDecimal target;
    }

    /** A position that a stop or a target closed. */
    record Closed(Held held, BigDecimal price, BigDecimal profit, String reason) {}

    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final long FIRST_TICKET = 20_813_351L;
    private static final long TICKETS_A_SECOND = 8;
    private static final long FIRST_SECOND = 1_767_225_600L;

    private final List<SimSymbol> symbols;
    private final int leverage;
    private final boolean ignoresStops;
    private final Map<Long, Held> positions = new LinkedHashMap<>();
    private final BigDecimal[] bid;
    private final BigDecimal[] ask;
    private BigDecimal balance;
    private long nextTicket;

    /**
     * Opens.
     *
     * @param openedSeconds epoch time; tickets count on from it, more to a second than a terminal can use up, so that one which starts anew
     *     gives none again: no broker does
     */
    SimBroker(List<SimSymbol> symbols, BigDecimal balance, int leverage, boolean ignoresStops, long openedSeconds) {
        this.symbols = symbols;
        this.balance = balance;
        this.leverage = leverage;
        this.ignoresStops = ignoresStops;
        this.nextTicket = FIRST_TICKET + Math.max(0, openedSeconds - FIRST_SECOND) * TICKETS_A_SECOND;
        bid = new BigDecimal[symbols.size()];
        ask = new BigDecimal[symbols.size()];
    }

    /** Takes a quote; returns what its stops and targets closed. */
    List<Closed> onQuote(int index, long bidPoints, long askPoints) {
        SimSymbol symbol = symbols.get(index);
        bid[index] = BigDecimal.valueOf(bidPoints, symbol.digits());
        ask[index] = BigDecimal.valueOf(askPoints, symbol.digits());
        List<Closed> closed = new ArrayList<>();
        if (ignoresStops || positions.isEmpty()) {
            return closed;
        }
        for (Held held : List.copyOf(positions.values())) {
            if (held.symbol == symbol) {
                BigDecimal price = held.isBuy ? bid[index] : ask[index];
                boolean isStopped = held.stop.signum() > 0
                        && (held.isBuy ? price.compareTo(held.stop) <= 0 : price.compareTo(held.stop) >= 0);
                boolean isOnTarget = held.target.signum() > 0
                        && (held.isBuy ? price.compareTo(held.target) >= 0 : price.compareTo(held.target) <= 0);
                if (isStopped || isOnTarget) {
                    BigDecimal profit = close(held, price);
                    closed.add(new Closed(held, price, profit, isStopped ? "SL_HIT" : "TP_HIT"));
                }
            }
        }
        return closed;
    }

    int indexOf(String name) {
        for (int i = 0; i < symbols.size(); i++) {
            if (symbols.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    boolean hasQuote(int index) {
        return bid[index] != null;
    }

    BigDecimal bid(int index) {
        return bid[index];
    }

    BigDecimal ask(int index) {
        return ask[index];
    }

    Held open(int index, boolean isBuy, BigDecimal lots, BigDecimal stop, BigDecimal target, String comment) {
        Held held = new Held();
        held.ticket = nextTicket++;
        held.comment = comment.length() > 31 ? comment.substring(0, 31) : comment;
        held.symbol = symbols.get(index);
        held.isBuy = isBuy;
        held.lots = lots;
        held.open = isBuy ? ask[index] : bid[index];
        held.stop = stop;
        held.target = target;
        positions.put(held.ticket, held);
        return held;
    }

    Held find(long ticket) {
        return positions.get(ticket);
    }

    List<Held> positions() {
        return List.copyOf(positions.values());
    }

    /** Closes at the market. */
    BigDecimal close(Held held) {
        int index = symbols.indexOf(held.symbol);
        return close(held, held.isBuy ? bid[index] : ask[index]);
    }

    private BigDecimal close(Held held, BigDecimal price) {
        BigDecimal profit = profit(held, price);
        positions.remove(held.ticket);
        balance = balance.add(profit);
        return profit;
    }

    BigDecimal profit(Held held) {
        int index = symbols.indexOf(held.symbol);
        return profit(held, held.isBuy ? bid[index] : ask[index]);
    }

    private static BigDecimal profit(Held held, BigDecimal price) {
        BigDecimal move = held.isBuy ? price.subtract(held.open) : held.open.subtract(price);
        return move.multiply(held.lots)
                .multiply(held.symbol.contractSize())
                .multiply(held.symbol.profitRate())
                .setScale(2, RoundingMode.HALF_UP);
    }

    BigDecimal balance() {
        return balance;
    }

    BigDecimal equity() {
        return positions.values().stream().map(this::profit).reduce(balance, BigDecimal::add);
    }

    /** Volume in base units at the opening price, divided by the leverage. */
    BigDecimal margin() {
        return positions.values().stream()
                .map(held -> held.lots
                        .multiply(held.symbol.contractSize())
                        .multiply(held.open)
                        .multiply(held.symbol.profitRate())
                        .divide(BigDecimal.valueOf(leverage), 2, RoundingMode.HALF_UP))
                .reduce(ZERO, BigDecimal::add);
    }
}
