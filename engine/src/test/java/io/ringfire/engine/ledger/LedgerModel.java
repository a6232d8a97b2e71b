package io.ringfire.engine.ledger;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.LedgerEvents.Report;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ledger once more, slowly: decimals in lots, prices and money as a person writes them, by the formulae of docs/backtest.md
 * ("Rounding") and of MetaTrader 5. Remembers no worth: what is open is worked out anew whenever somebody asks.
 */
final class LedgerModel {
    private static final int MICRO_DIGITS = 6;

    final List<Book> books = new ArrayList<>();
    private final Instrument[] instruments;

    LedgerModel(Instrument... instruments) {
        this.instruments = instruments;
    }

    /** An open position: lots, and what they cost as price times lots. */
    static final class Holding {
        final long id;
        final long order;
        final Instrument instrument;
        final Side side;
        BigDecimal lots = BigDecimal.ZERO;
        private BigDecimal cost = BigDecimal.ZERO;

        Holding(Report opening, Instrument instrument) {
            this.id = opening.position();
            this.order = opening.order();
            this.instrument = instrument;
            this.side = opening.side();
        }

        BigDecimal openPrice() {
            return cost.divide(lots, instrument.digits(), RoundingMode.HALF_UP);
        }

        /** A part takes its share of the cost, so that the average price of the rest stays. */
        private BigDecimal costOf(BigDecimal part) {
            return cost.multiply(part).divide(lots, instrument.digits() + MICRO_DIGITS, RoundingMode.HALF_UP);
        }
    }

    /** An account. */
    final class Book {
        final AccountSpec spec;
        final Map<Long, Holding> held = new LinkedHashMap<>();
        private final String currency;
        private final BigDecimal[] bids = new BigDecimal[instruments.length];
        private final BigDecimal[] asks = new BigDecimal[instruments.length];
        private final BigDecimal start;
        BigDecimal commission = BigDecimal.ZERO;
        BigDecimal swap = BigDecimal.ZERO;
        BigDecimal profit = BigDecimal.ZERO;
        BigDecimal cashFlow = BigDecimal.ZERO;

        Book(AccountSpec spec) {
            this.spec = spec;
            this.currency = Currency.text(spec.currency());
            this.start = money(spec.balanceMicros());
        }

        BigDecimal balance() {
            return start.add(commission).add(swap).add(profit).add(cashFlow);
        }

        BigDecimal openProfit() {
            return held.values().stream().map(this::openProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** 0 until there is a quote for every step. */
        BigDecimal openProfit(Holding holding) {
            BigDecimal price = closingQuote(holding);
            BigDecimal worth = price == null ? null : profit(holding, holding.lots, price);
            return worth == null ? BigDecimal.ZERO : worth;
        }

        /** What a part earns at a price; null without a quote for every step. */
        private BigDecimal profit(Holding holding, BigDecimal part, BigDecimal price) {
            String from = holding.instrument.symbol().substring(3);
            BigDecimal gained = part.multiply(price).subtract(holding.costOf(part));
            BigDecimal earned = (holding.side == Side.BUY ? gained : gained.negate())
                    .multiply(BigDecimal.valueOf(holding.instrument.contractSize()))
                    .setScale(digits(from), RoundingMode.HALF_UP);
            return converted(earned, from, holding.side == Side.BUY ? bids : asks);
        }

        /** At the open price, as if nothing were hedged; null without a quote for every step. */
        BigDecimal margin(Holding holding) {
            Instrument terms = holding.instrument;
            boolean isOnVolume = terms.calcMode() == CalcMode.FOREX || terms.calcMode() == CalcMode.FOREX_NO_LEVERAGE;
            boolean isLeveraged = terms.calcMode() == CalcMode.FOREX || terms.calcMode() == CalcMode.CFD_LEVERAGE;
            String from =
                    isOnVolume ? terms.symbol().substring(0, 3) : terms.symbol().substring(3);
            BigDecimal bound = holding.lots
                    .multiply(BigDecimal.valueOf(terms.contractSize()))
                    .multiply(BigDecimal.valueOf(terms.marginRatePpm(), 6))
                    .multiply(isOnVolume ? BigDecimal.ONE : holding.openPrice())
                    .divide(BigDecimal.valueOf(isLeveraged ? spec.leverage() : 1), digits(from), RoundingMode.HALF_UP);
            return converted(bound, from, holding.side == Side.BUY ? asks : bids);
        }

        /** The bid for a long position, the ask for a short one; null before the first. */
        private BigDecimal closingQuote(Holding holding) {
            return (holding.side == Side.BUY ? bids : asks)[holding.instrument.id()];
        }

        /** The holding of an instrument, of which a netting account has one; null for none. */
        Holding of(int instrument) {
            return held.values().stream()
                    .filter(holding -> holding.instrument.id() == instrument)
                    .findFirst()
                    .orElse(null);
        }

        private BigDecimal converted(BigDecimal amount, String from, BigDecimal[] prices) {
            if (from.equals(currency)) {
                return amount;
            }
            for (Instrument only : instruments) {
                if (currency.equals(otherSide(only, from))) {
                    return through(amount, from, prices, only);
                }
            }
            for (Instrument first : instruments) {
                for (Instrument second : instruments) {
                    String middle = otherSide(first, from);
                    if (middle != null && currency.equals(otherSide(second, middle))) {
                        return through(amount, from, prices, first, second);
                    }
                }
            }
            throw new AssertionError("no way from " + from + " to " + currency);
        }

        /** Multiplies by a price of the currency that it has, divides by one of the other; rounds once, at the end. */
        private BigDecimal through(BigDecimal amount, String from, BigDecimal[] prices, Instrument... way) {
            BigDecimal dividend = amount;
            BigDecimal divisor = BigDecimal.ONE;
            String at = from;
            for (Instrument step : way) {
                BigDecimal price = prices[step.id()];
                if (price == null) {
                    return null;
                }
                boolean isBase = step.symbol().startsWith(at);
                dividend = isBase ? dividend.multiply(price) : dividend;
                divisor = isBase ? divisor : divisor.multiply(price);
                at = otherSide(step, at);
            }
            return dividend.divide(divisor, digits(currency), RoundingMode.HALF_UP);
        }
    }

    void open(AccountSpec spec) {
        books.add(new Book(spec));
    }

    void onQuote(int instrument, int source, long bidPoints, long askPoints) {
        int digits = instruments[instrument].digits();
        for (Book book : books) {
            if (book.spec.sourceId() == 0 || book.spec.sourceId() == source) {
                book.bids[instrument] = BigDecimal.valueOf(bidPoints, digits);
                book.asks[instrument] = BigDecimal.valueOf(askPoints, digits);
            }
        }
    }

    /** Books a report and returns what it realised. */
    BigDecimal onReport(Report report) {
        Book book = books.get(report.account());
        if (report.type() == ExecType.CASH_FLOW) {
            book.cashFlow = book.cashFlow.add(money(report.profitMicros()));
            return BigDecimal.ZERO;
        }
        boolean isFill = report.type() == ExecType.FILL || report.type() == ExecType.PARTIAL_FILL;
        Holding holding = book.held.get(report.position());
        BigDecimal realised = report.isEstimated() ? estimate(book, holding, report) : money(report.profitMicros());
        book.commission = book.commission.add(money(report.commissionMicros()));
        book.swap = book.swap.add(money(report.swapMicros()));
        book.profit = book.profit.add(realised);
        if (isFill && report.isEntry()) {
            Holding entered = book.held.computeIfAbsent(report.position(), id -> new Holding(report, terms(report)));
            BigDecimal lots = money(report.quantityMicroLots());
            entered.lots = entered.lots.add(lots);
            entered.cost = entered.cost.add(price(report).multiply(lots));
        } else if (isFill && holding != null) {
            BigDecimal part = part(holding, report);
            holding.cost = holding.cost.subtract(holding.costOf(part));
            holding.lots = holding.lots.subtract(part);
            if (holding.lots.signum() == 0) {
                book.held.remove(holding.id);
            }
        }
        return realised;
    }

    /** What a close earned of which the venue named no profit, at the closing quote where it named no price either. */
    private BigDecimal estimate(Book book, Holding holding, Report report) {
        if (holding == null) {
            return BigDecimal.ZERO;
        }
        BigDecimal quote = book.closingQuote(holding);
        BigDecimal closing = quote == null ? holding.openPrice() : quote;
        BigDecimal price = report.pricePoints() == 0 ? closing : price(report);
        BigDecimal earned = book.profit(holding, part(holding, report), price);
        return earned == null ? BigDecimal.ZERO : earned;
    }

    /** No quantity, or more than there is, is all that is held. */
    private static BigDecimal part(Holding holding, Report report) {
        BigDecimal named = money(report.quantityMicroLots());
        return named.signum() == 0 ? holding.lots : named.min(holding.lots);
    }

    private Instrument terms(Report report) {
        return instruments[report.instrument()];
    }

    private BigDecimal price(Report report) {
        return BigDecimal.valueOf(report.pricePoints(), terms(report).digits());
    }

    private static String otherSide(Instrument pair, String currency) {
        String base = pair.symbol().substring(0, 3);
        String profit = pair.symbol().substring(3);
        return base.equals(currency) ? profit : profit.equals(currency) ? base : null;
    }

    private static int digits(String currency) {
        return currency.equals("JPY") ? 0 : 2;
    }

    /** Lots as well: both are millionths in the ledger. */
    private static BigDecimal money(long micros) {
        return BigDecimal.valueOf(micros, MICRO_DIGITS);
    }
}
