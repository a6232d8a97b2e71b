package io.ringfire.engine.venue;

import static io.ringfire.engine.venue.VenueDesk.EUR;
import static io.ringfire.engine.venue.VenueDesk.MS;
import static io.ringfire.engine.venue.VenueDesk.USD;
import static io.ringfire.engine.venue.VenueDesk.micros;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Intent;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random flows of quotes and orders: every report, the balance and the equity must equal decimals kept beside it by the
 * published rules, and the balance must be the start and the sum of what was reported. Seen failing with a conversion's quote not
 * reaching the positions that depend on it, and with swap that does not look at the side.
 */
class BalanceInvariantTest {
    private static final int STEPS = 6_000;
    private static final String[] SYMBOLS = {"EURJPY", "EURUSD", "USDJPY"};
    private static final int[] DIGITS = {3, 5, 3};
    private static final VenueSettings SETTINGS = VenueSettings.none()
            .withCommission(20_000, micros("1.75"))
            .withSwap(SwapModel.RATE_DIFFERENTIAL, true, Set.of(DayOfWeek.WEDNESDAY));

    private final Map<String, BigDecimal> bids = new HashMap<>();
    private final Map<String, BigDecimal> asks = new HashMap<>();
    private long[] mids = {150_000, 108_000, 139_000};

    /** Open positions by id: instrument, and quantity signed by side. */
    private final Map<Long, long[]> open = new TreeMap<>();

    private final Map<ExecReason, Integer> reasons = new EnumMap<>(ExecReason.class);
    private Random random;
    private VenueDesk desk;
    private ReferenceBooks books;
    private long reportedMicros;
    private int swaps;
    private int rejects;

    @ParameterizedTest
    @CsvSource({
        "1,USD,false,100000",
        "2,EUR,false,100000",
        "3,USD,true,100000",
        "4,EUR,true,100000",
        "5,USD,false,9000",
        "6,EUR,true,3000"
    })
    void shouldKeepItsBooksAsPublished(long seed, String currency, boolean isNetting, String balance) {
        random = new Random(seed);
        desk = new VenueDesk(SETTINGS, BalanceInvariantTest::rate, VenueDesk.majors());
        reportedMicros = micros(balance);
        desk.venue.addAccount(0, Currency.of(currency), 200, isNetting, reportedMicros);
        books = new ReferenceBooks(currency, balance + ".00", bids, asks);
        for (int id = 0; id < SYMBOLS.length; id++) {
            quote(id);
        }
        for (int step = 0; step < STEPS; step++) {
            desk.at(desk.nowNs + (1 + random.nextInt(1_800_000)) * MS);
            quote(random.nextInt(SYMBOLS.length));
            listen();
            while (random.nextInt(3) == 0) {
                order();
            }
            desk.settle();
            listen();
            assertEquals(micros(books.balance().toPlainString()), desk.venue.balanceMicros(0));
            assertEquals(micros(books.equity().toPlainString()), desk.venue.equityMicros(0));
            assertEquals(reportedMicros, desk.venue.balanceMicros(0));
            assertEquals(open.size(), desk.venue.openPositions(0));
        }
        assertTrue(swaps > 20 && rejects > 5, "swaps " + swaps + ", rejects " + rejects);
        Set<ExecReason> expected = micros(balance) > micros("10000")
                ? Set.of(ExecReason.CLIENT, ExecReason.STOP_LOSS, ExecReason.TAKE_PROFIT)
                : Set.of(ExecReason.CLIENT, ExecReason.STOP_LOSS, ExecReason.TAKE_PROFIT, ExecReason.STOP_OUT);
        assertEquals(expected, reasons.keySet());
    }

    @ParameterizedTest
    @CsvSource({"11,false", "12,true"})
    void shouldBalanceAndRepeatItselfUnderEveryModel(long seed, boolean isNetting) {
        List<Said> first = misbehaved(seed, isNetting);

        assertTrue(first.stream().anyMatch(said -> said.type() == ExecType.PARTIAL_FILL));
        assertTrue(first.stream().anyMatch(said -> said.type() == ExecType.SWAP));
        assertTrue(first.stream().anyMatch(said -> said.refusal() == RefusalReason.REQUOTE));
        assertTrue(first.equals(misbehaved(seed, isNetting)), "the same seed gave other reports");
    }

    private List<Said> misbehaved(long seed, boolean isNetting) {
        VenueSettings settings = VenueSettings.none()
                .withCommission(20_000, micros("1.75"))
                .withFriction(900_000 * MS, 3)
                .withMisbehaviour(50_000, 300_000, seed)
                .withSwap(SwapModel.POINTS, true, Set.of());
        Instrument[] instruments = new Instrument[SYMBOLS.length];
        for (int id = 0; id < SYMBOLS.length; id++) {
            String symbol = SYMBOLS[id];
            instruments[id] = VenueDesk.instrument(
                    id,
                    symbol,
                    DIGITS[id],
                    symbol.substring(0, 3),
                    symbol.substring(3),
                    0,
                    0,
                    3,
                    SwapMode.POINTS,
                    -7_300_000,
                    2_100_000);
        }
        random = new Random(seed);
        open.clear();
        mids = new long[] {150_000, 108_000, 139_000};
        desk = new VenueDesk(settings, instruments);
        desk.venue.addAccount(0, USD, 200, isNetting, micros("100000"));
        for (int id = 0; id < SYMBOLS.length; id++) {
            quote(id);
        }
        List<Said> all = new ArrayList<>();
        long balanceMicros = micros("100000");
        for (int step = 0; step < STEPS / 2; step++) {
            desk.at(desk.nowNs + (1 + random.nextInt(1_800_000)) * MS);
            quote(random.nextInt(SYMBOLS.length));
            while (random.nextInt(3) == 0) {
                desk.deviation(random.nextInt(100));
                order();
            }
            desk.settle();
            for (Said said : desk.reports()) {
                balanceMicros += said.commission() + said.profit() + said.swap();
                all.add(said);
                if (said.type() == ExecType.FILL || said.type() == ExecType.PARTIAL_FILL) {
                    track(said);
                }
            }
            assertEquals(balanceMicros, desk.venue.balanceMicros(0));
            assertEquals(open.size(), desk.venue.openPositions(0));
        }
        return all;
    }

    private void quote(int id) {
        mids[id] = Math.max(50_000, mids[id] + random.nextInt(401) - 200);
        long bid = mids[id];
        long ask = bid + random.nextInt(30) - 3;
        bids.put(SYMBOLS[id], BigDecimal.valueOf(bid, DIGITS[id]));
        asks.put(SYMBOLS[id], BigDecimal.valueOf(ask, DIGITS[id]));
        desk.quote(id, bid, ask);
    }

    private void order() {
        int id = random.nextInt(SYMBOLS.length);
        if (random.nextInt(3) > 0 && !open.isEmpty()) {
            long positionId = open.keySet().stream()
                    .skip(random.nextInt(open.size()))
                    .findFirst()
                    .orElseThrow();
            long[] position = open.get(positionId);
            Side side = position[1] > 0 ? Side.SELL : Side.BUY;
            long part = (1 + random.nextInt(100)) * 10_000L;
            desk.order(0, (int) position[0], side, part, Intent.EXIT, positionId);
            return;
        }
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        if (random.nextInt(3) == 0) {
            long away = 20 + random.nextInt(600);
            desk.stops(mids[id] - side.sign() * away, mids[id] + side.sign() * away);
        }
        desk.order(0, id, side, (1 + random.nextInt(80)) * 10_000L, Intent.ENTRY, 0);
    }

    private void listen() {
        for (Said said : desk.reports()) {
            reportedMicros += said.commission() + said.profit() + said.swap();
            if (said.type() == ExecType.REJECT) {
                rejects++;
            } else if (said.type() == ExecType.SWAP) {
                onSwap(said);
            } else {
                reasons.merge(said.reason(), 1, Integer::sum);
                onFill(said);
            }
        }
    }

    private void onFill(Said said) {
        int id = said.instrumentId();
        BigDecimal price = BigDecimal.valueOf(said.price(), DIGITS[id]);
        assertEquals((said.side() == Side.BUY ? asks : bids).get(SYMBOLS[id]), price);
        BigDecimal units = BigDecimal.valueOf(said.quantity(), 1); // micro-lots of 100,000 units
        BigDecimal commission = books.commission(SYMBOLS[id], said.side(), units, price);
        BigDecimal profit = BigDecimal.ZERO;
        track(said);
        if (said.isEntry()) {
            books.enter(said.positionId(), SYMBOLS[id], said.side(), units, price);
        } else {
            profit = books.exit(said.positionId(), units, price);
        }
        assertEquals(micros(commission.toPlainString()), said.commission());
        assertEquals(micros(profit.toPlainString()), said.profit());
        books.book(commission.add(profit));
    }

    private void track(Said said) {
        long[] position = open.computeIfAbsent(said.positionId(), key -> new long[] {said.instrumentId(), 0});
        assertEquals(said.isEntry(), Long.signum(position[1]) != -said.side().sign());
        position[1] += said.side().sign() * said.quantity();
        if (position[1] == 0) {
            open.remove(said.positionId());
        }
    }

    private void onSwap(Said said) {
        swaps++;
        String symbol = SYMBOLS[said.instrumentId()];
        long day = Math.floorDiv(said.venueNs(), 86_400_000_000_000L);
        // until 22:00 UTC it is rolled for the New York date before, in winter as in summer within an hour
        boolean isDayBefore = Math.floorMod(said.venueNs(), 86_400_000_000_000L) < 12 * 3_600_000_000_000L;
        DayOfWeek weekday = NewYorkClose.weekday(isDayBefore ? day - 1 : day);
        BigDecimal swap = books.swap(
                said.positionId(),
                rate(Currency.of(symbol.substring(0, 3)), 0, 0),
                rate(Currency.of(symbol.substring(3)), 0, 0),
                weekday == DayOfWeek.WEDNESDAY ? 3 : 1);
        assertEquals(micros(swap.toPlainString()), said.swap());
        books.book(swap);
    }

    private static BigDecimal rate(int currency, int year, int month) {
        return new BigDecimal(currency == USD ? "4.27" : currency == EUR ? "3.61" : "0.0891");
    }
}
