package io.ringfire.app.report;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.app.recovery.KeptConfiguration;
import io.ringfire.app.recovery.ServiceRun;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.PositionClosedDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.shield.ShieldOutcome;
import io.ringfire.journal.layout.DataDirectory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.agrona.DirectBuffer;

/**
 * Reads runs one after the other, oldest first, and tells a report. Ids of instruments, accounts, strategies and signals are a run's own;
 * orders and positions live on, so they are known by number and by the account's name.
 */
final class JournalFold {
    private static final int NO_STRATEGY = 0xFFFF;
    private static final String BY_HAND = "by hand";

    /** An order for an entry. */
    private record Ordered(EntryTraits entry, String account) {}

    private record PositionKey(String account, long positionId) {}

    private final TradingReport report;
    private final Map<Long, Ordered> entries = new HashMap<>();
    private final Map<PositionKey, EntryTraits> opened = new HashMap<>();
    private final Set<PositionKey> estimated = new HashSet<>();

    private final Map<Integer, String> symbols = new HashMap<>();
    private final Map<Integer, String> accounts = new HashMap<>();
    private final Map<Integer, String> currencies = new HashMap<>();
    private final Map<Long, EntryTraits> signals = new HashMap<>();
    private List<String> strategies = List.of();

    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final SnapshotAccountDecoder account = new SnapshotAccountDecoder();
    private final ExecutionReportDecoder execution = new ExecutionReportDecoder();
    private final ShieldVerdictDecoder judged = new ShieldVerdictDecoder();
    private final SignalDecoder signal = new SignalDecoder();
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private final OrderDecoder order = new OrderDecoder();
    private final OrderStateDecoder state = new OrderStateDecoder();
    private final PositionClosedDecoder closed = new PositionClosedDecoder();

    JournalFold(TradingReport report) {
        this.report = report;
    }

    /** Forgets what the last run's ids stood for. */
    void begin(DataDirectory data, ServiceRun run) {
        symbols.clear();
        accounts.clear();
        currencies.clear();
        signals.clear();
        try {
            strategies = KeptConfiguration.strategies(data, run.configHash());
        } catch (JournalException e) {
            strategies = List.of();
            report.gap("run " + run.runNumber() + ": strategies by number only: " + e.getMessage());
        }
    }

    /** Facts first: they say which closes are estimates. */
    void run(RecordSource facts, RecordSource fires) {
        while (facts.next()) {
            onFact(facts.buffer(), facts.offset());
        }
        while (fires.next()) {
            onFire(fires.buffer(), fires.offset());
        }
    }

    private void onFact(DirectBuffer buffer, int offset) {
        int block = offset + BLOCK_OFFSET;
        int length = RecordFrame.blockLength(buffer, offset);
        int version = RecordFrame.version(buffer, offset);
        switch (RecordFrame.templateId(buffer, offset)) {
            case InstrumentDefinedDecoder.TEMPLATE_ID -> {
                defined.wrap(buffer, block, length, version);
                symbols.put(defined.instrumentId(), defined.symbol());
            }
            case SnapshotAccountDecoder.TEMPLATE_ID -> {
                account.wrap(buffer, block, length, version);
                accounts.put(account.accountId(), account.name());
                currencies.put(account.accountId(), account.currency());
            }
            case ExecutionReportDecoder.TEMPLATE_ID -> {
                execution.wrap(buffer, block, length, version);
                if (execution.entry() == 0 && execution.estimated() != 0) {
                    estimated.add(new PositionKey(account(execution.accountId()), execution.positionId()));
                }
            }
            default -> {
                // tells nothing of what came of signals
            }
        }
    }

    private void onFire(DirectBuffer buffer, int offset) {
        int block = offset + BLOCK_OFFSET;
        int length = RecordFrame.blockLength(buffer, offset);
        int version = RecordFrame.version(buffer, offset);
        switch (RecordFrame.templateId(buffer, offset)) {
            case ShieldVerdictDecoder.TEMPLATE_ID -> onShield(judged.wrap(buffer, block, length, version));
            case SignalDecoder.TEMPLATE_ID -> onSignal(signal.wrap(buffer, block, length, version));
            case RiskVerdictDecoder.TEMPLATE_ID -> onVerdict(verdict.wrap(buffer, block, length, version));
            case OrderDecoder.TEMPLATE_ID -> onOrder(order.wrap(buffer, block, length, version));
            case OrderStateDecoder.TEMPLATE_ID -> onState(state.wrap(buffer, block, length, version));
            case PositionClosedDecoder.TEMPLATE_ID -> onClosed(closed.wrap(buffer, block, length, version));
            default -> {
                // nothing that is reported
            }
        }
    }

    private void onShield(ShieldVerdictDecoder of) {
        ShieldOutcome outcome = ShieldOutcome.of(of.outcome());
        if (outcome != ShieldOutcome.PASSED && report.covers(of.eventNs())) {
            report.stopped(
                    traits(of.strategyId(), of.instrumentId(), of.confidencePermille(), of.eventNs()), outcome.name());
        }
    }

    private void onSignal(SignalDecoder of) {
        Intent intent = Intent.of(of.intent());
        if (intent == Intent.ENTRY) {
            EntryTraits entry = traits(of.strategyId(), of.instrumentId(), of.confidencePermille(), of.eventNs());
            signals.put(of.signalId(), entry);
            if (report.covers(of.eventNs())) {
                report.signalled(entry);
            }
        } else if (report.covers(of.eventNs())) {
            if (intent == Intent.EXIT) {
                report.wishedToExit();
            } else {
                report.wishedToChange();
            }
        }
    }

    private void onVerdict(RiskVerdictDecoder of) {
        if (of.accepted() != 0 || !report.covers(of.eventNs())) {
            return;
        }
        String why = RefusalReason.of(of.reason()).name();
        EntryTraits entry = signals.get(of.signalId());
        if (entry == null) {
            report.refusedOther(why);
        } else {
            report.refused(entry, account(of.accountId()), why);
        }
    }

    private void onOrder(OrderDecoder of) {
        if (Intent.of(of.intent()) == Intent.ENTRY) {
            EntryTraits entry =
                    signals.getOrDefault(of.signalId(), traits(of.strategyId(), of.instrumentId(), 0, of.eventNs()));
            entries.put(of.orderNumber(), new Ordered(entry, account(of.accountId())));
        }
        if (report.covers(of.eventNs())) {
            report.ordered(of.orderNumber());
        }
    }

    private void onState(OrderStateDecoder of) {
        OrderState now = OrderState.of(of.state());
        RefusalReason reason = RefusalReason.of(of.reason());
        report.became(of.orderNumber(), now, reason == RefusalReason.NONE ? "" : reason.name());
        boolean isFill = now == OrderState.FILLED || now == OrderState.PARTIALLY_FILLED;
        Ordered ordered = entries.get(of.orderNumber());
        if (!isFill || ordered == null) {
            return;
        }
        PositionKey key = new PositionKey(ordered.account(), of.positionId());
        if (opened.put(key, ordered.entry()) != ordered.entry() && report.covers(of.eventNs())) {
            report.executed(ordered.entry(), ordered.account());
        }
    }

    private void onClosed(PositionClosedDecoder of) {
        if (!report.covers(of.eventNs())) {
            return;
        }
        PositionKey key = new PositionKey(account(of.accountId()), of.positionId());
        EntryTraits entry =
                opened.getOrDefault(key, traits(of.strategyId(), of.instrumentId(), EntryTraits.UNKNOWN, of.openNs()));
        long net = Math.addExact(of.profitMicros(), Math.addExact(of.commissionMicros(), of.swapMicros()));
        report.closed(
                entry, key.account(), currencies.getOrDefault(of.accountId(), "?"), net, !estimated.contains(key));
    }

    private EntryTraits traits(int strategyId, int instrumentId, int confidencePermille, long eventNs) {
        return new EntryTraits(
                strategy(strategyId),
                symbols.getOrDefault(instrumentId, "instrument " + instrumentId),
                confidencePermille,
                eventNs);
    }

    private String strategy(int id) {
        if (id == NO_STRATEGY) {
            return BY_HAND;
        }
        return id < strategies.size() ? strategies.get(id) : "strategy " + id;
    }

    private String account(int id) {
        return accounts.getOrDefault(id, "account " + id);
    }
}
