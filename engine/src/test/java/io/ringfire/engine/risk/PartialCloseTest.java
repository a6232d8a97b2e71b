package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.PositionState;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.sbe.OrderDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How much a wish to close a part takes; EURUSD in steps of 0.01 lots from 0.01 lots on. Seen failing: rounded to the nearest step, and
 * with a rest left that nobody can close.
 */
class PartialCloseTest {
    private static final long CENT = Instruments.LOT / 100;

    private LimitDesk desk = new LimitDesk(LimitDesk.allAtTheirLeast());

    private void holds(long quantity) {
        desk.reports.opened(desk.later(), LimitDesk.EURUSD, BUY, quantity, LimitDesk.ASK, 0, 7);
    }

    private List<Long> quantities() {
        return Sections.frames(desk.decisions(), OrderDecoder.TEMPLATE_ID).stream()
                .map(frame -> frame.as(new OrderDecoder()).quantityMicroLots())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "30000, 10000, 10000",
        "30000, 19999, 10000", // down to the step
        "30000, 29999, 20000",
        "30000, 30000, 30000",
        "30000, 99999, 30000",
        "35000, 30000, 35000", // less than the smallest volume would be left
        "15000, 10000, 15000",
        "15000, 15000, 15000"
    })
    void shouldRoundAPartDownAndLeaveNothingThatCannotBeClosed(long held, long wished, long closed) {
        holds(held);
        assertEquals("accepted", desk.exit(SELL, 7, wished), "no limit stops it");
        assertEquals(List.of(closed), quantities());
    }

    @Test
    void shouldRefuseAPartThatNoVenueWouldExecute() {
        holds(3 * CENT);
        assertEquals("VOLUME_TOO_SMALL 0 0", desk.exit(SELL, 7, CENT - 1));
        assertEquals(List.of(), quantities());
        assertEquals("accepted", desk.exit(SELL, 7, 3 * CENT));
    }

    @Test
    void shouldTakeTheRestOnceTheFirstPartIsAnswered() {
        holds(3 * CENT);
        desk.tell(CommandKind.HALT, LimitDesk.ALL, 0);
        desk.exit(SELL, 7, CENT);
        long number = Sections.frames(desk.decisions(), OrderDecoder.TEMPLATE_ID)
                .get(0)
                .as(new OrderDecoder())
                .orderNumber();
        assertEquals("CLOSE_OUTSTANDING 0 0", desk.exit(SELL, 7, CENT));
        desk.sent(number);
        desk.reports.closed(desk.later(), LimitDesk.EURUSD, SELL, CENT, LimitDesk.BID, number, 7, 0);

        assertEquals(
                PositionState.OPEN, desk.risk.ledger().positions().find(0, 7).state());
        assertEquals("accepted", desk.exit(SELL, 7, 2 * CENT));
        assertEquals(List.of(2 * CENT), quantities());
    }

    /** It knows no other close: books that say otherwise would be wrong. */
    @Test
    void shouldCloseTheWholeAtATerminal() {
        desk = new LimitDesk(
                List.of(),
                BreakerRules.NONE,
                new AccountSpec(
                        "test", Instruments.USD, 100, false, Preambles.MILLION, VenueKind.EA_2_05, true, false, 0));
        holds(3 * CENT);
        assertEquals("accepted", desk.exit(SELL, 7, CENT));
        assertEquals(List.of(3 * CENT), quantities());
    }
}
