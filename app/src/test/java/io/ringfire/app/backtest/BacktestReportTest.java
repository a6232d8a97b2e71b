package io.ringfire.app.backtest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class BacktestReportTest {
    /** Seen failing, with an ArithmeticException, when a volume was set to two decimals whatever it was. */
    @Test
    void shouldShowAVolumeFinerThanAHundredthOfALotExactly() {
        assertEquals(new BigDecimal("0.001"), BacktestReport.lots(1_000));
        assertEquals(new BigDecimal("12.345678"), BacktestReport.lots(12_345_678));
    }

    @Test
    void shouldShowAtLeastTwoDecimalsOfAVolume() {
        assertEquals(new BigDecimal("1.00"), BacktestReport.lots(1_000_000));
        assertEquals(new BigDecimal("0.10"), BacktestReport.lots(100_000));
        assertEquals(new BigDecimal("100.00"), BacktestReport.lots(100_000_000));
    }
}
