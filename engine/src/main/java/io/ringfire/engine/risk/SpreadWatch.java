package io.ringfire.engine.risk;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ring.TickBlock;
import java.util.Arrays;

/** The median of the latest spreads of each account's quotes, where a limit asks for it. Allocates as a run begins. */
final class SpreadWatch {
    /** Spreads of which the median is taken: an odd number, so that it is one of them. */
    static final int WINDOW = 255;

    /** Spreads that are needed for a median. */
    static final int LEAST = 100;

    /** Stands for a median that is not known yet. */
    static final long UNKNOWN = Long.MIN_VALUE;

    private final Median[][] medians = new Median[Ledger.MAX_ACCOUNTS][];
    private boolean isOn;

    /** Watches where the limits ask for it. */
    void define(Ledger ledger, LimitBook book) {
        for (int account = 0; account < ledger.accountCount(); account++) {
            if (medians[account] == null) {
                medians[account] = new Median[io.ringfire.engine.money.QuoteBoard.MAX_INSTRUMENTS];
            }
            for (int id = 0; id < medians[account].length; id++) {
                if (medians[account][id] == null && book.isAnySet(account, id, Limit.MAX_SPREAD_PERMILLE)) {
                    medians[account][id] = new Median();
                    isOn = true;
                }
            }
        }
    }

    /** Takes a quote of a source. */
    void onQuote(Ledger ledger, int instrumentId, int sourceId, long spreadPoints) {
        if (!isOn) {
            return;
        }
        for (int i = 0; i < ledger.accountCount(); i++) {
            Account account = ledger.account(i);
            Median median = medians[i] == null ? null : medians[i][instrumentId];
            if (median != null && account.takesQuotesOf(sourceId)) {
                median.add(spreadPoints);
            }
        }
    }

    /** Takes quotes of history. */
    void onQuotes(Ledger ledger, TickBlock ticks) {
        for (int i = ticks.from(); isOn && i < ticks.to(); i++) {
            onQuote(ledger, ticks.instrumentId(), 0, ticks.askPoints(i) - ticks.bidPoints(i));
        }
    }

    /** In points; {@link #UNKNOWN} before {@link #LEAST} quotes. */
    long medianPoints(int accountId, int instrumentId) {
        Median median = medians[accountId] == null ? null : medians[accountId][instrumentId];
        return median == null || median.count < LEAST ? UNKNOWN : median.sorted[(median.count - 1) / 2];
    }

    /** The values in order of time, and in order of size. */
    private static final class Median {
        private final long[] latest = new long[WINDOW];
        private final long[] sorted = new long[WINDOW];
        private int count;
        private int next;

        void add(long value) {
            if (count == WINDOW) {
                remove(latest[next]);
            }
            int at = place(value);
            System.arraycopy(sorted, at, sorted, at + 1, count - at);
            sorted[at] = value;
            count++;
            latest[next] = value;
            next = (next + 1) % WINDOW;
        }

        private void remove(long value) {
            int at = place(value);
            count--;
            System.arraycopy(sorted, at + 1, sorted, at, count - at);
        }

        private int place(long value) {
            int at = Arrays.binarySearch(sorted, 0, count, value);
            return at < 0 ? -at - 1 : at;
        }
    }
}
