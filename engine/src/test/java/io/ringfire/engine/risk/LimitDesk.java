package io.ringfire.engine.risk;

import io.ringfire.engine.calendar.MarketCalendar;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.Reports;
import io.ringfire.engine.fakes.ScriptedSignals;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.Account;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.money.Commission;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.StateCause;
import io.ringfire.engine.order.TradingState;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.OperatorCommandEncoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.StateChangedDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * A risk stage under limits, its clock by hand: a simulated account of a million dollars; EURUSD and EURGBP at 1.00000 / 1.00010, GBPUSD
 * at 1.99990 / 2.00000. A lot of EURUSD moves a dollar a point.
 */
final class LimitDesk {
    static final int EURUSD = 0;
    static final int EURGBP = 1;
    static final int GBPUSD = 2;
    static final long BID = 100_000;
    static final long ASK = 100_010;
    static final long DOLLAR = 1_000_000L;
    static final long SECOND = 1_000_000_000L;
    static final int ALL = FactWriter.NO_ACCOUNT;

    final ScriptedSignals signals = new ScriptedSignals().stops(0, 0);
    final Reports reports;
    final RiskStage risk;
    final FactWriter facts;
    long clockNs = Preambles.NOON;

    private final SlotPublisher slot;

    LimitDesk(EntryLimits limits) {
        this(List.of(new LimitRule("", "", "", limits)));
    }

    LimitDesk(List<LimitRule> rules) {
        this(rules, BreakerRules.NONE, Preambles.hedging("test"));
    }

    LimitDesk(List<LimitRule> rules, BreakerRules breaker, AccountSpec... accounts) {
        this(rules, breaker, Commission.NONE, accounts);
    }

    LimitDesk(List<LimitRule> rules, BreakerRules breaker, Commission commission, AccountSpec... accounts) {
        EngineCounters counters = new EngineCounters();
        RiskLimits limits = new RiskLimits(0, Long.MAX_VALUE / 4, 3, rules, List.of("first", "second"))
                .with(breaker, commission, MarketCalendar.NONE);
        risk = new RiskStage(limits, counters);
        slot = new SlotPublisher(new IngestStage(counters), signals, risk);
        facts = new FactWriter(slot, counters);
        reports = new Reports(facts);
        Preambles.publish(
                facts,
                accounts[0],
                Instruments.eurusd(EURUSD),
                Instruments.fx(EURGBP, "EURGBP", 5, "EUR", "GBP", TradeMode.FULL),
                Instruments.fx(GBPUSD, "GBPUSD", 5, "GBP", "USD", TradeMode.FULL));
        for (int i = 1; i < accounts.length; i++) {
            facts.snapshot(clockNs, i, accounts[i]);
        }
        quote(EURUSD, BID, ASK);
        quote(EURGBP, BID, ASK);
        quote(GBPUSD, 199_990, 200_000);
    }

    /** Every limit as strict as it can be. */
    static EntryLimits allAtTheirLeast() {
        EntryLimits limits = EntryLimits.NONE;
        for (Limit limit : Limit.values()) {
            limits = limits.with(limit, limit.stricter(1, Long.MAX_VALUE / 4));
        }
        for (MoneyLimit limit : MoneyLimit.values()) {
            limits = limits.with(limit, new Share(0, 1));
        }
        return limits;
    }

    /** The next instant, a nanosecond later. */
    long later() {
        return ++clockNs;
    }

    LimitDesk pass(long ns) {
        clockNs += ns;
        return this;
    }

    Account account() {
        return risk.ledger().account(0);
    }

    LimitDesk quote(int instrumentId, long bid, long ask) {
        facts.tick(later(), instrumentId, 0, clockNs, bid, ask, 0);
        return this;
    }

    void sent(long orderNumber) {
        reports.sendResult(later(), EURUSD, orderNumber, SendOutcome.SENT, RefusalReason.NONE);
    }

    /** Sent and filled at the quote of now; its position has the order's number and 70 in front. */
    long fill(long orderNumber, Side side, long quantity, long price) {
        sent(orderNumber);
        reports.opened(later(), EURUSD, side, quantity, price, orderNumber, 7_000 + orderNumber);
        return 7_000 + orderNumber;
    }

    /** A trade that earned so many micros, by nobody's order. */
    LimitDesk trade(long positionId, long profitMicros) {
        reports.opened(later(), EURUSD, Side.BUY, Instruments.LOT, BID, 0, positionId);
        reports.closed(later(), EURUSD, Side.SELL, Instruments.LOT, BID, 0, positionId, profitMicros);
        return this;
    }

    LimitDesk tell(CommandKind kind, int accountId, int strategy) {
        facts.command(later(), kind, accountId, -1, 0, strategy, "c" + clockNs, "somebody", "because");
        return this;
    }

    String enter(Side side, long quantity, long stopPoints) {
        return enter(EURUSD, side, quantity, stopPoints);
    }

    /** The verdict: a reason, and where there is one, the limit and what was found. */
    String enter(int instrumentId, Side side, long quantity, long stopPoints) {
        signals.stops(stopPoints, 0).enter(instrumentId, side, quantity);
        return verdict();
    }

    String exit(Side side, long positionId, long quantity) {
        signals.exit(EURUSD, side, positionId, quantity);
        return verdict();
    }

    /** The verdict on another stop and target for a position. */
    String modify(Side side, long positionId, long stopPoints, long targetPoints) {
        signals.stops(stopPoints, targetPoints).modify(EURUSD, side, positionId);
        return verdict();
    }

    /** A person approves; the verdict. */
    String approve(long signalId) {
        OperatorCommandEncoder command = new OperatorCommandEncoder();
        facts.fill(later(), (frame, sequence, atNs) -> {
            frame.open(command, sequence, atNs, -1, 0)
                    .signalId(signalId)
                    .kind((short) CommandKind.APPROVE.code())
                    .commandId("c");
            command.who("somebody").why("because");
            frame.commit(command);
            return true;
        });
        return lastVerdict();
    }

    private String verdict() {
        facts.timer(later(), clockNs);
        return lastVerdict();
    }

    String lastVerdict() {
        RiskVerdictDecoder verdict = Sections.frames(decisions(), RiskVerdictDecoder.TEMPLATE_ID)
                .get(0)
                .as(new RiskVerdictDecoder());
        RefusalReason reason = RefusalReason.of(verdict.reason());
        return reason == RefusalReason.NONE
                ? "accepted"
                : reason + " " + verdict.limitValue() + " " + verdict.actualValue();
    }

    Section decisions() {
        return slot.event().decisions();
    }

    /** Changes of state and alerts of the last event, in words. */
    List<String> said() {
        List<String> said = new ArrayList<>();
        Sections.frames(decisions(), StateChangedDecoder.TEMPLATE_ID).forEach(frame -> {
            StateChangedDecoder changed = frame.as(new StateChangedDecoder());
            said.add((changed.strategyId() != ALL
                            ? "strategy " + changed.strategyId()
                            : changed.accountId() != ALL ? "account " + changed.accountId() : "all")
                    + " " + TradingState.of(changed.state()) + " " + StateCause.of(changed.cause()) + " "
                    + RefusalReason.of(changed.reason()) + " " + changed.limitValue() + " " + changed.actualValue());
        });
        Sections.frames(decisions(), AlertDecoder.TEMPLATE_ID).forEach(frame -> {
            AlertDecoder alert = frame.as(new AlertDecoder());
            said.add(AlertCode.of(alert.code()) + " " + alert.value());
        });
        return said;
    }
}
