package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.money.Conversions;
import io.ringfire.engine.money.Valuation;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.Severity;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.AccountReportDecoder;

/**
 * What a terminal says of its money, held against the ledger. On an exclusive account a step of the balance proves a close that
 * was expected, and margin in use proves what was claimed. What no trade explains is settled as a cash flow once two reports agree
 * and nothing is under way: the broker's balance is the truth, and the difference is shown.
 */
final class AccountTruth {
    private static final long NOT_SAID = Long.MIN_VALUE;
    private static final long QUIET_NS = 2_000_000_000L;
    private static final int PERMILLE = 1_000;
    private static final int NOTEWORTHY_PERMILLE = 1;

    private final Ledger ledger;
    private final DecisionWriter writer;
    private final PositionTruth positions;
    private final MarginUse marginUse;
    private final TerminalRules rules;
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final boolean[] isKnown = new boolean[Ledger.MAX_ACCOUNTS];
    private final boolean[] isSettling = new boolean[Ledger.MAX_ACCOUNTS];
    private final boolean[] isProving = new boolean[Ledger.MAX_ACCOUNTS];
    private final long[] balanceMicros = new long[Ledger.MAX_ACCOUNTS];
    private final long[] differenceMicros = new long[Ledger.MAX_ACCOUNTS];
    private final long[] lastDealNs = new long[Ledger.MAX_ACCOUNTS];

    AccountTruth(
            Ledger ledger, DecisionWriter writer, PositionTruth positions, MarginUse marginUse, TerminalRules rules) {
        this.ledger = ledger;
        this.writer = writer;
        this.positions = positions;
        this.marginUse = marginUse;
        this.rules = rules;
    }

    void onAccountReport(FactSlot fact, long eventNs) {
        report.wrap(
                fact.buffer(), BLOCK_OFFSET, AccountReportDecoder.BLOCK_LENGTH, AccountReportDecoder.SCHEMA_VERSION);
        int id = report.accountId();
        if (id >= ledger.accountCount() || ledger.account(id).venueKind() == VenueKind.SIMULATED) {
            return;
        }
        Account account = ledger.account(id);
        boolean isFirst = !isKnown[id];
        // the first report of a run steps from what the run before left: a stop that worked meanwhile is proven by it
        long beforeMicros = isFirst ? account.balanceMicros() : balanceMicros[id];
        long stepMicros = report.balanceMicros() - beforeMicros;
        isKnown[id] = true;
        balanceMicros[id] = report.balanceMicros();
        boolean isExplained = stepMicros != 0 && account.isExclusive() && proveClose(account, stepMicros);
        if (!isExplained) {
            settle(account, isFirst, eventNs);
        }
        if (account.isExclusive() && report.marginMicros() != NOT_SAID && !isProving[id]) {
            proveByMargin(account);
        }
    }

    /** A fill, or money that came or went. */
    void onReport(int accountId, ExecType type, long eventNs) {
        if (accountId >= Ledger.MAX_ACCOUNTS) {
            return;
        }
        if (type == ExecType.CASH_FLOW) {
            isSettling[accountId] = false;
        } else {
            isProving[accountId] = false;
            lastDealNs[accountId] = eventNs;
        }
    }

    private boolean proveClose(Account account, long stepMicros) {
        for (int i = 0; i < positions.count(); i++) {
            PositionTruth.Touch touch = positions.at(i);
            Position held = ledger.positions().find(touch.accountId, touch.positionId);
            if (touch.accountId == account.id()
                    && held != null
                    && !touch.isFound
                    && isExpected(account, held, touch, stepMicros)) {
                touch.isFound = true;
                close(held, touch, stepMicros);
                return true;
            }
        }
        return false;
    }

    private boolean isExpected(Account account, Position held, PositionTruth.Touch touch, long stepMicros) {
        long expected = account.valuation()
                .profitIn(
                        account.currency(),
                        held.instrument(),
                        held.side(),
                        held.quantityMicroLots(),
                        held.openPricePoints(),
                        touch.pricePoints);
        if (expected == Conversions.NO_RATE) {
            return false;
        }
        long tolerance =
                Math.abs(expected) / PERMILLE * rules.proofTolerancePermille() + Valuation.unitOf(account.currency());
        return Math.abs(stepMicros - expected) <= tolerance;
    }

    private void close(Position held, PositionTruth.Touch touch, long profitMicros) {
        writer.finding(ExecType.FILL, Evidence.BALANCE_STEP, held.instrument().id(), held.accountId())
                .positionId(held.positionId())
                .quantityMicroLots(held.quantityMicroLots())
                .pricePoints(touch.pricePoints)
                .profitMicros(profitMicros)
                .strategyId(held.strategyId())
                .side((short) held.side().opposite().code())
                .reason((short) touch.reason.code());
        writer.commit();
    }

    private void settle(Account account, boolean isFirst, long eventNs) {
        int id = account.id();
        long difference = balanceMicros[id] - account.balanceMicros();
        boolean agrees = difference == differenceMicros[id];
        differenceMicros[id] = difference;
        boolean isQuiet = !hasUnderWay(id) && eventNs - lastDealNs[id] > QUIET_NS;
        boolean isOpening = isFirst && account.balanceMicros() == 0;
        if (difference == 0 || isSettling[id] || !isOpening && !(agrees && isQuiet)) {
            return;
        }
        isSettling[id] = true;
        writer.finding(ExecType.CASH_FLOW, Evidence.BALANCE_STEP, -1, id).profitMicros(difference);
        writer.commit();
        if (!isOpening && Math.abs(difference) > Math.abs(account.balanceMicros()) / PERMILLE * NOTEWORTHY_PERMILLE) {
            writer.alert(AlertCode.BALANCE_DIFFERS, Severity.WARNING, -1, id, 0, 0, difference);
        }
    }

    private boolean hasUnderWay(int accountId) {
        for (int i = 0; i < ledger.orders().count(); i++) {
            if (ledger.orders().at(i).accountId() == accountId) {
                return true;
            }
        }
        for (int i = 0; i < positions.count(); i++) {
            if (positions.at(i).accountId == accountId) {
                return true;
            }
        }
        return false;
    }

    /** What is claimed is proven when the margin in use is what all open positions should bind. */
    private void proveByMargin(Account account) {
        boolean hasClaimed = false;
        for (int i = 0; i < ledger.positions().count(); i++) {
            Position held = ledger.positions().at(i);
            hasClaimed |= held.accountId() == account.id() && held.proof() == Proof.CLAIMED;
        }
        if (!hasClaimed || hasUnderWay(account.id())) {
            return;
        }
        long expected = marginUse.ofOpen(account);
        long reported = report.marginMicros();
        if (expected == Conversions.NO_RATE || expected == 0) {
            return;
        }
        if (Math.abs(reported - expected) > expected / PERMILLE * rules.marginTolerancePermille()) {
            return;
        }
        for (int i = 0; i < ledger.positions().count() && writer.hasRoomForFinding(); i++) {
            Position held = ledger.positions().at(i);
            if (held.accountId() == account.id()
                    && held.proof() == Proof.CLAIMED
                    && held.state() == PositionState.OPEN) {
                writer.finding(
                                ExecType.PROOF,
                                Evidence.MARGIN_STEP,
                                held.instrument().id(),
                                account.id())
                        .positionId(held.positionId())
                        .strategyId(held.strategyId());
                writer.commit();
                isProving[account.id()] = true;
            }
        }
    }
}
