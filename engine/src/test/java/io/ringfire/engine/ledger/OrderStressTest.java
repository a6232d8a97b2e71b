package io.ringfire.engine.ledger;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.detect.DetectStage;
import io.ringfire.engine.detect.StrategySlot;
import io.ringfire.engine.fakes.AllocationMeter;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.OverwrittenLog;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.RoundTrips;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.WalkingMarket;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.LedgerEvents.Report;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.pipeline.EngineStages;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.risk.RiskLimits;
import io.ringfire.engine.risk.RiskStage;
import io.ringfire.engine.route.Gate;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.simulation.BacktestDriver;
import io.ringfire.engine.tickjournal.TickJournalStage;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.engine.venue.VenueSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.collections.LongHashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * 1,000 orders a second for ten seconds of event time, from strategies through risk and route to the simulated venue and back, no limits
 * on rates: each is sent once and filled once, under a ticket of its own, and the ledger holds what the slow model holds. Entries and
 * exits take turns, so that some ten positions are open and some ten orders under way, far below 4,096 and 192.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class OrderStressTest {
    private static final int WARM_UP = 2_000;
    private static final int ORDERS = 10_000;
    private static final int STRATEGIES = 20;
    private static final long MS = 1_000_000L;
    private static final long LATENCY_NS = 10 * MS;
    private static final int TICKS_BEHIND = 50;
    private static final int COMPARED_EVERY = 100;
    private static final long MOST_GROWTH_BYTES = 10_000_000L;
    private static final Instrument[] INSTRUMENTS = LedgerModelTest.INSTRUMENTS;
    private static final AccountSpec ACCOUNT =
            new AccountSpec("stress", Instruments.USD, 500, false, 1_000 * Preambles.MILLION);

    private final EngineCounters counters = new EngineCounters();
    private final Feedback feedback = new Feedback();
    private final OrderInbox orders = new OrderInbox();
    private final RiskStage risk = new RiskStage(RiskLimits.none(), counters);
    private final LedgerModel model = new LedgerModel(INSTRUMENTS);
    private final SimulatedVenue venue = new SimulatedVenue(
            VenueSettings.none().withFriction(LATENCY_NS, 1).withCommission(20_000, 3_500_000), null);
    private final LongHashSet orderTickets = new LongHashSet(4 * (WARM_UP + ORDERS));
    private final LongHashSet dealTickets = new LongHashSet(4 * (WARM_UP + ORDERS));
    private final SendResultDecoder sendResult = new SendResultDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final List<byte[]> kept = new ArrayList<>();
    private int keptBytesAnOrder;
    private long sent;
    private long fills;
    private long filled;
    private long mostOpen;
    private long heapBefore;
    private Throwable failure;

    /**
     * Seen failing: with the commission of exits dropped from the account, with the venue giving two deals one ticket, and with a report
     * in a thousand lost.
     */
    @Test
    void shouldFillTenThousandOrdersInTenSecondsAndHoldWhatTheModelHolds() {
        long heapAfter = trade();

        assertEquals(WARM_UP + ORDERS, sent, "sent");
        assertEquals(WARM_UP + ORDERS, fills, "fills");
        assertEquals(WARM_UP + ORDERS, filled, "orders that became FILLED");
        assertEquals(WARM_UP + ORDERS, counters.get(Counter.ORDERS));
        assertEquals(WARM_UP + ORDERS, orderTickets.size(), "order tickets");
        assertEquals(WARM_UP + ORDERS, dealTickets.size(), "deal tickets");
        assertEquals(0, counters.get(Counter.REFUSALS));
        assertEquals(0, counters.get(Counter.UNMATCHED_REPORTS));
        assertEquals(0, counters.get(Counter.IMPOSSIBLE_TRANSITIONS));
        assertTrue(mostOpen >= STRATEGIES / 2, "positions open at a time: " + mostOpen);
        assertEquals(0, risk.ledger().orders().count(), "orders under way");
        assertEquals(0, risk.ledger().positions().count(), "positions");
        assertEquals(venue.balanceMicros(0), risk.ledger().account(0).balanceMicros());
        assertEquals(venue.equityMicros(0), risk.ledger().account(0).equityMicros());
        assertTrue(heapAfter - heapBefore < MOST_GROWTH_BYTES, "heap grew by " + (heapAfter - heapBefore));
    }

    /** 2 KB an order are 20 MB. */
    @Test
    void shouldSeeWhatGrowsWithTheOrders() {
        keptBytesAnOrder = 2_000;
        long heapAfter = trade();

        assertTrue(kept.size() >= ORDERS);
        assertTrue(heapAfter - heapBefore > MOST_GROWTH_BYTES, "heap grew by " + (heapAfter - heapBefore));
    }

    /** A tick each millisecond and an order at each tick. Returns the heap in use at the end. */
    private long trade() {
        DirectPublisher publisher = new DirectPublisher(new EngineStages(
                new IngestStage(counters),
                new TickJournalStage(new OverwrittenLog(), true, false),
                new DetectStage(
                        strategies(),
                        new BarRules(true, 0, DayStart.parse("17:00 America/New_York")),
                        1_000 * MS,
                        counters),
                risk,
                new RouteStage(new OverwrittenLog(), orders, false),
                new ConfirmStage(this::onOutcome, feedback),
                new Gate(),
                (stage, sequence, error) -> failure = error,
                counters));
        int ticks = STRATEGIES + WARM_UP + ORDERS + TICKS_BEHIND;
        WalkingMarket market = new WalkingMarket(ticks, MS, new AllocationMeter(0, 0, 1), LedgerModelTest.MID_POINTS);
        market.next();
        FactWriter facts = new FactWriter(publisher, counters);
        Preambles.publish(facts, ACCOUNT, INSTRUMENTS);
        model.open(ACCOUNT);
        for (Instrument instrument : INSTRUMENTS) {
            venue.define(instrument);
        }
        venue.addAccount(0, ACCOUNT.currency(), ACCOUNT.leverage(), false, ACCOUNT.balanceMicros());
        new BacktestDriver(facts, market, venue, orders, feedback, false).run(Preambles.NOON, () -> failure != null);
        publisher.close();
        if (failure != null) {
            throw new AssertionError("a stage failed", failure);
        }
        return heapInUse();
    }

    private static List<StrategySlot> strategies() {
        List<StrategySlot> slots = new ArrayList<>();
        for (int i = 0; i < STRATEGIES; i++) {
            slots.add(new StrategySlot("trips-" + i, new RoundTrips(i, STRATEGIES, WARM_UP + ORDERS), List.of()));
        }
        return slots;
    }

    private void onOutcome(EngineEvent event, long sequence) {
        FactSlot fact = event.inbound();
        switch (fact.templateId()) {
            case TickDecoder.TEMPLATE_ID ->
                model.onQuote(
                        fact.instrumentId(),
                        0,
                        fact.tick().bidPoints(),
                        fact.tick().askPoints());
            case SendResultDecoder.TEMPLATE_ID -> onSendResult(fact);
            case ExecutionReportDecoder.TEMPLATE_ID -> onReport(fact);
            default -> {
                // moves no money
            }
        }
        Sections.frames(event.decisions(), OrderStateDecoder.TEMPLATE_ID).forEach(frame -> {
            filled += OrderState.of(frame.as(new OrderStateDecoder()).state()) == OrderState.FILLED ? 1 : 0;
        });
        mostOpen = Math.max(mostOpen, risk.ledger().positions().count());
    }

    private void onSendResult(FactSlot fact) {
        sendResult.wrap(fact.buffer(), BLOCK_OFFSET, SendResultDecoder.BLOCK_LENGTH, SendResultDecoder.SCHEMA_VERSION);
        sent += SendOutcome.of(sendResult.outcome()) == SendOutcome.SENT ? 1 : 0;
    }

    private void onReport(FactSlot fact) {
        report.wrap(
                fact.buffer(),
                BLOCK_OFFSET,
                RecordFrame.blockLength(fact.buffer(), 0),
                ExecutionReportDecoder.SCHEMA_VERSION);
        orderTickets.add(report.orderTicket());
        dealTickets.add(report.dealTicket());
        model.onReport(new Report(
                ExecType.of(report.execType()),
                report.accountId(),
                report.instrumentId(),
                Side.of(report.side()),
                report.quantityMicroLots(),
                report.pricePoints(),
                report.orderNumber(),
                report.positionId(),
                report.commissionMicros(),
                report.swapMicros(),
                report.profitMicros(),
                report.entry() != 0,
                report.estimated() != 0));
        fills += ExecType.of(report.execType()) == ExecType.FILL ? 1 : 0;
        if (keptBytesAnOrder > 0) {
            kept.add(new byte[keptBytesAnOrder]);
        }
        if (fills == WARM_UP) {
            heapBefore = heapInUse();
        }
        if (fills % COMPARED_EVERY == 0) {
            LedgerComparison.assertAgrees(risk.ledger(), model, "fill " + fills);
        }
    }

    /** After a full collection, which the JVM does where it is asked to; the least of three, since it need not do it at once. */
    private static long heapInUse() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
