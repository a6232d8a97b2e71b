package io.ringfire.app.recovery;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.recovery.KnownTerminal;
import io.ringfire.engine.recovery.RunFold;
import io.ringfire.journal.backup.RestoreMark;
import io.ringfire.journal.layout.DataDirectory;
import java.util.Optional;

/**
 * What a new run takes over from the journals: folded, never decided again.
 *
 * @param runs where the runs lie
 * @param folded the run that was folded; empty for a first start
 * @param fold orders, positions and money as that run left them; null for a first start
 * @param lastEventNs event time of the last record in either journal, {@code Long.MIN_VALUE} for none
 * @param lastFireNs event time of the last outbound record, {@code Long.MIN_VALUE} for none
 * @param nextOrderNumber first one that no order has had, not even one that the journals lost
 * @param nextRunNumber number of the new run
 * @param ordersWithoutCause orders whose cause is not in the tick journal: the machine lost power
 * @param wasTorn whether an append was under way when the writer died
 * @param isRestored whether these journals were put back from a copy, and nothing ran on them since: what came behind it is not known
 */
public record Recovery(
        ServiceRuns runs,
        Optional<ServiceRun> folded,
        RunFold fold,
        long lastEventNs,
        long lastFireNs,
        long nextOrderNumber,
        long nextRunNumber,
        long ordersWithoutCause,
        boolean wasTorn,
        boolean isRestored) {
    /**
     * Numbers left out behind a run that did not end, or whose end may not be the last: that of a copy. A loss of power takes the ends of journals that are not forced, and with them
     * orders that were sent: many more than can be made in the half minute that the kernel holds pages back.
     */
    public static final long LOST_ORDERS = 100_000;

    private static final String RESTORED = "; restored from a backup: what came after it is not known";

    /**
     * Reads the journals of a data directory whose writer is gone.
     *
     * @param dayStart when the day begins by which losses and trades are counted
     * @throws io.ringfire.engine.record.JournalException at what is no record, naming file and position
     */
    public static Recovery of(DataDirectory data, DayStart dayStart) {
        FireWalk fires = new FireWalk(data.fires());
        LastRun last = LastRun.of(data, dayStart, fires.newest());
        ServiceRuns runs = last.runs();
        long lastFireNs = fires.lastEventNs();
        long lastEventNs = Math.max(runs.lastEventNs(), lastFireNs);
        long nextRunNumber = runs.newest().map(ServiceRun::runNumber).orElse(0L) + 1;
        boolean isRestored = RestoreMark.isUntouchedIn(data, lastEventNs);
        RunFold fold = last.fold();
        if (fold == null) {
            long first = isRestored ? 1 + LOST_ORDERS : 1;
            return new Recovery(
                    runs,
                    last.run(),
                    null,
                    lastEventNs,
                    lastFireNs,
                    first,
                    nextRunNumber,
                    0,
                    runs.hasTornTail(),
                    isRestored);
        }
        return new Recovery(
                runs,
                last.run(),
                fold,
                lastEventNs,
                lastFireNs,
                fold.nextOrderNumber() + (fold.hasEnded() && !isRestored ? 0 : LOST_ORDERS),
                nextRunNumber,
                fold.ordersWithoutCause(),
                runs.hasTornTail(),
                isRestored);
    }

    /** Whether there was a run before. */
    public boolean isRestart() {
        return folded.isPresent();
    }

    /** An account as the last run left it; empty where there was none of that name. */
    public Optional<Account> account(String name) {
        for (int i = 0; fold != null && i < fold.ledger().accountCount(); i++) {
            if (fold.ledger().account(i).name().equals(name)) {
                return Optional.of(fold.ledger().account(i));
            }
        }
        return Optional.empty();
    }

    /** The terminal of an account as the last run knew it; null for none. */
    public KnownTerminal terminal(String account) {
        for (int i = 0; fold != null && i < fold.ledger().accountCount(); i++) {
            if (fold.ledger().account(i).name().equals(account)) {
                return fold.terminal(i);
            }
        }
        return null;
    }

    /** The ledger as the last run left it; empty for a first start. */
    public Optional<Ledger> ledger() {
        return Optional.ofNullable(fold).map(RunFold::ledger);
    }

    /** What was found, for a person. */
    public String describe() {
        if (folded.isEmpty()) {
            return "no run before this one" + (isRestored ? RESTORED : "");
        }
        Ledger ledger = fold.ledger();
        StringBuilder text = new StringBuilder(String.format(
                "run %d %s: %,d facts, %,d orders made, %,d positions open, %,d orders in doubt; ledger %016x",
                folded.get().runNumber(),
                fold.hasEnded() ? "ended" : "was killed",
                fold.facts(),
                fold.orders(),
                ledger.positions().count(),
                ledger.orders().count(),
                fold.ledgerHash()));
        if (wasTorn) {
            text.append("; an unfinished append behind the last record is dropped");
        }
        if (ordersWithoutCause > 0) {
            text.append("; ").append(ordersWithoutCause).append(" orders lack their cause: power was lost");
        }
        return text + (isRestored ? RESTORED : "");
    }
}
