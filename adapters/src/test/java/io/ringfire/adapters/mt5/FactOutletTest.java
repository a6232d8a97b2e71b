package io.ringfire.adapters.mt5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Under load market data is shed, and reports never are. Seen failing with a report that is handed over once, whether there was room or not. */
@Timeout(30)
class FactOutletTest {
    private static final int BYTES = 1 << 13;
    private static final int MANY = 500;

    private final FactInbox reports = new FactInbox(BYTES);
    private final FactInbox market = new FactInbox(BYTES);
    private final Mt5Counters counters = new Mt5Counters();
    private final FactOutlet outlet = new FactOutlet(reports, market, counters);
    private final TickEncoder tick = new TickEncoder();
    private final SendResultEncoder result = new SendResultEncoder();
    private final List<Long> taken = new ArrayList<>();

    @Test
    void shouldDropAndCountMarketDataThatFindsNoRoomAndTakeTheNextOneBehind() {
        int accepted = 0;
        for (int i = 0; i < MANY; i++) {
            outlet.open(tick, 0, 0).bidPoints(i).askPoints(i + 1);
            accepted += outlet.market(tick) ? 1 : 0;
        }
        assertTrue(accepted > 0 && accepted < MANY, accepted + " found room");
        assertEquals(MANY - accepted, counters.get(Count.MARKET_DROPPED));
        market.read((type, buffer, index, length) -> {}, MANY);
        outlet.open(tick, 0, 0).bidPoints(1).askPoints(2);
        assertTrue(outlet.market(tick));
    }

    @Test
    void shouldMakeRoomForEveryReportByTheWorkOfWhoeverTakesThem() {
        outlet.whenFull(() -> take(3));
        for (long i = 1; i <= MANY; i++) {
            report(i);
        }
        while (reports.hasFacts()) {
            take(MANY);
        }
        assertEquals(LongStream.rangeClosed(1, MANY).boxed().toList(), taken, "all of them, in their order");
        assertEquals(0, counters.get(Count.MARKET_DROPPED));
    }

    /** Nobody takes them and the thread is asked to end: it fails, and does not pass a report over. */
    @Test
    void shouldFailRatherThanLoseAReportWhenItIsStopped() {
        outlet.whenFull(() -> Thread.currentThread().interrupt());
        assertThrows(IllegalStateException.class, () -> {
            for (long i = 1; i <= MANY; i++) {
                report(i);
            }
        });
        assertTrue(Thread.interrupted());
        assertFalse(taken.contains(1L));
    }

    private void report(long orderNumber) {
        outlet.open(result, 0, 0).orderNumber(orderNumber);
        outlet.report(result);
    }

    private void take(int limit) {
        SendResultDecoder decoder = new SendResultDecoder();
        reports.read(
                (type, buffer, index, length) -> taken.add(decoder.wrap(
                                buffer,
                                index + RecordFrame.BLOCK_OFFSET,
                                SendResultDecoder.BLOCK_LENGTH,
                                SendResultDecoder.SCHEMA_VERSION)
                        .orderNumber()),
                limit);
    }
}
