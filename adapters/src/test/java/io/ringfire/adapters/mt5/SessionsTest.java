package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.Terminal.NODE;
import static io.ringfire.adapters.mt5.Terminal.SECOND;
import static io.ringfire.adapters.mt5.Terminal.UUID;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionsTest {
    private final Terminal terminal = new Terminal();

    private Session session() {
        return terminal.sessions.all()[0];
    }

    @Test
    void shouldKnowATerminalByHelloAndHandshakeAndFindItFresh() {
        terminal.ready();
        assertEquals(List.of("session KNOWN", "session FRESH"), terminal.told());
        assertEquals("USER_TEST_000", new String(session().identity()), "as it came over the socket, not computed");
    }

    @ParameterizedTest
    @CsvSource({
        "1002,Demo-1,USD,500,WRONG_LOGIN",
        "1001,Demo-2,USD,500,WRONG_SERVER",
        "1001,Demo-1,EUR,500,WRONG_CURRENCY",
        "1001,Demo-1,USD,100,WRONG_LEVERAGE"
    })
    void shouldRefuseWhatDoesNotMatchTheConfiguration(
            String login, String server, String currency, int leverage, String reason) {
        terminal.hello(UUID, NODE, login, server, currency, leverage, "USER_TEST_000");
        assertEquals(List.of("session REFUSED " + reason), terminal.told());
        assertFalse(session().isKnown);
    }

    /** Incident 1: a leftover test client took over a live account's commands. */
    @Test
    void shouldRefuseASecondClaimantAndSendNothingWhileThereIsOne() {
        terminal.ready().told();
        terminal.later(SECOND).tick().hello("NODE_1001_99");
        assertEquals(List.of("session CLAIMED UUID_IN_USE", "session STALE"), terminal.told());
        assertEquals(NODE, session().nodeId());
        terminal.fire();
        terminal.run();
        assertEquals(List.of("NOT_SENT SESSION_STALE"), terminal.told());
        assertEquals(List.of(), terminal.sent);
        terminal.tick("NODE_1001_99", "EURUSD", "9.00000", "9.00001", terminal.stamp());
        assertEquals(1, terminal.counters.get(Count.FOREIGN_NODE));
    }

    @Test
    void shouldTakeAnEaThatStartedAnewOnceTheOldOneIsSilent() {
        terminal.ready().told();
        terminal.later(11 * SECOND).hello("NODE_1001_99").handshake("NODE_1001_99", "EURUSD");
        terminal.tick("NODE_1001_99", "EURUSD", "1.08421", "1.08433", terminal.stamp());
        assertEquals("NODE_1001_99", session().nodeId());
        assertEquals(1, session().nodeCount());
        assertTrue(session().isFresh);
    }

    /** Its HELLO came while the old one still seemed alive; it says HELLO only once. */
    @Test
    void shouldTakeAnEaWhoseHelloCameTooEarlyByItsNextHeartbeat() {
        terminal.ready().told();
        terminal.later(SECOND).hello("NODE_1001_99").handshake("NODE_1001_99", "EURUSD");
        terminal.later(30 * SECOND).heartbeat("NODE_1001_99").marketHeartbeat("NODE_1001_99", 1001);
        terminal.tick("NODE_1001_99", "EURUSD", "1.08421", "1.08433", terminal.stamp());
        assertEquals("NODE_1001_99", session().nodeId());
        assertTrue(session().isFresh, terminal.told().toString());
    }

    @Test
    void shouldLetAnUnknownNodeTickAndNotTradeUntilItsLoginAndChartAreKnown() {
        terminal.heartbeat(NODE).tick();
        assertEquals(1, terminal.quotes().size());
        terminal.fire();
        terminal.run();
        assertEquals(List.of("NOT_SENT SESSION_UNKNOWN"), terminal.toldOfOrders());
        terminal.marketHeartbeat(NODE, 1001);
        assertFalse(session().isKnown, "its chart is not known");
        terminal.handshake(NODE, "EURUSD");
        assertTrue(session().isFresh);
    }

    @Test
    void shouldTakeARestoredNodeOnceAHeartbeatNamesTheAccount() {
        terminal.sessions.restore(0, NODE, "EURUSD", "2.05");
        terminal.heartbeat(NODE).tick();
        assertFalse(session().isKnown);
        terminal.marketHeartbeat(NODE, 1001).tick();
        assertTrue(session().isFresh);
        assertEquals(List.of("session RESTORED", "session KNOWN", "session FRESH"), terminal.told());
    }

    @Test
    void shouldRefuseAHeartbeatOfAnotherAccount() {
        terminal.sessions.restore(0, NODE, "EURUSD", "2.05");
        terminal.heartbeat(NODE).marketHeartbeat(NODE, 4711);
        assertFalse(session().isKnown);
        assertTrue(terminal.told().contains("session REFUSED WRONG_LOGIN"));
    }

    /** By our own clock: the EA's own stops with the quotes. */
    @Test
    void shouldGoStaleByOurOwnClock() {
        terminal.ready().told();
        terminal.later(76 * SECOND).run();
        assertEquals(List.of("session STALE"), terminal.told());
    }

    @Test
    void shouldForgetATerminalThatSaysThatItLeaves() {
        terminal.ready().told();
        terminal.read("{\"type\":\"DISCONNECT\",\"node_id\":\"" + NODE + "\",\"user_uuid\":\"" + UUID + "\"}");
        terminal.sessions.onDisconnect(session(), terminal.json, terminal.nowNs);
        assertEquals(List.of("session LEFT"), terminal.told());
        assertFalse(session().isFresh);
    }

    /** After a reconnect the EA delivers what it had queued: bars may have it, orders may not. */
    @Test
    void shouldMarkABacklogAndNotTakeItForLife() {
        terminal.ready().told();
        String old = terminal.stamp();
        terminal.quotes();
        terminal.later(100 * SECOND)
                .tick(NODE, "EURUSD", "1.08000", "1.08010", old)
                .run();
        assertEquals(List.of("108000/108010 flags 64"), terminal.quotes());
        assertEquals(List.of("session STALE"), terminal.told());
        assertEquals(108_421, session().quotes.bidPoints(0), "an old quote is not what orders are held against");
    }

    /** The zone is configured; the measured offset only checks it. */
    @Test
    void shouldHaltAnAccountWhoseClockIsInAnotherZone() {
        terminal.ready().told();
        for (int i = 0; i < 12; i++) {
            terminal.later(SECOND);
            terminal.nowNs += 3_600 * SECOND;
            String ahead = terminal.stamp();
            terminal.nowNs -= 3_600 * SECOND;
            terminal.tick(NODE, "EURUSD", "1.08421", "1.08433", ahead);
        }
        assertEquals(List.of("session CLOCK_DISAGREES"), terminal.told());
        assertEquals(4 * 3_600, session().offsetSeconds);
        for (int i = 0; i < 24; i++) {
            terminal.later(SECOND).tick();
        }
        assertEquals(List.of("session CLOCK_AGREES"), terminal.told());
    }

    @Test
    void shouldTellOfAStrangerOnceInAWhileAndHarmNobody() {
        terminal.ready().told();
        for (int i = 0; i < 1_000; i++) {
            terminal.read("{\"type\":\"HELLO\",\"target_uuid\":\"SOMEBODY\",\"node_id\":\"N\"}");
            terminal.sessions.find(terminal.json);
            terminal.sessions.tellUnknown(terminal.json, terminal.nowNs);
        }
        assertEquals(List.of("session REFUSED UNKNOWN_ACCOUNT"), terminal.told());
        assertTrue(session().isFresh);
    }

    @Test
    void shouldKeepTwoAccountsApartWhoseIdentitiesCollideOnTheWire() {
        Terminal two = new Terminal(
                Terminal.rules(), Terminal.account("USER_TEST_0001", 0), Terminal.account("USER_TEST_0002", 1));
        two.hello("USER_TEST_0001", "N1", "1001", "Demo-1", "USD", 500, "USER_TEST_000");
        two.hello("USER_TEST_0002", "N2", "1002", "Demo-1", "USD", 500, "USER_TEST_000");
        assertEquals(List.of("session REFUSED IDENTITY_IN_USE"), two.told());
    }

    /** Seen failing: its quotes kept a silent terminal fresh, and commands would have gone to it. */
    @Test
    void shouldNotTakeTheTicksOfAnUnknownNodeForLifeOfTheBoundOne() {
        terminal.ready().told();
        for (int i = 0; i < 80; i++) {
            terminal.later(SECOND).tick("STRANGER", "EURUSD", "9.00000", "9.00001", terminal.stamp());
        }
        assertEquals(List.of("session STALE"), terminal.told());
        assertEquals(108_421, session().quotes.bidPoints(0), "orders are held against the terminal's own quotes");
    }

    /** Seen failing: its ticks came over the other socket before its HELLO, and made the old node seem alive for ever. */
    @Test
    void shouldTakeAnEaThatStartedAnewAlsoWhenItsTicksComeFirst() {
        terminal.ready().later(11 * SECOND);
        terminal.tick("NODE_1001_99", "EURUSD", "1.08421", "1.08433", terminal.stamp());
        terminal.hello("NODE_1001_99").handshake("NODE_1001_99", "EURUSD");
        assertEquals("NODE_1001_99", session().nodeId());
    }

    /** Seen failing: the node was bound before its login was looked at, and the rightful one had lost its chart for good. */
    @Test
    void shouldNotGiveAQuietTerminalsPlaceToOneOfAnotherLogin() {
        terminal.ready().later(20 * SECOND).told();
        terminal.marketHeartbeat("NODE_4711_1", 4711);
        assertEquals(List.of("session REFUSED WRONG_LOGIN"), terminal.told());
        assertEquals(NODE, session().nodeId());
        assertTrue(session().isKnown);
    }

    /** EA 2.05 names no account in it, so that it proves nothing. */
    @Test
    void shouldNotGiveAQuietTerminalsPlaceToABareHeartbeat() {
        terminal.ready().later(20 * SECOND).told();
        terminal.heartbeat("NODE_1001_99");
        assertEquals(NODE, session().nodeId());
        assertTrue(session().isKnown);
        terminal.marketHeartbeat("NODE_1001_99", 1001);
        assertEquals("NODE_1001_99", session().nodeId(), "with the login it is the terminal, started anew");
        assertEquals("USER_TEST_000", new String(session().identity()));
    }

    @Test
    void shouldNotContestALiveTerminalForOneOfAnotherLogin() {
        terminal.ready().later(SECOND).tick().told();
        terminal.marketHeartbeat("NODE_4711_1", 4711);
        assertEquals(List.of("session REFUSED WRONG_LOGIN"), terminal.told());
        assertTrue(session().isFresh);
    }

    /** An EA keeps its identity as long as it runs: a message of its node over another connection's is a claimant's. */
    @Test
    void shouldNotLetAMessageOfTheSameNodeLeadCommandsElsewhere() {
        terminal.ready().later(SECOND).tick().told();
        terminal.heartbeat(NODE, "SOMEBODY_ELSE", "");
        assertEquals("USER_TEST_000", new String(session().identity()));
        assertEquals(List.of("session CLAIMED UUID_IN_USE", "session STALE"), terminal.told());
    }

    /** One without an identity of its own has a new one, which begins with 0, after each reconnect. */
    @Test
    void shouldFollowAnIdentityThatTheSocketMade() {
        terminal.heartbeat(NODE, "\0wxyz", "");
        terminal.marketHeartbeat(NODE, 1001).later(SECOND).tick().told();
        terminal.heartbeat(NODE, "\0abcd", "");
        assertEquals("\0abcd", new String(session().identity()));
    }

    /** Its queue held both while the engine was down, on a weekend: they say who it is, not that it may be traded. */
    @Test
    void shouldNotFindATerminalFreshByAHelloAndAHandshakeOfLongAgo() {
        terminal.read("{\"type\":\"HELLO\",\"target_uuid\":\"" + UUID + "\",\"node_id\":\"" + NODE
                + "\",\"account_login\":\"1001\",\"broker\":\"Demo-1\",\"currency\":\"USD\",\"leverage\":500}");
        byte[] id = EaKeys.ascii("USER_TEST_000");
        terminal.sessions.onHello(session(), terminal.json, id, id.length, false, terminal.nowNs);
        terminal.read(
                "{\"type\":\"handshake\",\"node_id\":\"" + NODE + "\",\"user_uuid\":\"" + UUID
                        + "\",\"account\":1001,\"server\":\"Demo-1\",\"chart_symbol\":\"EURUSD\",\"currency\":\"USD\",\"leverage\":500}");
        terminal.sessions.onHandshake(session(), terminal.json, false, terminal.nowNs);
        terminal.run();
        assertEquals(List.of("session KNOWN"), terminal.told());
    }

    /** After a restart no HELLO comes: what its heartbeats say of currency and leverage must do. */
    @ParameterizedTest
    @CsvSource({"EUR,500,WRONG_CURRENCY", "USD,100,WRONG_LEVERAGE"})
    void shouldHoldARestoredNodeAgainstTheConfigurationToo(String currency, int leverage, String reason) {
        terminal.sessions.restore(0, NODE, "EURUSD", "2.05");
        terminal.told();
        terminal.heartbeat(NODE, "USER_TEST_000", ",\"currency\":\"" + currency + "\",\"leverage\":" + leverage);
        terminal.marketHeartbeat(NODE, 1001).tick();
        assertEquals(List.of("session REFUSED " + reason), terminal.told());
    }

    /** Seen failing: a weekend's queue, read in a moment, was taken for the zone of the broker's clock. */
    @Test
    void shouldNotMeasureTheClockByABacklogAlone() {
        terminal.ready().told();
        String old = terminal.stamp();
        terminal.later(3_600 * SECOND);
        for (int i = 0; i < 100; i++) {
            terminal.tick(NODE, "EURUSD", "1.08421", "1.08433", old);
        }
        terminal.later(11 * SECOND).run().run();
        assertFalse(session().disagrees, terminal.told().toString());
        terminal.later(SECOND).tick().run();
        assertFalse(session().disagrees, terminal.told().toString());
    }
}
