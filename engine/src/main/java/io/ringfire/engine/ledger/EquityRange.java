package io.ringfire.engine.ledger;

import io.ringfire.engine.order.Side;
import io.ringfire.engine.ring.TickBlock;

/**
 * Between what bounds the equity of each account stays while quotes of history come, without valuing anything at each of them. Profit is
 * linear in the price at which a position would close, so that the extremes of the prices bound it. One thread; allocates
 * only when made.
 */
public final class EquityRange {
    private static final int HISTORY = 0;
    private static final int LONG = 1;
    private static final int SHORT = 2;

    private final long[] lowestMicros = new long[Ledger.MAX_ACCOUNTS];
    private final long[] highestMicros = new long[Ledger.MAX_ACCOUNTS];
    private final int[] sides = new int[Ledger.MAX_ACCOUNTS];

    EquityRange() {}

    /** Lower bound of an account's equity, in micros. */
    public long lowestMicros(int accountId) {
        return lowestMicros[accountId];
    }

    /** Upper bound of an account's equity, in micros. */
    public long highestMicros(int accountId) {
        return highestMicros[accountId];
    }

    /** Finds the bounds; returns false, with no bounds, where a position's profit has to be converted or rounded, or may not fit. */
    boolean find(Ledger ledger, TickBlock ticks) {
        for (int i = 0; i < ledger.accountCount(); i++) {
            lowestMicros[i] = ledger.account(i).equityMicros();
            highestMicros[i] = lowestMicros[i];
            sides[i] = 0;
        }
        PositionTable positions = ledger.positions();
        for (int i = 0; i < positions.count(); i++) {
            Position position = positions.at(i);
            Account account = ledger.account(position.accountId);
            if (position.isTouchedBy(ticks.instrumentId())
                    && account.takesQuotesOf(HISTORY)
                    && !add(position, account, ticks)) {
                return false;
            }
        }
        return true;
    }

    private boolean add(Position position, Account account, TickBlock ticks) {
        boolean isLong = position.side == Side.BUY;
        long highest = isLong ? ticks.highestBidPoints() : ticks.highestAskPoints();
        boolean isPlain = position.instrument.id() == ticks.instrumentId()
                && position.instrument.profitCurrency() == account.currency()
                && position.isWholeUpTo(highest);
        if (!isPlain) {
            return false;
        }
        long atLowest = position.wholeProfitMicros(isLong ? ticks.lowestBidPoints() : ticks.lowestAskPoints());
        long atHighest = position.wholeProfitMicros(highest);
        lowestMicros[account.id()] += Math.min(atLowest, atHighest) - position.openProfitMicros;
        highestMicros[account.id()] += Math.max(atLowest, atHighest) - position.openProfitMicros;
        sides[account.id()] |= isLong ? LONG : SHORT;
        return true;
    }

    /**
     * Whether equity comes to both bounds. Not where long and short positions are held together: bid and ask need not be at their
     * extremes at one time.
     */
    boolean isReached(int accountId) {
        return sides[accountId] != (LONG | SHORT);
    }
}
