package io.ringfire.adapters.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.http.Callers.Kind;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What callers have left, on a clock that is set by hand. */
class CallersTest {
    private static final String HERE = "127.0.0.1";
    private static final String THERE = "10.0.0.7";
    private static final Optional<Role> NOBODY = Optional.empty();
    private static final Optional<Role> VIEW = Optional.of(Role.VIEW);
    private static final Optional<Role> TRADE = Optional.of(Role.TRADE);

    private final Callers callers = new Callers(HttpLimits.USUAL);
    private long nowNs = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(2); // a nanoTime may run over

    private int taken(String address, Optional<Role> role, Kind kind, int asked) {
        int taken = 0;
        for (int i = 0; i < asked; i++) {
            taken += callers.take(address, role, kind, nowNs) == 0 ? 1 : 0;
        }
        return taken;
    }

    private void pass(long ms) {
        nowNs += TimeUnit.MILLISECONDS.toNanos(ms);
    }

    @Test
    void shouldLetABurstThroughAndThenSoManyASecond() {
        assertEquals(100, taken(HERE, VIEW, Kind.READS, 1_000));
        pass(1_000);
        assertEquals(50, taken(HERE, VIEW, Kind.READS, 1_000));
        pass(3_000);
        assertEquals(100, taken(HERE, VIEW, Kind.READS, 1_000), "no more than a burst is saved");
        assertEquals(20, taken(HERE, TRADE, Kind.COMMANDS, 1_000));
        pass(1_000);
        assertEquals(5, taken(HERE, TRADE, Kind.COMMANDS, 1_000));
    }

    @Test
    void shouldSayHowLongToWait() {
        taken(HERE, TRADE, Kind.COMMANDS, 20);
        long waitNs = callers.take(HERE, TRADE, Kind.COMMANDS, nowNs);
        assertEquals(TimeUnit.MILLISECONDS.toNanos(200), waitNs);
        nowNs += waitNs - 1;
        assertEquals(1, callers.take(HERE, TRADE, Kind.COMMANDS, nowNs));
        nowNs++;
        assertEquals(0, callers.take(HERE, TRADE, Kind.COMMANDS, nowNs));
    }

    /** Seen failing with one bucket for commands and halts, and with callers told apart by address alone. */
    @Test
    void shouldKeepAHaltForWhoeverMayHaltWhateverElseIsAsked() {
        taken(HERE, TRADE, Kind.READS, 10_000);
        taken(HERE, TRADE, Kind.COMMANDS, 10_000);
        taken(HERE, NOBODY, Kind.HALTS, 10_000);
        taken(HERE, VIEW, Kind.HALTS, 10_000);
        taken(THERE, TRADE, Kind.HALTS, 10_000);
        assertEquals(20, taken(HERE, TRADE, Kind.HALTS, 100));
    }

    @Test
    void shouldNotLetStrangersUseUpWhatTokensHave() {
        taken(HERE, NOBODY, Kind.READS, 10_000);
        assertEquals(100, taken(HERE, VIEW, Kind.READS, 1_000));
        assertEquals(100, taken(THERE, NOBODY, Kind.READS, 1_000));
    }

    /** Seen failing with a minute that never ends, and with one that begins anew at each guess. */
    @Test
    void shouldCallFiveTokensAMinuteWrongAndThenNoneForAMinute() {
        for (int i = 0; i < 5; i++) {
            pass(1_000);
            assertEquals(0, callers.wrongToken(HERE, nowNs), "guess " + i);
        }
        assertEquals(TimeUnit.MINUTES.toNanos(1), callers.wrongToken(HERE, nowNs));
        assertEquals(0, callers.wrongToken(THERE, nowNs));
        pass(59_000);
        assertEquals(TimeUnit.SECONDS.toNanos(1), callers.wrongToken(HERE, nowNs));
        pass(1_001);
        assertEquals(0, callers.wrongToken(HERE, nowNs));
        for (int i = 0; i < 100; i++) {
            pass(15_000);
            assertEquals(0, callers.wrongToken(HERE, nowNs), "four a minute are no guessing");
        }
    }

    /** Seen failing without the bound. */
    @Test
    void shouldRememberOnlySoManyAndForgetTheSilent() {
        taken(HERE, VIEW, Kind.READS, 1_000);
        for (int i = 0; i < 100_000; i++) {
            callers.take("10." + (i >> 16) + "." + (i >> 8 & 255) + "." + (i & 255), NOBODY, Kind.READS, nowNs);
            if (i % 1_000 == 0) {
                assertTrue(callers.take(HERE, VIEW, Kind.READS, nowNs) > 0, "who goes on asking is remembered");
            }
        }
        assertEquals(Callers.MOST_CALLERS, callers.size());
    }

    @Test
    void shouldTakeANetworkOfIpv6ForOneCaller() {
        assertEquals(100, taken("2001:db8:0:1::1", NOBODY, Kind.READS, 1_000));
        assertEquals(0, taken("2001:db8:0:1:ffff:1:2:3", NOBODY, Kind.READS, 1_000));
        assertEquals(100, taken("2001:db8:0:2::1", NOBODY, Kind.READS, 1_000));
        assertEquals("127.0.0.1", Callers.network("::ffff:127.0.0.1"));
    }
}
