package io.ringfire.engine.ingress;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.ingest.QuoteFlags;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.venue.SimulatedVenue;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.MessageHandler;

/**
 * The ring's producer in paper mode: gives every fact its time and its place, and drives the simulated venue, so that paper
 * runs like a backtest. Polls, each with a limit and in this order: orders and the venue's reports, what other threads have to
 * tell, operators, refusals, market data, Timers.
 */
public final class PaperIngress implements Agent {
    private static final int ORDER_LIMIT = 64;
    private static final int REPORT_LIMIT = 64;

    private final FactWriter facts;
    private final SimulatedVenue venue;
    private final OrderInbox orders;
    private final MarketFeed feed;
    private final Gate gate;
    private final EngineCounters counters;

    private final OrderDecoder order = new OrderDecoder();
    private final MessageHandler onOrder = this::onOrder;
    private final MarketFeed.QuoteHandler onQuote = this::onQuote;
    private final FactWriter.SlotFiller fillReport;
    private final IngressDuties duties;
    private long nowNs;

    /** Connects the parts. From now on only this agent's thread may touch {@code facts} and {@code venue}. */
    public PaperIngress(
            EventStamp stamp,
            FactWriter facts,
            SimulatedVenue venue,
            OrderInbox orders,
            Feedback feedback,
            Mailbox mailbox,
            FactInbox commands,
            MarketFeed feed,
            Gate gate,
            EngineCounters counters) {
        this.facts = facts;
        this.venue = venue;
        this.orders = orders;
        this.feed = feed;
        this.gate = gate;
        this.counters = counters;
        this.duties = new IngressDuties(stamp, facts, feedback, mailbox, commands);
        this.fillReport = (slot, sequence, eventNs) -> venue.pollFact(eventNs, slot, sequence, eventNs);
    }

    @Override
    public String roleName() {
        return "ringfire-ingress";
    }

    @Override
    public int doWork() {
        nowNs = duties.begin();
        return duties.checkClock()
                + orders.poll(onOrder, ORDER_LIMIT)
                + publishReports()
                + duties.takeWords()
                + feed.poll(nowNs, onQuote)
                + duties.publishTimer();
    }

    private int publishReports() {
        venue.settle(nowNs);
        int published = 0;
        while (published < REPORT_LIMIT && venue.nextDueNs() <= nowNs) {
            facts.fill(nowNs, fillReport);
            published++;
        }
        return published;
    }

    private void onQuote(int instrumentId, int sourceId, long venueNs, long bidPoints, long askPoints, int flags) {
        if ((flags & QuoteFlags.BACKLOG) == 0) {
            venue.onQuote(instrumentId, nowNs, bidPoints, askPoints);
        }
        facts.tick(nowNs, instrumentId, sourceId, venueNs, bidPoints, askPoints, flags);
    }

    private void onOrder(int typeId, MutableDirectBuffer buffer, int index, int length) {
        order.wrap(buffer, index + BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        Intent intent = Intent.of(order.intent());
        if (intent == Intent.ENTRY ? !gate.isOpenForEntries() : !gate.isOpenForExits()) {
            counters.increment(Counter.SUPPRESSED);
            facts.sendResult(nowNs, order, SendOutcome.NOT_SENT, RefusalReason.GATE_SHUT);
        } else if (intent != Intent.EXIT && nowNs > order.sendByNs()) {
            facts.sendResult(nowNs, order, SendOutcome.EXPIRED, RefusalReason.EXPIRED);
        } else {
            venue.onOrder(order);
        }
    }
}
