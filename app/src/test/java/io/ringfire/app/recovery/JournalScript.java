package io.ringfire.app.recovery;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.CheckpointEncoder;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.queue.ChronicleRecordLog;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes both journals of a service as a test tells it, without an engine. */
final class JournalScript implements AutoCloseable {
    static final long LOT = 1_000_000L;

    /** Name of the account of every scripted run. */
    static final String ACCOUNT = "simulated";

    private static final int BLOCK_BYTES = 1 << 20;

    private final ChronicleRecordLog ticks;
    private final ChronicleRecordLog fires;
    private final JournalledFacts journal;
    private FactWriter facts;

    JournalScript(DataDirectory data) {
        ticks = ChronicleRecordLog.openDaily(data.ticks(), BLOCK_BYTES, Long.MIN_VALUE);
        fires = ChronicleRecordLog.openDaily(data.fires(), BLOCK_BYTES, Long.MIN_VALUE);
        journal = new JournalledFacts(ticks);
    }

    static Instrument instrument(int id, String symbol, int digits) {
        return new Instrument(
                id,
                symbol,
                digits,
                Currency.of(symbol.substring(0, 3)),
                Currency.of(symbol.substring(3)),
                Currency.of(symbol.substring(0, 3)),
                1,
                10,
                100_000,
                10_000,
                100 * LOT,
                10_000,
                LOT,
                0,
                0,
                0,
                0,
                0,
                CalcMode.FOREX,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }

    /** RunStarted, and the Checkpoint that its fires begin with. */
    JournalScript start(long eventNs, long runNumber, long nextOrderNumber) {
        startWithoutFires(eventNs, runNumber, nextOrderNumber);
        fire(eventNs, section -> section.commit(section.open(new CheckpointEncoder(), -1, 0xFFFF)));
        return this;
    }

    /** RunStarted alone, as of a run that died before it wrote anything else. */
    JournalScript startWithoutFires(long eventNs, long runNumber, long nextOrderNumber) {
        facts = new FactWriter(journal.begin(), new EngineCounters());
        facts.runStarted(
                eventNs, new RunSpec('P', "0TEST0", nextOrderNumber, runNumber, "hash" + runNumber, "build", 0));
        return this;
    }

    JournalScript define(long eventNs, List<Instrument> instruments, long balanceMicros) {
        instruments.forEach(instrument -> facts.instrumentDefined(eventNs, instrument));
        facts.snapshot(eventNs, 0, new AccountSpec(ACCOUNT, Currency.of("USD"), 100, false, balanceMicros));
        return this;
    }

    JournalScript define(long eventNs, List<Instrument> instruments, int accounts, long balanceMicros) {
        define(eventNs, instruments, balanceMicros);
        for (int i = 1; i < accounts; i++) {
            AccountSpec spec = new AccountSpec(ACCOUNT + i, Currency.of("USD"), 100, false, balanceMicros);
            facts.snapshot(eventNs, i, spec);
        }
        return this;
    }

    JournalScript publish(StandingHalts halts, long eventNs) {
        halts.publish(facts, eventNs);
        return this;
    }

    JournalScript tick(long eventNs, int instrumentId, long bidPoints) {
        facts.tick(eventNs, instrumentId, 1, eventNs, bidPoints, bidPoints + 10, 0);
        return this;
    }

    /** What is told meanwhile lies together, as the facts of one turn do. */
    JournalScript together(Runnable telling) {
        journal.together(telling);
        return this;
    }

    JournalScript command(long eventNs, CommandKind kind, int accountId, int instrumentId) {
        return command(eventNs, kind, accountId, instrumentId, "c");
    }

    JournalScript command(long eventNs, CommandKind kind, int accountId, int instrumentId, String commandId) {
        facts.command(eventNs, kind, accountId, instrumentId, 0, commandId, "somebody", "because");
        return this;
    }

    JournalScript risk(long eventNs, int accountId, int strategy, int percent) {
        facts.risk(eventNs, accountId, strategy, percent, "c", "somebody", "because");
        return this;
    }

    JournalScript end(long eventNs) {
        facts.runEnded(eventNs, 0);
        return this;
    }

    /** An entry that the last fact caused. */
    JournalScript order(long eventNs, long orderNumber, int strategyId, int instrumentId) {
        fire(eventNs, section -> {
            OrderEncoder order = section.open(new OrderEncoder(), instrumentId, 0);
            order.orderNumber(orderNumber)
                    .quantityMicroLots(LOT)
                    .putOrderId("P0TEST0X\0\0\0\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.US_ASCII), 0)
                    .strategyId(strategyId)
                    .side((short) Side.BUY.code())
                    .intent((short) Intent.ENTRY.code());
            section.commit(order);
        });
        return this;
    }

    /** The gateway sent an entry, and the venue filled it. */
    JournalScript fill(
            long eventNs, long orderNumber, long positionId, int strategyId, int instrumentId, long commissionMicros) {
        facts.fill(eventNs, (slot, atSequence, atNs) -> {
            SendResultEncoder sent = slot.open(new SendResultEncoder(), atSequence, atNs, instrumentId, 0);
            sent.orderNumber(orderNumber).outcome((short) SendOutcome.SENT.code());
            slot.commit(sent);
            return true;
        });
        facts.fill(eventNs, (slot, atSequence, atNs) -> {
            ExecutionReportEncoder report = slot.open(new ExecutionReportEncoder(), atSequence, atNs, instrumentId, 0);
            report.orderNumber(orderNumber)
                    .positionId(positionId)
                    .quantityMicroLots(LOT)
                    .pricePoints(108_500)
                    .commissionMicros(commissionMicros)
                    .strategyId(strategyId)
                    .execType((short) ExecType.FILL.code())
                    .side((short) Side.BUY.code())
                    .entry((short) 1);
            slot.commit(report);
            return true;
        });
        return this;
    }

    /** Moves the fires ahead of the facts, as when the tick journal lost its end. */
    JournalScript loseFacts(int count) {
        journal.pass(count);
        return this;
    }

    @Override
    public void close() {
        ticks.close();
        fires.close();
    }

    private interface SectionWriter {
        void write(Section section);
    }

    private void fire(long eventNs, SectionWriter writer) {
        Section section = journal.event().decisions();
        section.begin(journal.sequence(), eventNs, 0);
        writer.write(section);
        section.complete();
        RecordFrame.seal(section.buffer(), 0); // the one record there
        fires.append(section.buffer(), 0, section.length(), eventNs);
    }
}
