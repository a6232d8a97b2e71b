package io.ringfire.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class OrderIdsTest {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[OrderEncoder.BLOCK_LENGTH]);
    private final OrderEncoder encoder = new OrderEncoder().wrap(buffer, 0);
    private final OrderDecoder decoder =
            new OrderDecoder().wrap(buffer, 0, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
    private final OrderIds ids = new OrderIds();

    private void start(long first) {
        ids.start((byte) 'L', "7K3M9Q".getBytes(StandardCharsets.US_ASCII), first);
    }

    private String next() {
        ids.next(encoder);
        return decoder.orderId();
    }

    @Test
    void shouldNeverGiveOneTwice() {
        Set<String> given = new HashSet<>();
        start(1);
        for (int i = 1; i <= 100_000; i++) {
            String id = next();
            assertTrue(given.add(id), id);
            assertTrue(id.matches("L7K3M9Q[0-9A-HJKMNP-TV-Z]{1,4}"), id);
            assertEquals(i, decoder.orderNumber());
        }
        assertEquals(100_001, ids.nextNumber());
    }

    @Test
    void shouldStayWithinTwentyCharactersForAnyNumber() {
        start(Long.MAX_VALUE - 1);
        assertEquals("L7K3M9Q7ZZZZZZZZZZZY", next());
        assertEquals(20, next().length());
    }

    @Test
    void shouldLeaveNothingOfALongerIdBehindAShorterOne() {
        start(1_000_000);
        next();
        start(5);
        assertEquals("L7K3M9Q5", next());
    }
}
