package io.ringfire.app.view;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.InjectedQuoteDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SignalRefusedDecoder;
import io.ringfire.engine.sbe.StateChangedDecoder;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.TimerDecoder;
import io.ringfire.engine.sbe.VoidDecoder;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.BufferUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.MessageHandler;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.ringbuffer.OneToOneRingBuffer;
import org.agrona.concurrent.ringbuffer.RingBufferDescriptor;

/**
 * Copies of every event what the view is folded from: quotes conflate, everything else goes into a bounded buffer. A buffer
 * without room loses the record and counts it; the ring never waits for the view. Allocates nothing.
 */
public final class OutcomeCopy implements OutcomeListener {
    /** Bytes for records that the publisher has not folded yet: some ten thousand of them. */
    public static final int CAPACITY = 1 << 21;

    /** Type of every message: one frame. */
    private static final int FRAME = 1;

    private static final int CACHE_LINE = 64;

    private final QuoteTable quotes = new QuoteTable();
    private final OneToOneRingBuffer frames;
    private final QuoteTable injected = new QuoteTable();
    private final InjectedQuoteDecoder injectedQuote = new InjectedQuoteDecoder();
    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private EngineCounters counters = new EngineCounters();
    private final AtomicLong lastSequence = new AtomicLong(-1);
    private final AtomicLong lastEventNs = new AtomicLong();
    private final AtomicLong lastKeptNs = new AtomicLong();

    /** Makes an empty one. */
    public OutcomeCopy() {
        this(CAPACITY);
    }

    OutcomeCopy(int capacity) {
        ByteBuffer memory =
                BufferUtil.allocateDirectAligned(capacity + RingBufferDescriptor.TRAILER_LENGTH, CACHE_LINE);
        frames = new OneToOneRingBuffer(new UnsafeBuffer(memory));
    }

    /** Counts what is lost there. Before the first event. */
    public void countInto(EngineCounters engineCounters) {
        counters = engineCounters;
    }

    @Override
    public void onOutcome(EngineEvent event, long sequence) {
        FactSlot fact = event.inbound();
        if (event.isWarmUp()) {
            return;
        }
        switch (fact.templateId()) {
            case TickDecoder.TEMPLATE_ID -> onTick(fact);
            case InjectedQuoteDecoder.TEMPLATE_ID -> onInjected(fact);
            case TimerDecoder.TEMPLATE_ID, VoidDecoder.TEMPLATE_ID, SignalRefusedDecoder.TEMPLATE_ID -> {
                // change nothing that is shown
            }
            default -> copy(fact.buffer(), 0, fact.length());
        }
        if (event.signals().count() > 0) {
            copy(event.signals());
        }
        if (event.decisions().count() > 0) {
            copy(event.decisions());
        }
        if (fact.templateId() != VoidDecoder.TEMPLATE_ID) {
            lastKeptNs.lazySet(fact.eventNs());
        }
        lastEventNs.lazySet(fact.eventNs());
        lastSequence.lazySet(sequence);
    }

    /** The quotes, for the publisher. */
    public QuoteTable quotes() {
        return quotes;
    }

    /** What scripts posted, which is no market's, for the publisher. */
    public QuoteTable injected() {
        return injected;
    }

    /** Hands over at most {@code limit} frames. By the publisher's thread. */
    public int poll(MessageHandler handler, int limit) {
        return frames.read(handler, limit);
    }

    /** Sequence of the last event that is through all stages. Any thread. */
    public long lastSequence() {
        return lastSequence.get();
    }

    /** Its time, epoch ns. Any thread. */
    public long lastEventNs() {
        return lastEventNs.get();
    }

    /** Time of the last one that belongs into the journal of facts, epoch ns; 0 before the first. Any thread. */
    public long lastKeptNs() {
        return lastKeptNs.get();
    }

    private void onTick(FactSlot fact) {
        Tick tick = fact.tick();
        quotes.update(tick.instrumentId(), tick.bidPoints(), tick.askPoints(), tick.eventNs());
    }

    private void onInjected(FactSlot fact) {
        injectedQuote.wrap(
                fact.buffer(), BLOCK_OFFSET, InjectedQuoteDecoder.BLOCK_LENGTH, InjectedQuoteDecoder.SCHEMA_VERSION);
        injected.update(
                injectedQuote.instrumentId(), injectedQuote.bidPoints(), injectedQuote.askPoints(), fact.eventNs());
    }

    private void copy(Section section) {
        UnsafeBuffer buffer = section.buffer();
        for (int offset = 0; offset < section.length(); offset += RecordFrame.length(buffer, offset)) {
            int templateId = RecordFrame.templateId(buffer, offset);
            if (isShown(templateId) || templateId == RiskVerdictDecoder.TEMPLATE_ID && isRefusal(buffer, offset)) {
                copy(buffer, offset, RecordFrame.length(buffer, offset));
            }
        }
    }

    /** What was accepted is told by its order. */
    private boolean isRefusal(DirectBuffer buffer, int offset) {
        verdict.wrap(buffer, offset + BLOCK_OFFSET, RiskVerdictDecoder.BLOCK_LENGTH, RiskVerdictDecoder.SCHEMA_VERSION);
        return verdict.accepted() == 0;
    }

    private static boolean isShown(int templateId) {
        return switch (templateId) {
            case SignalDecoder.TEMPLATE_ID,
                    ShieldVerdictDecoder.TEMPLATE_ID,
                    StrategyDisabledDecoder.TEMPLATE_ID,
                    OrderDecoder.TEMPLATE_ID,
                    OrderStateDecoder.TEMPLATE_ID,
                    AlertDecoder.TEMPLATE_ID,
                    ApprovalAskedDecoder.TEMPLATE_ID,
                    StateChangedDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }

    private void copy(DirectBuffer buffer, int offset, int length) {
        if (!frames.write(FRAME, buffer, offset, length)) {
            counters.increment(Counter.PUBLICATIONS_LOST);
        }
    }
}
