package io.ringfire.engine.money;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stops level 20, freeze level 5, quote 1000 / 1010; of a long the bid counts, of a short the ask. */
class StopRulesChangeTest {
    private static final Instrument EURUSD = eurusd(20, 5);

    private static Instrument eurusd(int stopsLevel, int freezeLevel) {
        Instrument plain = Instruments.eurusd(0);
        return new Instrument(
                0,
                "EURUSD",
                5,
                plain.baseCurrency(),
                plain.profitCurrency(),
                plain.marginCurrency(),
                1,
                10,
                100_000,
                10_000,
                Instruments.LOT,
                10_000,
                1_000_000,
                500_000,
                0,
                0,
                stopsLevel,
                freezeLevel,
                CalcMode.FOREX,
                TradeMode.FULL,
                SwapMode.NONE,
                3,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 0, 0, 980, 0, NONE",
        "BUY, 0, 0, 981, 0, STOPS_TOO_NEAR",
        "BUY, 0, 0, 1000, 0, INVALID_STOPS",
        "BUY, 0, 0, 0, 1020, NONE",
        "BUY, 0, 0, 0, 1019, STOPS_TOO_NEAR",
        "BUY, 0, 0, 980, 990, INVALID_STOPS",
        "SELL, 0, 0, 1030, 0, NONE",
        "SELL, 0, 0, 1029, 0, STOPS_TOO_NEAR",
        "SELL, 0, 0, 0, 990, NONE",
        "SELL, 0, 0, 0, 991, STOPS_TOO_NEAR",
        "SELL, 0, 0, 0, 1010, INVALID_STOPS",
        // what stays is not judged, while the price is not within the freeze level of it
        "BUY, 994, 0, 994, 1050, NONE",
        "BUY, 995, 0, 900, 0, LEVEL_FROZEN",
        "BUY, 1001, 0, 900, 0, LEVEL_FROZEN",
        "BUY, 0, 1005, 0, 0, LEVEL_FROZEN",
        "BUY, 0, 1006, 0, 0, NONE",
        "SELL, 1015, 0, 1050, 0, LEVEL_FROZEN",
        "SELL, 1016, 0, 1050, 0, NONE"
    })
    void shouldMeasureFromTheClosingPrice(
            Side side, long stop, long target, long newStop, long newTarget, RefusalReason reason) {
        assertEquals(reason, StopRules.checkChange(EURUSD, side, stop, target, newStop, newTarget, 1_000, 1_010));
    }

    @ParameterizedTest
    @CsvSource({"BUY, 999, NONE", "BUY, 1001, INVALID_STOPS", "SELL, 1011, NONE", "SELL, 1009, INVALID_STOPS"})
    void shouldFreezeNothingWithoutAFreezeLevel(Side side, long newStop, RefusalReason reason) {
        assertEquals(
                reason,
                StopRules.checkChange(
                        eurusd(0, 0), side, side == Side.BUY ? 1_000 : 1_010, 0, newStop, 0, 1_000, 1_010));
    }
}
