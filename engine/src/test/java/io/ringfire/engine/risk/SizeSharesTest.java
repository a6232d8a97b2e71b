package io.ringfire.engine.risk;

import static io.ringfire.engine.order.Side.BUY;
import static io.ringfire.engine.order.Side.SELL;
import static io.ringfire.engine.risk.LimitDesk.ALL;
import static io.ringfire.engine.risk.LimitDesk.ASK;
import static io.ringfire.engine.risk.LimitDesk.EURUSD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ringfire.engine.fakes.Frame;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.OperatorCommandEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which share of its size an entry gets. Volumes go from 0.01 to 100 lots in steps of 0.01. Two accounts; strategies 0 and 1. Seen
 * failing with the greatest share in place of the least, with each scope left out, without rounding, with rounding to the nearest step,
 * and with the share taken of an operator's lots.
 */
class SizeSharesTest {
    private static final long LOT = Instruments.LOT;
    private static final int FIRST = 1;
    private static final int SECOND = 2;

    private final LimitDesk desk =
            new LimitDesk(List.of(), BreakerRules.NONE, Preambles.hedging("one"), Preambles.hedging("two"));

    private SizeSharesTest risk(int accountId, int strategy, int percent) {
        desk.facts.risk(desk.later(), accountId, strategy, percent, "c" + desk.clockNs, "somebody", "because");
        return this;
    }

    /** What each account gets of an entry of that strategy: micro-lots, or why not. */
    private String enter(int strategyId, long quantity) {
        desk.signals.of(strategyId).stops(0, 0).enter(EURUSD, BUY, quantity);
        desk.facts.timer(desk.later(), desk.clockNs);
        return told();
    }

    private String told() {
        StringBuilder told = new StringBuilder();
        for (Frame frame : Sections.frames(desk.decisions())) {
            if (frame.templateId() == OrderDecoder.TEMPLATE_ID) {
                told.append(' ').append(frame.as(new OrderDecoder()).quantityMicroLots());
            } else if (frame.templateId() == RiskVerdictDecoder.TEMPLATE_ID) {
                RiskVerdictDecoder verdict = frame.as(new RiskVerdictDecoder());
                RefusalReason reason = RefusalReason.of(verdict.reason());
                told.append(
                        reason == RefusalReason.NONE
                                ? ""
                                : " " + reason + " " + verdict.limitValue() + " " + verdict.actualValue());
            }
        }
        return told.toString().strip();
    }

    private String fire(Side side, long quantity) {
        OperatorCommandEncoder command = new OperatorCommandEncoder();
        desk.facts.fill(desk.later(), (frame, sequence, atNs) -> {
            frame.open(command, sequence, atNs, EURUSD, 0)
                    .kind((short) CommandKind.FIRE.code())
                    .side((short) side.code())
                    .quantityMicroLots(quantity)
                    .commandId("f");
            command.who("somebody").why("because");
            frame.commit(command);
            return true;
        });
        return told();
    }

    @Test
    void shouldTakeTheShareOfAllEntries() {
        assertEquals("1000000 1000000", enter(0, LOT));
        risk(ALL, 0, 50);
        assertEquals("500000 500000", enter(0, LOT));
        assertEquals("500000 500000", enter(1, LOT));
        risk(ALL, 0, 100);
        assertEquals("1000000 1000000", enter(0, LOT));
    }

    @Test
    void shouldTakeTheShareOfOneAccount() {
        risk(1, 0, 20);
        assertEquals("1000000 200000", enter(0, LOT));
    }

    @Test
    void shouldTakeTheShareOfOneStrategy() {
        risk(ALL, SECOND, 30);
        assertEquals("1000000 1000000", enter(0, LOT));
        assertEquals("300000 300000", enter(1, LOT));
        risk(ALL, FIRST, 40);
        assertEquals("400000 400000", enter(0, LOT));
        assertEquals("300000 300000", enter(1, LOT));
    }

    @Test
    void shouldTakeTheLeastOfWhatAppliesAndNotTheirProduct() {
        risk(ALL, 0, 60).risk(1, 0, 50).risk(ALL, SECOND, 40);
        assertEquals("600000 500000", enter(0, LOT));
        assertEquals("400000 400000", enter(1, LOT));
        risk(ALL, 0, 10);
        assertEquals("100000 100000", enter(1, LOT));
        risk(ALL, 0, 100);
        assertEquals("400000 400000", enter(1, LOT), "what was said of the strategy stands");
    }

    @ParameterizedTest
    @CsvSource({
        "50, 30000, 10000", // 0.015
        "99, 30000, 20000", // 0.0297
        "1, 1000000, 10000",
        "1, 990000, SIZE_SHARE 10000 0", // 0.0099
        "33, 30000, SIZE_SHARE 10000 0",
        "34, 30000, 10000",
        "99, 10000, SIZE_SHARE 10000 0",
        "100, 10000, 10000",
        "99, 100000000, 99000000"
    })
    void shouldRoundDownToTheStepAndRefuseWhatIsLessThanTheSmallest(int percent, long quantity, String expected) {
        risk(ALL, 0, percent);
        assertEquals(expected + " " + expected, enter(0, quantity));
    }

    /** What is configured must be right by itself: a share mends no volume. */
    @Test
    void shouldRefuseWhatIsConfiguredWrongWhateverTheShare() {
        risk(ALL, 0, 50);
        assertEquals(
                "VOLUME_TOO_LARGE 100000000 100010000", enter(0, 100_010_000).substring(0, 36));
        assertEquals("VOLUME_OFF_STEP 10000 25000", enter(0, 25_000).substring(0, 27));
    }

    /** Limits see the volume that is left. */
    @Test
    void shouldHoldWhatIsLeftToTheLimits() {
        LimitDesk limited = new LimitDesk(EntryLimits.NONE.with(Limit.MAX_MICRO_LOTS, LOT / 2));
        assertEquals("VOLUME_LIMIT 500000 1000000", limited.enter(BUY, LOT, 0));
        limited.facts.risk(limited.later(), ALL, 0, 50, "c", "somebody", "because");
        assertEquals("accepted", limited.enter(BUY, LOT, 0));
    }

    @Test
    void shouldRefuseEveryEntryAtNothing() {
        risk(0, 0, 0);
        assertEquals("SIZE_SHARE 10000 0 1000000", enter(0, LOT));
        assertEquals("SIZE_SHARE 10000 0", fire(BUY, LOT));
        risk(0, 0, 1);
        assertEquals("10000 1000000", enter(0, LOT));
        assertEquals("1000000", fire(BUY, LOT), "lots that a person named");
    }

    @Test
    void shouldLetExitsAndChangesPass() {
        risk(ALL, 0, 0);
        desk.signals.of(0);
        desk.reports.opened(desk.later(), EURUSD, BUY, LOT, ASK, 0, 7);
        assertEquals("accepted", desk.modify(BUY, 7, 99_000, 0));
        assertEquals("accepted", desk.exit(SELL, 7, LOT / 2));
        assertEquals("500000", told());
    }

    /** There is nothing above what is configured. Seen failing without the bound. */
    @Test
    void shouldRefuseAShareAboveWhatIsConfigured() {
        risk(ALL, 0, 50).risk(ALL, 0, 101);
        assertEquals("SIZE_SHARE 0 0", told());
        assertEquals("500000 500000", enter(0, LOT));
        risk(9, 0, 10);
        assertEquals("SESSION_UNKNOWN 0 0", told());
    }
}
