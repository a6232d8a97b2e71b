package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.risk.LimitDesk.ASK;
import static io.ringfire.engine.risk.LimitDesk.BID;
import static io.ringfire.engine.risk.LimitDesk.EURUSD;
import static io.ringfire.engine.risk.LimitDesk.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.sbe.PingAskedDecoder;
import io.ringfire.engine.sbe.SessionStateEncoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three failures within a minute open the breaker for half a minute. */
class RouteBreakerTest {
    private static final long LOT = Instruments.LOT;
    private static final BreakerRules RULES = new BreakerRules(3, 60 * SECOND, 30 * SECOND);

    private final SessionStateEncoder session = new SessionStateEncoder();
    private LimitDesk desk;
    private long orders;

    private void start(VenueKind kind) {
        AccountSpec account =
                new AccountSpec("test", Instruments.USD, 100, false, Preambles.MILLION, kind, true, false, 0);
        desk = new LimitDesk(List.of(), RULES, account);
        if (kind != VenueKind.SIMULATED) {
            session(SessionEvent.FRESH);
        }
    }

    private void session(SessionEvent event) {
        desk.facts.fill(desk.later(), (slot, sequence, atNs) -> {
            slot.open(session, sequence, atNs, -1, 0).change((short) event.code());
            session.server("").detail("");
            slot.commit(session);
            return true;
        });
    }

    private String enter() {
        desk.quote(EURUSD, BID, ASK);
        String verdict = desk.enter(BUY, LOT, 0);
        orders += verdict.equals("accepted") ? 1 : 0;
        return verdict;
    }

    private void reject() {
        assertEquals("accepted", enter());
        desk.sent(orders);
        desk.reports.rejected(desk.later(), EURUSD, orders, RefusalReason.VENUE_REJECTED);
    }

    private void end(SendOutcome outcome) {
        desk.reports.sendResult(desk.later(), EURUSD, orders, outcome, RefusalReason.UNANSWERED);
    }

    private void open() {
        reject();
        reject();
        reject();
        assertEquals(List.of("account 0 REDUCE_ONLY BREAKER BREAKER_OPEN 3 3", "BREAKER_OPEN 3"), desk.said());
    }

    private long pings() {
        return Sections.frames(desk.decisions(), PingAskedDecoder.TEMPLATE_ID).size();
    }

    @Test
    void shouldOpenAfterSoManyRefusalsAndTryOneEntryAfterARest() {
        start(VenueKind.SIMULATED);
        open();
        assertEquals("BREAKER_OPEN 3 3", enter());
        desk.pass(30 * SECOND - 5);
        assertEquals("BREAKER_OPEN 3 3", enter());
        desk.pass(5);
        assertEquals("accepted", enter());
        assertEquals("BREAKER_OPEN 3 3", enter(), "one at a time");
        desk.fill(orders, BUY, LOT, ASK);
        assertEquals(List.of("account 0 ACTIVE BREAKER NONE 3 3"), desk.said());
        assertEquals("accepted", enter());
    }

    @Test
    void shouldOpenAgainWhenTheTrialFails() {
        start(VenueKind.SIMULATED);
        open();
        desk.pass(30 * SECOND);
        reject();
        assertEquals("BREAKER_OPEN 3 3", enter());
        desk.pass(30 * SECOND);
        assertEquals("accepted", enter());
        end(SendOutcome.SENT);
        end(SendOutcome.UNANSWERED);
        assertEquals("BREAKER_OPEN 3 3", enter());
    }

    @Test
    void shouldCountWhatNobodyAnsweredAndOnlyWithinTheWindow() {
        start(VenueKind.SIMULATED);
        reject();
        desk.pass(61 * SECOND);
        reject();
        assertEquals("accepted", enter());
        end(SendOutcome.SENT);
        end(SendOutcome.UNANSWERED);
        assertEquals("accepted", enter(), "two within the window");
        end(SendOutcome.SENT);
        end(SendOutcome.UNANSWERED);
        assertEquals("BREAKER_OPEN 3 3", enter());
    }

    /** What was never sent says nothing of the route: the trial is still to come. */
    @Test
    void shouldTryAgainWhenTheTrialWasNotSent() {
        start(VenueKind.SIMULATED);
        open();
        desk.pass(30 * SECOND);
        assertEquals("accepted", enter());
        end(SendOutcome.EXPIRED);
        assertEquals("accepted", enter());
    }

    /** Seen failing with the trial let through without the terminal's answer. */
    @Test
    void shouldAskTheTerminalBeforeItTriesARouteAgain() {
        start(VenueKind.EA_2_05);
        open();
        desk.pass(30 * SECOND);
        desk.quote(EURUSD, BID, ASK);
        assertEquals(1, pings());
        assertEquals("BREAKER_OPEN 3 3", enter());
        assertEquals(0, pings());
        desk.pass(30 * SECOND);
        desk.quote(EURUSD, BID, ASK);
        assertEquals(1, pings(), "nobody answered: once more");
        session(SessionEvent.ANSWERED);
        assertEquals("accepted", enter());
        assertEquals("BREAKER_OPEN 3 3", enter());
    }

    @Test
    void shouldLetExitsPass() {
        start(VenueKind.SIMULATED);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        open();
        assertEquals("accepted", desk.exit(SELL, 7, LOT));
    }

    @Test
    void shouldCloseWhenAPersonResumesTheAccount() {
        start(VenueKind.SIMULATED);
        open();
        desk.tell(CommandKind.RESUME, 0, 0);
        assertEquals("accepted", enter());
        assertEquals("accepted", enter());
    }
}
