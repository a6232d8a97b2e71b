package io.ringfire.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.order.Side;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Volumes, stops and quotes that make no sense, under each limit set to let everything else pass: refused, with no exception, and the
 * next entry is accepted. Seen failing with what does not fit in 64 bits thrown on: the stage failed.
 */
class SenselessInputTest {
    private static final long LOT = Instruments.LOT;
    private static final List<Long> VOLUMES = List.of(0L, -1L, -LOT, 1L, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final List<Long> STOPS = List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1);
    private static final List<Long> PRICES = List.of(Long.MAX_VALUE, Long.MAX_VALUE / 2, 1L << 50);

    @ParameterizedTest
    @EnumSource(Limit.class)
    void shouldRefuseUnderALimit(Limit limit) {
        long wide = limit == Limit.DUPLICATE_NS || limit == Limit.LOSS_COOLDOWN_NS ? 1 : 10_000;
        tryAll(EntryLimits.NONE.with(limit, limit == Limit.MAX_MICRO_LOTS ? 100 * LOT : wide));
    }

    @ParameterizedTest
    @EnumSource(MoneyLimit.class)
    void shouldRefuseUnderALimitOnMoney(MoneyLimit limit) {
        tryAll(EntryLimits.NONE.with(limit, new Share(1_000_000_000, 0)));
    }

    private static void tryAll(EntryLimits limits) {
        LimitDesk desk = new LimitDesk(limits.with(Limit.REQUIRE_STOP, 1).with(Limit.MAX_STOP_POINTS, 10_000));
        for (int i = 0; i < SpreadWatch.LEAST; i++) {
            desk.quote(LimitDesk.EURUSD, LimitDesk.BID, LimitDesk.ASK);
        }
        for (Side side : Side.values()) {
            long good = side == Side.BUY ? LimitDesk.BID - 100 : LimitDesk.ASK + 100;
            for (long volume : VOLUMES) {
                assertNotEquals("accepted", desk.enter(side, volume, good), side + " " + volume);
            }
            for (long stop : STOPS) {
                assertNotEquals("accepted", desk.enter(side, LOT, stop), side + " stop " + stop);
            }
        }
        for (long price : PRICES) {
            desk.quote(LimitDesk.EURUSD, price - 1, price);
            assertNotEquals("accepted", desk.enter(Side.BUY, LOT, price - 100), "price " + price);
            desk.quote(LimitDesk.EURUSD, LimitDesk.BID, LimitDesk.ASK);
        }
        desk.pass(120 * LimitDesk.SECOND).quote(LimitDesk.EURUSD, LimitDesk.BID, LimitDesk.ASK);
        assertEquals("accepted", desk.enter(Side.BUY, LOT, LimitDesk.BID - 100));
    }
}
