package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.LedgerOrder;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.PositionReportDecoder;
import org.agrona.collections.LongHashSet;

/**
 * A terminal's list of positions, which is authority: applied when complete. It proves what was claimed and resolves entries in
 * doubt; a position of ours that two lists in a row of one start of the EA lack is closed; one that is not ours is told of, once.
 */
final class PositionLists {
    private static final int MOST_ENTRIES = 256;
    private static final int MOST_TOLD = 1_024;

    /** An order older than this was sent, if ever, before an EA that has only now said who it is could connect. */
    private static final long SURELY_SENT_NS = 10_000_000_000L;

    private static final int KEY_SHIFT = 56;

    private static final class Entry {
        long ticket;
        long orderNumber;
        int instrumentId;
        int side;
        long quantityMicroLots;
        long openPricePoints;
    }

    private final Ledger ledger;
    private final DecisionWriter writer;
    private final PositionTruth positions;
    private final SessionBoard sessions;
    private final PositionReportDecoder report = new PositionReportDecoder();
    private final Entry[] entries = new Entry[MOST_ENTRIES];
    private final LongHashSet missingOnce = new LongHashSet();
    private final LongHashSet told = new LongHashSet();
    private final LongHashSet found = new LongHashSet();
    private final int[] nodeCount = new int[Ledger.MAX_ACCOUNTS];
    private long listId = -1;
    private int listAccount = -1;
    private int received;

    PositionLists(Ledger ledger, DecisionWriter writer, PositionTruth positions, SessionBoard sessions) {
        this.ledger = ledger;
        this.writer = writer;
        this.positions = positions;
        this.sessions = sessions;
        for (int i = 0; i < MOST_ENTRIES; i++) {
            entries[i] = new Entry();
        }
    }

    void onPositionReport(FactSlot fact) {
        report.wrap(
                fact.buffer(), BLOCK_OFFSET, PositionReportDecoder.BLOCK_LENGTH, PositionReportDecoder.SCHEMA_VERSION);
        int accountId = report.accountId();
        if (accountId >= ledger.accountCount() || report.count() > MOST_ENTRIES) {
            return;
        }
        if (report.listId() != listId || accountId != listAccount) {
            listId = report.listId();
            listAccount = accountId;
            received = 0;
        }
        if (report.count() > 0) {
            if (report.index() != received) {
                return; // a part is missing: this list proves nothing
            }
            take(entries[received++]);
        }
        if (received == report.count()) {
            apply(accountId, report.nodeCount());
        }
    }

    /** A report came in: what was found of this position is booked, or the position is gone. */
    void onReport(int accountId, long positionId) {
        found.remove(key(accountId, positionId));
        missingOnce.remove(key(accountId, positionId));
    }

    /** Tickets of two brokers may be the same. */
    private static long key(int accountId, long ticket) {
        return ticket ^ (long) accountId << KEY_SHIFT;
    }

    private void take(Entry entry) {
        entry.ticket = report.ticket();
        entry.orderNumber = report.orderNumber();
        entry.instrumentId = report.instrumentId();
        entry.side = report.side();
        entry.quantityMicroLots = report.quantityMicroLots();
        entry.openPricePoints = report.openPricePoints();
    }

    private void apply(int accountId, int node) {
        boolean isSameNode = nodeCount[accountId] == node;
        nodeCount[accountId] = node;
        for (int i = 0; i < received && writer.hasRoomForFinding(); i++) {
            applyEntry(accountId, entries[i]);
        }
        for (int i = 0; i < ledger.positions().count() && writer.hasRoomForFinding(); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId() != accountId) {
                continue;
            }
            if (entryOf(held.positionId()) == null) {
                missing(held, isSameNode);
            } else {
                missingOnce.remove(key(held.accountId(), held.positionId()));
            }
        }
        for (int i = 0; i < ledger.orders().count() && writer.hasRoomForFinding(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.accountId() == accountId && node > 0) {
                notExecuted(order);
            }
        }
        listId = -1;
    }

    private void applyEntry(int accountId, Entry entry) {
        Position held = ledger.positions().find(accountId, entry.ticket);
        if (held != null) {
            compare(held, entry);
            return;
        }
        LedgerOrder order = entry.orderNumber == 0 ? null : ledger.orders().find(entry.orderNumber);
        if (order != null && order.intent() == Intent.ENTRY && order.accountId() == accountId) {
            if (order.state() == OrderState.IN_DOUBT && !order.isFound() && found.add(key(accountId, entry.ticket))) {
                entered(order, entry);
            }
        } else if (told.size() < MOST_TOLD && told.add(key(accountId, entry.ticket))) {
            writer.alert(
                    AlertCode.FOREIGN_POSITION,
                    Severity.WARNING,
                    entry.instrumentId,
                    accountId,
                    0,
                    entry.ticket,
                    entry.quantityMicroLots);
        }
    }

    private void compare(Position held, Entry entry) {
        if (held.quantityMicroLots() != entry.quantityMicroLots) {
            if (told.size() < MOST_TOLD && told.add(key(held.accountId(), entry.ticket))) {
                writer.alert(
                        AlertCode.POSITION_DIFFERS,
                        Severity.CRITICAL,
                        held.instrument().id(),
                        held.accountId(),
                        0,
                        held.positionId(),
                        entry.quantityMicroLots);
            }
        } else if (held.proof() == Proof.CLAIMED && found.add(key(held.accountId(), held.positionId()))) {
            writer.finding(
                            ExecType.PROOF,
                            Evidence.POSITION_LIST,
                            held.instrument().id(),
                            held.accountId())
                    .positionId(held.positionId())
                    .strategyId(held.strategyId());
            writer.commit();
        }
    }

    private void entered(LedgerOrder order, Entry entry) {
        order.found();
        writer.finding(ExecType.FILL, Evidence.POSITION_LIST, order.instrumentId(), order.accountId())
                .orderNumber(order.orderNumber())
                .signalId(order.signalId())
                .positionId(entry.ticket)
                .quantityMicroLots(entry.quantityMicroLots)
                .pricePoints(entry.openPricePoints)
                .strategyId(order.strategyId())
                .side((short) entry.side)
                .entry((short) 1);
        writer.commit();
    }

    private void missing(Position held, boolean isSameNode) {
        long id = held.positionId();
        long key = key(held.accountId(), id);
        if (found.contains(key)) {
            return;
        }
        if (!isSameNode || !missingOnce.contains(key)) {
            missingOnce.add(key);
            return;
        }
        found.add(key);
        PositionTruth.Touch touch = positions.find(held.accountId(), id);
        boolean isTouched = touch != null;
        LedgerOrder close = closeOf(held);
        long pricePoints =
                isTouched ? touch.pricePoints : ledger.account(held.accountId()).closingPoints(held);
        writer.finding(ExecType.FILL, Evidence.POSITION_LIST, held.instrument().id(), held.accountId())
                .orderNumber(close == null ? 0 : close.orderNumber())
                .signalId(close == null ? 0 : close.signalId())
                .positionId(id)
                .quantityMicroLots(held.quantityMicroLots())
                .pricePoints(pricePoints)
                .strategyId(held.strategyId())
                .side((short) held.side().opposite().code())
                .reason((short) (isTouched ? touch.reason : ExecReason.CLIENT).code())
                .estimated((short) 1);
        writer.commit();
        if (!isTouched && close == null) {
            writer.alert(
                    AlertCode.POSITION_MISSING,
                    Severity.WARNING,
                    held.instrument().id(),
                    held.accountId(),
                    held.orderNumber(),
                    id,
                    pricePoints);
        }
    }

    /** What was queued to an EA is lost when it starts anew: an entry in doubt that the new list lacks never happened. */
    private void notExecuted(LedgerOrder order) {
        boolean isOlder = order.createdNs() + SURELY_SENT_NS < sessions.knownNs(order.accountId());
        if (order.intent() != Intent.ENTRY || order.state() != OrderState.IN_DOUBT || !isOlder || order.isFound()) {
            return;
        }
        for (int i = 0; i < received; i++) {
            if (entries[i].orderNumber == order.orderNumber()) {
                return;
            }
        }
        order.found();
        writer.finding(ExecType.REJECT, Evidence.NEW_NODE, order.instrumentId(), order.accountId())
                .orderNumber(order.orderNumber())
                .signalId(order.signalId())
                .strategyId(order.strategyId())
                .side((short) order.side().code())
                .refusal((short) RefusalReason.NOT_EXECUTED.code());
        writer.commit();
    }

    private LedgerOrder closeOf(Position held) {
        for (int i = 0; i < ledger.orders().count(); i++) {
            LedgerOrder order = ledger.orders().at(i);
            if (order.intent() == Intent.EXIT
                    && order.accountId() == held.accountId()
                    && order.positionId() == held.positionId()) {
                return order;
            }
        }
        return null;
    }

    private Entry entryOf(long ticket) {
        for (int i = 0; i < received; i++) {
            if (entries[i].ticket == ticket) {
                return entries[i];
            }
        }
        return null;
    }
}
