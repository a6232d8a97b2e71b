package io.ringfire.engine.money;

import static io.ringfire.engine.money.Market.AUD;
import static io.ringfire.engine.money.Market.EUR;
import static io.ringfire.engine.money.Market.GBP;
import static io.ringfire.engine.money.Market.JPY;
import static io.ringfire.engine.money.Market.USD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.number.WideProduct;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversionsTest {
    private static final int EURUSD = 0;
    private static final int GBPUSD = 1;
    private static final int USDJPY = 2;

    private final Conversions conversions = new Conversions();
    private final QuoteBoard quotes = new QuoteBoard();
    private final WideProduct wide = new WideProduct();

    @BeforeEach
    void define() {
        conversions.define(Market.fx(EURUSD, "EURUSD", 5));
        conversions.define(Market.fx(GBPUSD, "GBPUSD", 5));
        conversions.define(Market.fx(USDJPY, "USDJPY", 3));
    }

    @Test
    void shouldNotChangeAnAmountOfTheSameCurrency() {
        assertEquals(42, convert(42, USD, USD, true));
        assertTrue(conversions.hasPath(AUD, AUD));
    }

    @Test
    void shouldMultiplyByTheSideAskedFor() {
        quotes.update(EURUSD, 110_000, 110_020, 1);

        assertEquals(1_100_000, convert(1_000_000, EUR, USD, true));
        assertEquals(1_100_200, convert(1_000_000, EUR, USD, false));
    }

    @Test
    void shouldDivideByTheSideAskedForExactly() {
        quotes.update(USDJPY, 91_700, 91_705, 1);

        // 104,000 JPY / 91.705 = 1134.07120658..., and / 91.7 = 1134.13304252...
        assertEquals(1_134_071_207, convert(104_000_000_000L, JPY, USD, false));
        assertEquals(1_134_133_043, convert(104_000_000_000L, JPY, USD, true));
    }

    @Test
    void shouldGoThroughTwoInstrumentsAndRoundOnce() {
        quotes.update(EURUSD, 110_000, 110_020, 1);
        quotes.update(GBPUSD, 130_000, 130_030, 1);
        quotes.update(USDJPY, 150_000, 150_010, 1);

        assertEquals(165_000_000, convert(1_000_000, EUR, JPY, true));
        assertEquals(846_154, convert(1_000_000, EUR, GBP, true));
        // 1 / 150.010 / 1.10020 = 0.0060591...
        assertEquals(6_059, convert(1_000_000, JPY, EUR, false));
    }

    @Test
    void shouldPreferTheShorterWay() {
        conversions.define(Market.fx(3, "EURGBP", 5));
        quotes.update(EURUSD, 110_000, 110_020, 1);
        quotes.update(GBPUSD, 130_000, 130_030, 1);
        quotes.update(3, 85_000, 85_010, 1);

        assertEquals(850_000, convert(1_000_000, EUR, GBP, true));
    }

    @Test
    void shouldSayWhenThereIsNoWayOrNoQuote() {
        assertFalse(conversions.hasPath(AUD, USD));
        assertEquals(Conversions.NO_RATE, convert(1, AUD, USD, true));
        assertTrue(conversions.hasPath(EUR, JPY));
        quotes.update(EURUSD, 110_000, 110_020, 1);
        assertEquals(Conversions.NO_RATE, convert(1, EUR, JPY, true));
    }

    @Test
    void shouldFindANewWayOnceItIsDefined() {
        assertFalse(conversions.hasPath(AUD, JPY));
        conversions.define(Market.fx(3, "AUDUSD", 5));
        assertTrue(conversions.hasPath(AUD, JPY));
    }

    @Test
    void shouldNameTheInstrumentsOnTheWay() {
        assertEquals(EURUSD, conversions.firstOnPath(EUR, JPY));
        assertEquals(USDJPY, conversions.secondOnPath(EUR, JPY));
        assertEquals(-1, conversions.firstOnPath(EUR, EUR));
        assertEquals(-1, conversions.firstOnPath(AUD, USD));
    }

    private long convert(long amount, int from, int to, boolean useBid) {
        return conversions.convert(wide.of(amount), from, to, useBid, quotes, 1);
    }
}
