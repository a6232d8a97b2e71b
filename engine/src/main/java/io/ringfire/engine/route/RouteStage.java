package io.ringfire.engine.route;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Stage;
import io.ringfire.engine.ring.StageName;
import io.ringfire.engine.sbe.CheckpointEncoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Copies what detect and risk wrote for an event into the fire journal, and a Checkpoint where one is due; then offers the
 * event's orders to the gateway. An event whose fact is not journalled, or that a stage before left unfinished, sends nothing.
 */
public final class RouteStage implements Stage {
    private static final long SEED = 0x46_49_52_45L;

    private final RecordLog log;
    private final DocumentBuilder document;
    private final OrderGateway gateway;
    private final boolean forces;
    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final CheckpointEncoder checkpoint = new CheckpointEncoder();
    private final long[] symbolHash = new long[QuoteBoard.MAX_INSTRUMENTS];
    private long outboundCount;
    private long outboundHash = SEED;

    /**
     * Writes to {@code log}, which this stage's thread owns.
     *
     * @param forces true for durability {@code sync}: what an order needs is forced before it is offered
     */
    public RouteStage(RecordLog log, OrderGateway gateway, boolean forces) {
        this.log = log;
        this.document = new DocumentBuilder(log);
        this.gateway = gateway;
        this.forces = forces;
    }

    @Override
    public StageName name() {
        return StageName.ROUTE;
    }

    @Override
    public void onEvent(EngineEvent event, long sequence, boolean endOfBatch) {
        boolean isSafe = isSafe(event, sequence);
        boolean hasOrders = isSafe && write(event, sequence);
        if (hasOrders || endOfBatch) {
            document.flush();
        }
        if (hasOrders) {
            if (forces) {
                log.force();
            }
            send(event.decisions());
        }
        if (isSafe) {
            if (!event.isCheckpointDue()) {
                chain(event); // behind the orders, which need not wait for it
            }
            event.proofs().complete();
        }
    }

    /** Appends what waits. By the stage's thread. */
    public void flush() {
        document.flush();
    }

    /** Whether every stage before did its work, and the fact is in the tick journal if anything came of it, or a person is told that it is. */
    private static boolean isSafe(EngineEvent event, long sequence) {
        if (!event.isIngested(sequence)
                || !event.signals().isOf(sequence)
                || !event.decisions().isOf(sequence)) {
            return false;
        }
        boolean isTold = event.decisions().countWithPreceding() > 0
                || event.isCheckpointDue()
                || event.inbound().templateId() == OperatorCommandDecoder.TEMPLATE_ID;
        return !isTold || event.isJournalled(sequence);
    }

    /** Returns whether there was an order. */
    private boolean write(EngineEvent event, long sequence) {
        FactSlot fact = event.inbound();
        if (fact.templateId() == InstrumentDefinedDecoder.TEMPLATE_ID) {
            define(fact);
        }
        Section decisions = event.decisions();
        Section proofs = event.proofs();
        proofs.begin(sequence, fact.eventNs(), decisions.countWithPreceding());
        boolean hasOrders = write(event.signals()) | write(decisions);
        if (event.isCheckpointDue()) {
            chain(event);
            prove(event, proofs);
            write(proofs);
            chain(proofs);
        }
        return hasOrders;
    }

    private void define(FactSlot fact) {
        defined.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                InstrumentDefinedDecoder.BLOCK_LENGTH,
                InstrumentDefinedDecoder.SCHEMA_VERSION);
        Instrument instrument = Instrument.from(defined);
        symbolHash[instrument.id()] = RecordHash.ofSymbol(instrument.symbol());
    }

    /** Returns whether there was an order. */
    private boolean write(Section section) {
        UnsafeBuffer buffer = section.buffer();
        boolean hasOrders = false;
        for (int offset = 0; offset < section.length(); ) {
            int length = RecordFrame.length(buffer, offset);
            hasOrders |= RecordFrame.templateId(buffer, offset) == OrderDecoder.TEMPLATE_ID;
            document.addAndSeal(buffer, offset, length, RecordFrame.eventNs(buffer, offset));
            offset += length;
        }
        return hasOrders;
    }

    /** Chains what detect and risk wrote into the hash that the next Checkpoint tells. */
    private void chain(EngineEvent event) {
        chain(event.signals());
        chain(event.decisions());
    }

    private void chain(Section section) {
        UnsafeBuffer buffer = section.buffer();
        for (int offset = 0; offset < section.length(); offset += RecordFrame.length(buffer, offset)) {
            int instrumentId = RecordFrame.instrumentId(buffer, offset);
            long hash = RecordHash.of(buffer, offset, instrumentId < 0 ? 0 : symbolHash[instrumentId]);
            outboundHash = RecordHash.mix(outboundHash, hash);
            outboundCount++;
        }
    }

    private void prove(EngineEvent event, Section proofs) {
        boolean isFinal = event.inbound().templateId() == RunEndedDecoder.TEMPLATE_ID;
        proofs.open(checkpoint, -1, 0xFFFF)
                .inboundCount(event.inboundCount())
                .inboundHash(event.inboundHash())
                .outboundCount(outboundCount)
                .outboundHash(outboundHash)
                .ingestHash(event.ingestHash())
                .detectHash(event.signals().stateHash())
                .riskHash(event.decisions().stateHash())
                .finalOfRun((short) (isFinal ? 1 : 0));
        proofs.commit(checkpoint);
    }

    private void send(Section decisions) {
        UnsafeBuffer buffer = decisions.buffer();
        for (int offset = 0; offset < decisions.length(); ) {
            int length = RecordFrame.length(buffer, offset);
            if (RecordFrame.templateId(buffer, offset) == OrderDecoder.TEMPLATE_ID
                    && !gateway.offer(buffer, offset, length)) {
                throw new IllegalStateException("the gateway has no room for an order that risk has a credit for");
            }
            offset += length;
        }
    }
}
