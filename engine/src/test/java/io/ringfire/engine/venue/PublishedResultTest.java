package io.ringfire.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.ringfire.engine.indicator.Ema;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.market.Bar;
import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.venue.VenueDesk.Said;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The venue under a moving-average cross written here, against results that another engine published for the same quotes.
 * Seen failing with the three nights of Fridays left out (USDJPY, by 10.76), and with commission converted by the other side of
 * the quote (both).
 */
class PublishedResultTest {
    private static final VenueSettings COSTS = VenueSettings.none()
            .withCommission(20_000, 0)
            .withSwap(SwapModel.RATE_DIFFERENTIAL, false, EnumSet.of(DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY));

    private final Map<String, BigDecimal> rates = new HashMap<>();
    private final Ema fast = new Ema(10);
    private final Ema slow = new Ema(20);
    private Path data;
    private VenueDesk desk;
    private Instrument instrument;
    private BarBuilder bars;
    private Side wanted;
    private Side held;
    private long positionId;
    private final List<String> balances = new ArrayList<>();
    private long reportedMicros = VenueDesk.micros("1000000");
    private int ticks;
    private int barCount;
    private int orders;
    private int positions;
    private long bid;
    private long ask;

    @BeforeEach
    void readRates() throws IOException {
        String folder = System.getProperty("ringfire.testData", "");
        assumeTrue(!folder.isEmpty(), "set -Dringfire.testData=... to run");
        data = Path.of(folder);
        try (BufferedReader lines = open("rates/short-term-interest.csv.gz")) {
            lines.lines().map(line -> line.replace("\"", "").split(",")).forEach(cells -> {
                if (cells[4].equals("M")) {
                    rates.put(cells[0] + " " + cells[5], new BigDecimal(cells[6]));
                }
            });
        }
    }

    @Test
    void shouldReproduceUsdJpyToTheCent() throws IOException {
        instrument = VenueDesk.fx(0, "USDJPY", 3, "USD", "JPY");
        start("USD", "15-minute-bid");
        try (BufferedReader bids = open("fxcm/usdjpy-m1-bid-2013.csv.gz");
                BufferedReader asks = open("fxcm/usdjpy-m1-ask-2013.csv.gz")) {
            bids.readLine();
            asks.readLine();
            for (String line = bids.readLine(); line != null; line = bids.readLine()) {
                String[] bidBar = line.split(",");
                String[] askBar = asks.readLine().split(",");
                assertEquals(bidBar[0], askBar[0]);
                long closeNs = VenueDesk.ns(bidBar[0].replace(' ', 'T').replace("+00:00", "Z"));
                for (int i = 1; i <= 4; i++) {
                    tick(closeNs + (i - 4) * 100 * VenueDesk.MS, points(bidBar[i]), points(askBar[i]));
                }
            }
        }
        finish();

        assertEquals(List.of("999980.00", "998841.57"), balances);
        assertEquals("115044 ticks, 2689 bars, 178 orders, 89 positions, 996814.33", summary());
    }

    @Test
    void shouldReproduceAudUsdToTheCent() throws IOException {
        instrument = VenueDesk.fx(0, "AUDUSD", 5, "AUD", "USD");
        start("AUD", "100-tick-mid");
        try (BufferedReader lines = open("truefx/audusd_2020-01-30_31_100000ticks.csv.gz")) {
            lines.readLine();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",");
                tick(Long.parseLong(cells[0]) * VenueDesk.MS, points(cells[1]), points(cells[2]));
            }
        }
        finish();

        assertEquals("100000 ticks, 1000 bars, 96 orders, 48 positions, 996361.60", summary());
    }

    private void start(String currency, String spec) {
        desk = new VenueDesk(COSTS, this::rate, instrument).hedging(Currency.of(currency), 100, "1000000");
        bars = BarBuilder.of(0, BarSpec.parse(spec), new BarRules(true, 0, DayStart.parse("00:00 UTC")), this::onBar);
    }

    private void tick(long atNs, long bidPoints, long askPoints) {
        while (bars.dueNs() < atNs) {
            long dueNs = bars.dueNs();
            desk.at(dueNs);
            bars.onTime(dueNs);
            trade();
        }
        ticks++;
        bid = bidPoints;
        ask = askPoints;
        desk.quote(atNs, 0, bid, ask);
        bars.onQuote(atNs, bid, ask, 0);
        trade();
    }

    private void onBar(Bar bar) {
        barCount++;
        fast.update(bar.closeHalfPoints());
        slow.update(bar.closeHalfPoints());
        wanted = slow.count() < 20 || bar.isFlat() ? held : fast.value() >= slow.value() ? Side.BUY : Side.SELL;
    }

    private void trade() {
        if (wanted != held) {
            if (held != null) {
                close();
            }
            desk.enter(0, wanted, "10");
            orders++;
            positions++;
            held = wanted;
        }
        desk.settle();
        for (Said said : desk.reports()) {
            reportedMicros += said.commission() + said.profit() + said.swap();
            if (balances.size() < 2 && said.type() == ExecType.FILL) {
                balances.add(VenueDesk.money(reportedMicros));
            }
            if (said.isEntry()) {
                assertEquals(ExecType.FILL, said.type());
                positionId = said.positionId();
            }
        }
    }

    private void close() {
        desk.exit(0, held.opposite(), "10", positionId);
        orders++;
    }

    private void finish() {
        if (bars.dueNs() <= desk.nowNs) {
            bars.onTime(desk.nowNs);
            trade();
        }
        desk.reason(ExecReason.END);
        close();
        desk.settle();
        assertEquals(0, desk.venue.openPositions(0));
    }

    private String summary() {
        return ticks + " ticks, " + barCount + " bars, " + orders + " orders, " + positions + " positions, "
                + desk.balance();
    }

    private BigDecimal rate(int currency, int year, int month) {
        Map<String, String> places = Map.of("USD", "USA", "JPY", "JPN", "AUD", "AUS");
        return rates.get(places.get(Currency.text(currency)) + String.format(" %04d-%02d", year, month));
    }

    private long points(String price) {
        return new BigDecimal(price).movePointRight(instrument.digits()).longValueExact();
    }

    private BufferedReader open(String file) throws IOException {
        return new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(data.resolve(file)))));
    }
}
