package io.ringfire.engine.risk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Computed volumes behind a person's answer and behind a requote. The account has 10,000 dollars, a lot moves a dollar a point, and
 * entries may lose 100 dollars: 0.20 lots over 500 points. Seen failing: sized again on approval, and the retry with the volume of before.
 */
class SizedRetryTest {
    private static final long SECOND = TerminalDesk.SECOND;
    private static final long LOT = Instruments.LOT;
    private static final Share ONE_PERCENT = new Share(10_000, 0);
    private static final Sizing AT_STOP = Sizing.atStop(ONE_PERCENT, LOT);
    private static final Sizing AT_ATR = Sizing.atAtr(ONE_PERCENT, LOT, 1_000);
    private static final long ATR_500 = 500_000_000L;
    private static final int REQUOTE = 10004;

    /** A terminal at 1.10000 / 1.10010 that was wished a BUY with a stop at 1.09510. */
    private static TerminalDesk wished(boolean isManual, Sizing sizing) {
        TerminalDesk desk = new TerminalDesk(
                VenueKind.EA_2_05, true, isManual, new TerminalRules(5 * SECOND, true, 1, 20, 20), List.of(sizing));
        desk.ready().signals.stops(109_510, 0).enterSized(0, Side.BUY, ATR_500, desk.nowNs + 3 * SECOND);
        return desk.quote(110_000);
    }

    private static long lastOrder(TerminalDesk desk) {
        int count = desk.ledger().orders().count();
        return count == 0 ? 0 : desk.ledger().orders().at(count - 1).quantityMicroLots();
    }

    /** A person approved what was shown. The checks see the quotes of now, so a limit on the loss may refuse it. */
    @Test
    void shouldFireTheVolumeThatWasApproved() {
        TerminalDesk desk = wished(true, AT_STOP);
        assertEquals(List.of("approval ASKED"), desk.heard());
        desk.quote(110_490).command(CommandKind.APPROVE, approve -> approve.signalId(1));
        assertEquals(List.of("approval APPROVED", "fire CLIENT"), desk.heard());
        assertEquals(LOT / 5, lastOrder(desk), "now twice as far from its stop");
    }

    @Test
    void shouldNotAskAboutAVolumeThatIsNotKnown() {
        TerminalDesk desk = wished(true, Sizing.atStop(new Share(0, 1), LOT));
        assertEquals(List.of("refused SIZE_TOO_SMALL"), desk.heard());
        desk = wished(true, Sizing.GIVEN);
        assertEquals(List.of("refused SIZE_UNKNOWN"), desk.heard());
    }

    private static TerminalDesk requoted(boolean isManual, Sizing sizing, long bid) {
        TerminalDesk desk = wished(isManual, sizing);
        if (isManual) {
            desk.command(CommandKind.APPROVE, approve -> approve.signalId(1));
        }
        assertEquals(LOT / 5, lastOrder(desk));
        desk.result(1, SendOutcome.SENT).quote(bid);
        return desk.report(
                io.ringfire.engine.order.ExecType.REJECT,
                report -> report.orderNumber(1)
                        .signalId(1)
                        .strategyId(0)
                        .retcode(REQUOTE)
                        .refusal((short) RefusalReason.REQUOTE.code()));
    }

    @Test
    void shouldRetryWithLessWhereTheStopIsFurtherNow() {
        assertEquals(LOT * 16 / 100, lastOrder(requoted(false, AT_STOP, 110_100)), "600 points: 0.1666 lots");
    }

    @Test
    void shouldNeverRetryWithMore() {
        assertEquals(LOT / 5, lastOrder(requoted(false, AT_STOP, 109_800)), "300 points would be 0.33 lots");
    }

    @Test
    void shouldRetryWithTheSameWhereThePriceHasNoSayInIt() {
        assertEquals(LOT / 5, lastOrder(requoted(false, AT_ATR, 110_100)));
    }

    @Test
    void shouldRetryWithWhatAPersonApproved() {
        assertEquals(LOT / 5, lastOrder(requoted(true, AT_STOP, 110_100)));
    }

    private static void halve(TerminalDesk desk) {
        desk.command(CommandKind.RISK, risk -> risk.sizePercent(50));
    }

    /** What was asked is half of 0.20 lots; a share said since does not change what the person saw. */
    @Test
    void shouldFireTheShareThatWasApproved() {
        TerminalDesk desk = new TerminalDesk(
                VenueKind.EA_2_05, true, true, new TerminalRules(5 * SECOND, true, 1, 20, 20), List.of(AT_STOP));
        desk.ready();
        halve(desk);
        desk.signals.stops(109_510, 0).enterSized(0, Side.BUY, ATR_500, desk.nowNs + 3 * SECOND);
        desk.quote(110_000).command(CommandKind.RISK, risk -> risk.sizePercent(10));
        desk.command(CommandKind.APPROVE, approve -> approve.signalId(1));
        assertEquals(LOT / 10, lastOrder(desk));
    }

    /** Its volume was a share already. Seen failing with the share taken once more: 0.05 lots. */
    @Test
    void shouldNotTakeTheShareOfARetryAgain() {
        TerminalDesk desk = new TerminalDesk(
                VenueKind.EA_2_05, true, false, new TerminalRules(5 * SECOND, true, 1, 20, 20), List.of(AT_STOP));
        desk.ready();
        halve(desk);
        desk.signals.stops(109_510, 0).enterSized(0, Side.BUY, ATR_500, desk.nowNs + 3 * SECOND);
        desk.quote(110_000).result(1, SendOutcome.SENT).quote(110_010);
        desk.report(
                io.ringfire.engine.order.ExecType.REJECT,
                report -> report.orderNumber(1)
                        .signalId(1)
                        .strategyId(0)
                        .retcode(REQUOTE)
                        .refusal((short) RefusalReason.REQUOTE.code()));
        assertEquals(
                2, desk.ledger().orders().at(desk.ledger().orders().count() - 1).orderNumber());
        assertEquals(LOT / 10, lastOrder(desk));
    }

    /** An operator says the lots, whatever strategies do. */
    @Test
    void shouldFireTheLotsOfAnOperator() {
        TerminalDesk desk =
                new TerminalDesk(VenueKind.EA_2_05, true, false, TerminalRules.byDefault(), List.of(AT_STOP));
        desk.ready().fire(109_510, 0);
        assertEquals(LOT / 10, lastOrder(desk));
    }
}
