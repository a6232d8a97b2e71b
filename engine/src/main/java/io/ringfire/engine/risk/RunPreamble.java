package io.ringfire.engine.risk;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotTradesDecoder;

/** Applies what a run begins with: its ids, instruments, accounts, and what was open. Allocates; off the path. */
final class RunPreamble {
    private final Ledger ledger;
    private final OrderIds ids;
    private final Runnable onDefined;
    private final RunStartedDecoder runStarted = new RunStartedDecoder();
    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final SnapshotAccountDecoder account = new SnapshotAccountDecoder();
    private final SnapshotPositionDecoder position = new SnapshotPositionDecoder();
    private final SnapshotTradesDecoder trades = new SnapshotTradesDecoder();
    private final SnapshotOrderDecoder order = new SnapshotOrderDecoder();

    /** Runs {@code onDefined} whenever the run has another instrument or account. */
    RunPreamble(Ledger ledger, OrderIds ids, Runnable onDefined) {
        this.ledger = ledger;
        this.ids = ids;
        this.onDefined = onDefined;
    }

    void apply(FactSlot fact) {
        switch (fact.templateId()) {
            case RunStartedDecoder.TEMPLATE_ID -> start(fact);
            case InstrumentDefinedDecoder.TEMPLATE_ID -> define(fact);
            case SnapshotAccountDecoder.TEMPLATE_ID -> open(fact);
            case SnapshotPositionDecoder.TEMPLATE_ID ->
                ledger.restore(position.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        SnapshotPositionDecoder.BLOCK_LENGTH,
                        SnapshotPositionDecoder.SCHEMA_VERSION));
            case SnapshotOrderDecoder.TEMPLATE_ID ->
                ledger.restore(order.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        SnapshotOrderDecoder.BLOCK_LENGTH,
                        SnapshotOrderDecoder.SCHEMA_VERSION));
            case SnapshotTradesDecoder.TEMPLATE_ID ->
                ledger.restore(trades.wrap(
                        fact.buffer(),
                        BLOCK_OFFSET,
                        SnapshotTradesDecoder.BLOCK_LENGTH,
                        SnapshotTradesDecoder.SCHEMA_VERSION));
            default -> {
                // Timer, SignalRefused, RunEnded, Void: nothing for the ledger; and no InjectedQuote values anything
            }
        }
    }

    private void define(FactSlot fact) {
        ledger.define(Instrument.from(defined.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                InstrumentDefinedDecoder.BLOCK_LENGTH,
                InstrumentDefinedDecoder.SCHEMA_VERSION)));
        onDefined.run();
    }

    private void open(FactSlot fact) {
        ledger.open(account.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                SnapshotAccountDecoder.BLOCK_LENGTH,
                SnapshotAccountDecoder.SCHEMA_VERSION));
        onDefined.run();
    }

    private void start(FactSlot fact) {
        runStarted.wrap(fact.buffer(), BLOCK_OFFSET, RunStartedDecoder.BLOCK_LENGTH, RunStartedDecoder.SCHEMA_VERSION);
        byte[] installation = new byte[RunStartedDecoder.installationLength()];
        runStarted.getInstallation(installation, 0);
        ids.start((byte) runStarted.mode(), installation, runStarted.nextOrderNumber());
    }
}
