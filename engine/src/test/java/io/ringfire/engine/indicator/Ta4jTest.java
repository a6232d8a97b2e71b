package io.ringfire.engine.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ta4j.core.BarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.ATRIndicator;
import org.ta4j.core.indicators.CCIIndicator;
import org.ta4j.core.indicators.EMAIndicator;
import org.ta4j.core.indicators.MACDIndicator;
import org.ta4j.core.indicators.RSIIndicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.adx.ADXIndicator;
import org.ta4j.core.indicators.adx.MinusDIIndicator;
import org.ta4j.core.indicators.adx.PlusDIIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsLowerIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsMiddleIndicator;
import org.ta4j.core.indicators.bollinger.BollingerBandsUpperIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelLowerIndicator;
import org.ta4j.core.indicators.donchian.DonchianChannelUpperIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelLowerIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelMiddleIndicator;
import org.ta4j.core.indicators.keltner.KeltnerChannelUpperIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Against ta4j on bars of a seeded random walk, at every bar once the seeds have faded: ta4j begins Wilder's
 * averages and its MACD signal with the first value, we with a mean. Within 10^-9 of the value, or of the unit
 * given beside it where a value crosses 0. Its CCI and its simple averages drift: by 10^-14 of the average in a
 * million bars. Not here: its Kalman filter, which takes a bar twice when asked as bars come, and what it has no
 * like of (z-score, sessions, swings by our rule for equal ones): those are written out in their own tests.
 */
class Ta4jTest {
    private static final int BARS = 1_000_000;
    private static final int FADED = 2_000; // bars; of a seed with alpha 1/20 10^-44 is left
    private static final int KEPT = 400; // bars that ta4j holds at once
    private static final double BOUND = 1e-9;
    private static WalkBars bars;

    @BeforeAll
    static void walk() {
        bars = new WalkBars(43, BARS);
    }

    private interface Theirs extends Function<BarSeries, List<Indicator<Num>>> {}

    /** One of ours by what it gives first, and as many of theirs as it has values. */
    private record Pair(String name, Probe ours, double unit, Theirs theirs) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Pair pair(String name, double unit, Theirs theirs) {
        Kind kind = Kind.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new Pair(name, kind.maker().get(), unit, theirs);
    }

    static List<Pair> pairs() {
        return List.of(
                pair("sma", 1, series -> List.of(new SMAIndicator(close(series), 20))),
                pair("ema, first value", 1, series -> List.of(new EMAIndicator(close(series), 20))),
                pair("ema, sma", 1, series -> List.of(new EMAIndicator(close(series), 20))),
                pair("rsi", 1, series -> List.of(new RSIIndicator(close(series), 14))),
                pair("atr, wilder", 1e-5, series -> List.of(new ATRIndicator(series, 14))),
                pair("atr, simple", 1e-5, series -> List.of(new SMAIndicator(new TRIndicator(series), 14))),
                pair("bollinger", 1, Ta4jTest::bollinger),
                pair("keltner, exponential", 1, Ta4jTest::keltner),
                pair("macd", 1e-3, Ta4jTest::macd),
                pair("stochastic, mean", 1, Ta4jTest::stochastic),
                pair(
                        "adx",
                        1,
                        series -> List.of(
                                new ADXIndicator(series, 14),
                                new PlusDIIndicator(series, 14),
                                new MinusDIIndicator(series, 14))),
                pair("cci", 100, series -> List.of(new CCIIndicator(series, 20))),
                pair("vwap, rolling", 1, series -> List.of(new VWAPIndicator(series, 50))),
                pair(
                        "donchian",
                        1,
                        series -> List.of(
                                new DonchianChannelUpperIndicator(series, 20),
                                new DonchianChannelLowerIndicator(series, 20))));
    }

    private static ClosePriceIndicator close(BarSeries series) {
        return new ClosePriceIndicator(series);
    }

    private static List<Indicator<Num>> bollinger(BarSeries series) {
        BollingerBandsMiddleIndicator middle = new BollingerBandsMiddleIndicator(new SMAIndicator(close(series), 20));
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(close(series), 20);
        return List.of(
                middle,
                new BollingerBandsUpperIndicator(middle, deviation),
                new BollingerBandsLowerIndicator(middle, deviation));
    }

    private static List<Indicator<Num>> keltner(BarSeries series) {
        KeltnerChannelMiddleIndicator middle = new KeltnerChannelMiddleIndicator(close(series), 20);
        ATRIndicator atr = new ATRIndicator(series, 10);
        return List.of(
                middle,
                new KeltnerChannelUpperIndicator(middle, atr, 2),
                new KeltnerChannelLowerIndicator(middle, atr, 2));
    }

    private static List<Indicator<Num>> macd(BarSeries series) {
        MACDIndicator line = new MACDIndicator(close(series), 12, 26);
        return List.of(line, new EMAIndicator(line, 9));
    }

    private static List<Indicator<Num>> stochastic(BarSeries series) {
        SMAIndicator slowed = new SMAIndicator(new StochasticOscillatorKIndicator(series, 14), 3);
        return List.of(slowed, new SMAIndicator(slowed, 5));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void shouldEqualOnAMillionBars(Pair pair) {
        BarSeries series = new BaseBarSeriesBuilder()
                .withNumTypeOf(DoubleNum.class)
                .withMaxBarCount(KEPT)
                .build();
        List<Indicator<Num>> theirs = pair.theirs().apply(series);
        ZonedDateTime end = ZonedDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
        Duration minute = Duration.ofMinutes(1);
        long compared = 0;
        for (int i = 0; i < BARS; i++) {
            end = end.plus(minute);
            series.addBar(
                    minute,
                    end,
                    DoubleNum.valueOf(bars.close[i]),
                    DoubleNum.valueOf(bars.high[i]),
                    DoubleNum.valueOf(bars.low[i]),
                    DoubleNum.valueOf(bars.close[i]),
                    DoubleNum.valueOf(bars.volume[i]));
            pair.ours().update(bars, i);
            for (int j = 0; j < theirs.size(); j++) {
                double expected = theirs.get(j).getValue(series.getEndIndex()).doubleValue();
                if (i >= FADED) {
                    double difference = Math.abs(pair.ours().value(j) - expected);
                    double relative = difference / Math.max(Math.abs(expected), pair.unit());
                    if (!(relative <= BOUND)) {
                        assertEquals(expected, pair.ours().value(j), pair + ", value " + j + " at bar " + i);
                    }
                    compared++;
                }
            }
        }
        assertEquals((long) (BARS - FADED) * theirs.size(), compared);
    }
}
