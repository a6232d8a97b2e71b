package io.ringfire.engine.venue;

import static java.math.RoundingMode.HALF_UP;

import io.ringfire.engine.order.Side;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;

/**
 * An account kept in decimals by the published rules, beside the venue's and knowing nothing of its code: prices, units and
 * money as people write them. It is told what was traded at which price, and says what that cost and earned. For EURUSD, USDJPY
 * and EURJPY, and an account in USD or EUR.
 */
final class ReferenceBooks {
    private static final MathContext EXACT = new MathContext(60);
    private static final BigDecimal RATE = new BigDecimal("0.00002");
    private static final BigDecimal PER_LOT = new BigDecimal("1.75");

    private final String currency;
    private final Map<String, BigDecimal> bids;
    private final Map<String, BigDecimal> asks;
    private final Map<Long, Held> held = new TreeMap<>();
    private BigDecimal balance;

    private static final class Held {
        String symbol;
        Side side;
        BigDecimal units = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
    }

    ReferenceBooks(String currency, String balance, Map<String, BigDecimal> bids, Map<String, BigDecimal> asks) {
        this.currency = currency;
        this.balance = new BigDecimal(balance);
        this.bids = bids;
        this.asks = asks;
    }

    /** The commission of a fill, negative. */
    BigDecimal commission(String symbol, Side side, BigDecimal units, BigDecimal price) {
        BigDecimal share = round(units.multiply(price).multiply(RATE), quoteOf(symbol));
        BigDecimal lots = units.movePointLeft(5);
        return exchange(share, quoteOf(symbol), side)
                .add(round(lots.multiply(PER_LOT), currency))
                .negate();
    }

    void enter(long id, String symbol, Side side, BigDecimal units, BigDecimal price) {
        Held position = held.computeIfAbsent(id, key -> new Held());
        position.symbol = symbol;
        position.side = side;
        position.units = position.units.add(units);
        position.cost = position.cost.add(units.multiply(price));
    }

    /** The profit of a fill that takes from a position: its share of the cost, to a point of price and a tenth of a unit. */
    BigDecimal exit(long id, BigDecimal units, BigDecimal price) {
        Held position = held.get(id);
        BigDecimal cost = position.cost.multiply(units).divide(position.units, price.scale() + 1, HALF_UP);
        BigDecimal profit = profit(position, units, cost, price);
        position.cost = position.cost.subtract(cost);
        position.units = position.units.subtract(units);
        if (position.units.signum() == 0) {
            held.remove(id);
        }
        return profit;
    }

    /** The credit of a rollover by side. */
    BigDecimal swap(long id, BigDecimal baseRate, BigDecimal quoteRate, int nights) {
        Held position = held.get(id);
        String symbol = position.symbol;
        BigDecimal mid = bids.get(symbol).add(asks.get(symbol)).divide(BigDecimal.valueOf(2), EXACT);
        BigDecimal rounded = mid.setScale(symbol.endsWith("JPY") ? 3 : 5, HALF_UP);
        BigDecimal credit = position.units
                .multiply(rounded)
                .multiply(baseRate.subtract(quoteRate))
                .multiply(BigDecimal.valueOf(nights * (position.side == Side.BUY ? 1 : -1)))
                .divide(BigDecimal.valueOf(36_500), EXACT);
        if (currency.equals(symbol.substring(0, 3))) {
            return round(credit.divide(mid, EXACT), currency);
        }
        return exchange(round(credit, quoteOf(symbol)), quoteOf(symbol), position.side.opposite());
    }

    void book(BigDecimal amount) {
        balance = balance.add(amount);
    }

    BigDecimal balance() {
        return balance;
    }

    BigDecimal equity() {
        BigDecimal equity = balance;
        for (Held position : held.values()) {
            BigDecimal price = position.side == Side.BUY ? bids.get(position.symbol) : asks.get(position.symbol);
            equity = equity.add(profit(position, position.units, position.cost, price));
        }
        return equity;
    }

    private BigDecimal profit(Held position, BigDecimal units, BigDecimal cost, BigDecimal price) {
        BigDecimal gained = units.multiply(price).subtract(cost).multiply(BigDecimal.valueOf(position.side.sign()));
        String quote = quoteOf(position.symbol);
        return exchange(round(gained, quote), quote, position.side.opposite());
    }

    /** Into the account's currency, by the bid for a fill that sells and the ask for one that buys. */
    private BigDecimal exchange(BigDecimal amount, String from, Side fill) {
        if (from.equals(currency)) {
            return amount;
        }
        Map<String, BigDecimal> prices = fill == Side.SELL ? bids : asks;
        return switch (from + " " + currency) {
            case "JPY USD" -> amount.divide(prices.get("USDJPY"), 2, HALF_UP);
            case "JPY EUR" -> amount.divide(prices.get("EURJPY"), 2, HALF_UP);
            case "USD EUR" -> amount.divide(prices.get("EURUSD"), 2, HALF_UP);
            default -> throw new IllegalArgumentException(from + " to " + currency);
        };
    }

    private static BigDecimal round(BigDecimal amount, String inCurrency) {
        return amount.setScale(inCurrency.equals("JPY") ? 0 : 2, HALF_UP);
    }

    private static String quoteOf(String symbol) {
        return symbol.substring(3);
    }
}
