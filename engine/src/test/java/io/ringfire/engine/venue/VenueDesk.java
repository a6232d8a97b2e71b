package io.ringfire.engine.venue;

import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotPositionEncoder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** A test's seat at the venue: gives it quotes and orders in lots and decimals, and reads what it says. */
final class VenueDesk {
    static final int USD = Currency.of("USD");
    static final int JPY = Currency.of("JPY");
    static final int EUR = Currency.of("EUR");

    static final int EURJPY = 0;
    static final int EURUSD = 1;
    static final int USDJPY = 2;

    /** A Wednesday, 12:00 UTC. */
    static final long NOON = ns("2024-01-10T12:00:00Z");

    static final long MS = 1_000_000L;

    final SimulatedVenue venue;
    private final FactSlot slot = EngineEvent.factory().newInstance().inbound();
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[512]);
    private final OrderEncoder encoder = new OrderEncoder();
    private final OrderDecoder decoder = new OrderDecoder();
    private final SendResultDecoder sendResult = new SendResultDecoder();
    private final ExecutionReportDecoder report = new ExecutionReportDecoder();
    private final long[] bids = new long[8];
    private final long[] asks = new long[8];
    private long orderNumber;
    private long sequence;
    long nowNs = NOON;

    // The next order's other fields; back to these after each.
    private long stop;
    private long target;
    private long deviation = -1;
    private ExecReason reason = ExecReason.CLIENT;
    private boolean withQuote = true;

    /** One report as the ring gets it; money in micros, quantities in micro-lots. */
    record Said(
            boolean isSent,
            long eventNs,
            long venueNs,
            int instrumentId,
            int accountId,
            long orderNumber,
            long signalId,
            int strategyId,
            long positionId,
            long orderTicket,
            long dealTicket,
            ExecType type,
            Side side,
            ExecReason reason,
            RefusalReason refusal,
            boolean isEntry,
            long quantity,
            long leaves,
            long price,
            long commission,
            long profit,
            long swap,
            long stop,
            long target) {}

    VenueDesk(VenueSettings settings, Instrument... instruments) {
        this(settings, null, instruments);
    }

    VenueDesk(VenueSettings settings, InterestRates rates, Instrument... instruments) {
        venue = new SimulatedVenue(settings, rates);
        for (Instrument instrument : instruments.length == 0 ? majors() : instruments) {
            venue.define(instrument);
        }
    }

    /** EURJPY, EURUSD and USDJPY. */
    static Instrument[] majors() {
        return new Instrument[] {
            fx(EURJPY, "EURJPY", 3, "EUR", "JPY"),
            fx(EURUSD, "EURUSD", 5, "EUR", "USD"),
            fx(USDJPY, "USDJPY", 3, "USD", "JPY")
        };
    }

    static Instrument fx(int id, String symbol, int digits, String base, String quote) {
        return instrument(id, symbol, digits, base, quote, 0, 0, 0, SwapMode.NONE, 0, 0);
    }

    static Instrument instrument(
            int id,
            String symbol,
            int digits,
            String base,
            String quote,
            long hedgedMarginPpm,
            int stopsLevelPoints,
            int tripleDay,
            SwapMode swapMode,
            long swapLongMicros,
            long swapShortMicros) {
        return new Instrument(
                id,
                symbol,
                digits,
                Currency.of(base),
                Currency.of(quote),
                Currency.of(base),
                1,
                10,
                100_000,
                10_000,
                1_000 * Scale.MICROS,
                10_000,
                Scale.MICROS,
                hedgedMarginPpm,
                swapLongMicros,
                swapShortMicros,
                stopsLevelPoints,
                0,
                CalcMode.FOREX,
                TradeMode.FULL,
                swapMode,
                tripleDay,
                false);
    }

    static long ns(String instant) {
        Instant at = Instant.parse(instant);
        return at.getEpochSecond() * 1_000_000_000L + at.getNano();
    }

    static long micros(String amount) {
        return Scale.exact(new BigDecimal(amount), Scale.MICRO_DIGITS);
    }

    VenueDesk hedging(int currency, int leverage, String balance) {
        venue.addAccount(0, currency, leverage, false, micros(balance));
        return this;
    }

    VenueDesk netting(int currency, int leverage, String balance) {
        venue.addAccount(0, currency, leverage, true, micros(balance));
        return this;
    }

    VenueDesk at(String instant) {
        return at(ns(instant));
    }

    VenueDesk at(long instantNs) {
        nowNs = instantNs;
        return this;
    }

    /** A quote, and nothing that comes of it. */
    VenueDesk quote(int instrumentId, long bid, long ask) {
        bids[instrumentId] = bid;
        asks[instrumentId] = ask;
        venue.onQuote(instrumentId, nowNs, bid, ask);
        return this;
    }

    VenueDesk quote(long atNs, int instrumentId, long bid, long ask) {
        return at(atNs).quote(instrumentId, bid, ask);
    }

    VenueDesk settle() {
        venue.settle(nowNs);
        return this;
    }

    VenueDesk stops(long stopPoints, long targetPoints) {
        stop = stopPoints;
        target = targetPoints;
        return this;
    }

    VenueDesk deviation(long points) {
        deviation = points;
        return this;
    }

    VenueDesk reason(ExecReason newReason) {
        reason = newReason;
        return this;
    }

    VenueDesk withoutQuote() {
        withQuote = false;
        return this;
    }

    VenueDesk enter(int instrumentId, Side side, String lots) {
        return order(0, instrumentId, side, micros(lots), Intent.ENTRY, 0);
    }

    VenueDesk exit(int instrumentId, Side side, String lots, long positionId) {
        return order(0, instrumentId, side, micros(lots), Intent.EXIT, positionId);
    }

    VenueDesk order(int accountId, int instrumentId, Side side, long quantity, Intent intent, long positionId) {
        encoder.wrap(buffer, 0)
                .causeSequence(sequence)
                .eventNs(nowNs)
                .instrumentId(instrumentId)
                .accountId(accountId)
                .orderNumber(++orderNumber)
                .signalId(1_000 + orderNumber)
                .positionId(positionId)
                .quantityMicroLots(quantity)
                .stopPoints(stop)
                .targetPoints(target)
                .bidPoints(withQuote ? bids[instrumentId] : 0)
                .askPoints(withQuote ? asks[instrumentId] : 0)
                .deviationPoints((int) deviation)
                .strategyId(7)
                .side((short) side.code())
                .intent((short) intent.code())
                .reason((short) reason.code());
        venue.onOrder(decoder.wrap(buffer, 0, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION));
        stop = 0;
        target = 0;
        deviation = -1;
        reason = ExecReason.CLIENT;
        withQuote = true;
        return this;
    }

    VenueDesk restore(int instrumentId, Side side, String lots, long positionId, long openPoints, long stopPoints) {
        SnapshotPositionEncoder snapshot = new SnapshotPositionEncoder();
        snapshot.wrap(buffer, 0)
                .instrumentId(instrumentId)
                .positionId(positionId)
                .quantityMicroLots(micros(lots))
                .openPricePoints(openPoints)
                .openNs(nowNs - 1_000)
                .stopPoints(stopPoints)
                .targetPoints(0)
                .orderTicket(50)
                .strategyId(7)
                .side((short) side.code());
        venue.restorePosition(
                0,
                new SnapshotPositionDecoder()
                        .wrap(buffer, 0, SnapshotPositionDecoder.BLOCK_LENGTH, SnapshotPositionDecoder.SCHEMA_VERSION));
        return this;
    }

    /** All that is due by now. */
    List<Said> said() {
        List<Said> all = new ArrayList<>();
        while (venue.pollFact(nowNs, slot, ++sequence, nowNs)) {
            all.add(read());
        }
        return all;
    }

    /** All that is due by now, but for what the gateway said. */
    List<Said> reports() {
        List<Said> all = said();
        all.removeIf(Said::isSent);
        return all;
    }

    /** The only report that is due by now. */
    Said report() {
        List<Said> all = reports();
        if (all.size() != 1) {
            throw new AssertionError("not one report but " + all);
        }
        return all.get(0);
    }

    /** Settles, and gives the only report. */
    Said settled() {
        return settle().report();
    }

    String balance() {
        return money(venue.balanceMicros(0));
    }

    static String money(long micros) {
        return Scale.text(micros / 10_000, 2);
    }

    private Said read() {
        if (slot.templateId() == SendResultDecoder.TEMPLATE_ID) {
            sendResult.wrap(
                    slot.buffer(),
                    RecordFrame.BLOCK_OFFSET,
                    SendResultDecoder.BLOCK_LENGTH,
                    SendResultDecoder.SCHEMA_VERSION);
            return new Said(
                    true,
                    slot.eventNs(),
                    0,
                    slot.instrumentId(),
                    slot.accountId(),
                    sendResult.orderNumber(),
                    sendResult.signalId(),
                    sendResult.strategyId(),
                    0,
                    0,
                    0,
                    null,
                    null,
                    null,
                    RefusalReason.of(sendResult.reason()),
                    false,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0);
        }
        report.wrap(
                slot.buffer(),
                RecordFrame.BLOCK_OFFSET,
                ExecutionReportDecoder.BLOCK_LENGTH,
                ExecutionReportDecoder.SCHEMA_VERSION);
        return new Said(
                false,
                slot.eventNs(),
                report.venueNs(),
                slot.instrumentId(),
                slot.accountId(),
                report.orderNumber(),
                report.signalId(),
                report.strategyId(),
                report.positionId(),
                report.orderTicket(),
                report.dealTicket(),
                ExecType.of(report.execType()),
                Side.of(report.side()),
                ExecReason.of(report.reason()),
                RefusalReason.of(report.refusal()),
                report.entry() != 0,
                report.quantityMicroLots(),
                report.leavesMicroLots(),
                report.pricePoints(),
                report.commissionMicros(),
                report.profitMicros(),
                report.swapMicros(),
                report.stopPoints(),
                report.targetPoints());
    }
}
