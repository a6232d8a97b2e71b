package io.ringfire.engine.risk;

import io.ringfire.engine.confirm.ConfirmStage;
import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.fakes.Instruments;
import io.ringfire.engine.fakes.MemoryLog;
import io.ringfire.engine.fakes.Preambles;
import io.ringfire.engine.fakes.RecordingGateway;
import io.ringfire.engine.fakes.ScriptedSignals;
import io.ringfire.engine.fakes.Sections;
import io.ringfire.engine.fakes.SlotPublisher;
import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.LiveIngress;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.Position;
import io.ringfire.engine.order.AlertCode;
import io.ringfire.engine.order.ApprovalState;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.Evidence;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.ExecType;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.Proof;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.ReportKind;
import io.ringfire.engine.order.SendOutcome;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.order.VenueKind;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.FactFrame;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.route.RouteStage;
import io.ringfire.engine.sbe.AccountReportEncoder;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.EaBarEncoder;
import io.ringfire.engine.sbe.ExecutionReportEncoder;
import io.ringfire.engine.sbe.FindingDecoder;
import io.ringfire.engine.sbe.OperatorCommandEncoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.PositionReportEncoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.SendResultEncoder;
import io.ringfire.engine.sbe.SessionStateEncoder;
import io.ringfire.engine.sbe.SnapshotPositionEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.engine.tickjournal.TickJournalStage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * A live engine without strategies: facts as a terminal and its gateway would give them, through the real ingress; a clock by hand.
 * What risk and confirm say is kept in words.
 */
final class TerminalDesk {
    static final long MS = 1_000_000L;
    static final long SECOND = 1_000 * MS;
    static final long LOT = Instruments.LOT;

    final ScriptedSignals signals = new ScriptedSignals();
    final List<String> said = new ArrayList<>();
    final RiskStage risk;
    long nowNs = Preambles.NOON;

    /** Whose terminal speaks. */
    int account;

    private final FactWriter facts;
    private final FactInbox reports = new FactInbox(1 << 18);
    private final FactInbox commands = new FactInbox(1 << 16);
    private final FactInbox market = new FactInbox(1 << 16);
    private final FactFrame frame = new FactFrame();
    private final LiveIngress ingress;
    private long listId;
    private boolean isTogether;

    TerminalDesk(VenueKind kind, boolean isExclusive, boolean isManual, TerminalRules rules) {
        this(kind, isExclusive, isManual, rules, List.of());
    }

    /** With computed volumes, by the strategies' numbers. */
    TerminalDesk(VenueKind kind, boolean isExclusive, boolean isManual, TerminalRules rules, List<Sizing> sizings) {
        EngineCounters counters = new EngineCounters();
        Feedback feedback = new Feedback();
        risk = new RiskStage(new RiskLimits(5 * SECOND, 5 * SECOND, 3), sizings, rules, counters);
        OutcomeListener listener = new OutcomeListener() {
            @Override
            public void onOutcome(EngineEvent event, long sequence) {
                hear(event.decisions());
            }

            @Override
            public void onIdle() {
                // nothing waits
            }
        };
        SlotPublisher slots = new SlotPublisher(
                new IngestStage(counters),
                new TickJournalStage(new MemoryLog(), true, false),
                signals,
                risk,
                new RouteStage(new MemoryLog(), new RecordingGateway(), false),
                new ConfirmStage(listener, feedback));
        facts = new FactWriter(slots, counters);
        AccountSpec spec = new AccountSpec("test", Instruments.USD, 100, false, 0, kind, isExclusive, isManual, 1);
        Preambles.publish(facts, spec, Instruments.eurusd(0));
        ingress = new LiveIngress(
                new EventStamp(() -> nowNs, () -> nowNs, nowNs, SECOND),
                facts,
                feedback,
                new Mailbox(),
                reports,
                commands,
                market);
    }

    static TerminalDesk v205() {
        return new TerminalDesk(VenueKind.EA_2_05, true, false, TerminalRules.byDefault());
    }

    /** A terminal that may be traded, its balance 10,000.00, EURUSD at 1.10000 / 1.10010. */
    TerminalDesk ready() {
        session(SessionEvent.KNOWN)
                .session(SessionEvent.FRESH)
                .money(10_000_000_000L, 0)
                .quote(110_000);
        money(10_000_000_000L, 0);
        said.clear();
        return this;
    }

    /** Another account of the same kind, known and fresh, with quotes of the same source. */
    TerminalDesk withSecondAccount(VenueKind kind) {
        facts.snapshot(
                nowNs, 1, new AccountSpec("other", Instruments.USD, 100, false, 10_000_000_000L, kind, true, false, 1));
        account = 1;
        session(SessionEvent.KNOWN).session(SessionEvent.FRESH);
        account = 0;
        return this;
    }

    /** A position that a run before left open. */
    TerminalDesk takesOver(Position held) {
        SnapshotPositionEncoder snapshot = new SnapshotPositionEncoder();
        facts.fill(nowNs, (slot, sequence, eventNs) -> {
            slot.open(snapshot, sequence, eventNs, 0, held.accountId())
                    .positionId(held.positionId())
                    .orderNumber(held.orderNumber())
                    .quantityMicroLots(held.quantityMicroLots())
                    .openPricePoints(held.openPricePoints())
                    .openNs(held.openNs())
                    .stopPoints(held.stopPoints())
                    .targetPoints(held.targetPoints())
                    .orderTicket(held.orderTicket())
                    .strategyId(held.strategyId())
                    .side((short) held.side().code())
                    .state((short) held.state().code());
            slot.commit(snapshot);
            return true;
        });
        return this;
    }

    /** A quote that a run before recorded. */
    TerminalDesk recorded(long atNs, long bid) {
        TickEncoder tick = new TickEncoder();
        frame.open(tick, 0, 0xFFFF)
                .venueNs(atNs)
                .bidPoints(bid)
                .askPoints(bid + 10)
                .sourceId(1);
        frame.commit(tick);
        UnsafeBuffer copy = new UnsafeBuffer(new byte[frame.length()]);
        copy.putBytes(0, frame.buffer(), 0, frame.length());
        RecordFrame.eventNs(copy, 0, atNs);
        facts.warmUp(copy, 0, copy.capacity(), 0);
        return this;
    }

    /** What is given from now on waits, until {@link #later}, and comes in one cycle. */
    TerminalDesk together() {
        isTogether = true;
        return this;
    }

    TerminalDesk later(long ns) {
        isTogether = false;
        nowNs += ns;
        ingress.doWork();
        ingress.doWork();
        return this;
    }

    TerminalDesk session(SessionEvent event) {
        SessionStateEncoder state = new SessionStateEncoder();
        frame.open(state, -1, account)
                .sourceId(1)
                .change((short) event.code())
                .uuid("U")
                .nodeId("N")
                .chartSymbol("EURUSD")
                .eaVersion("2.05");
        state.server("S").detail("");
        return give(reports, state);
    }

    TerminalDesk quote(long bid) {
        TickEncoder tick = new TickEncoder();
        frame.open(tick, 0, 0xFFFF)
                .venueNs(nowNs)
                .bidPoints(bid)
                .askPoints(bid + 10)
                .sourceId(1);
        return give(market, tick);
    }

    TerminalDesk bar(long low, long high) {
        EaBarEncoder bar = new EaBarEncoder();
        frame.open(bar, 0, 0xFFFF)
                .venueNs(nowNs)
                .openPoints(low)
                .lowPoints(low)
                .highPoints(high)
                .closePoints(high)
                .sourceId(1)
                .minutes(1);
        return give(market, bar);
    }

    TerminalDesk money(long balanceMicros, long marginMicros) {
        AccountReportEncoder report = new AccountReportEncoder();
        frame.open(report, -1, account)
                .venueNs(nowNs)
                .balanceMicros(balanceMicros)
                .equityMicros(balanceMicros)
                .marginMicros(marginMicros)
                .freeMarginMicros(Long.MIN_VALUE)
                .openPositions(-1)
                .kind((short) ReportKind.HEARTBEAT.code());
        return give(reports, report);
    }

    /** A whole list: ticket, order number, micro-lots for each. */
    TerminalDesk list(int nodeCount, long[]... positions) {
        PositionReportEncoder report = new PositionReportEncoder();
        listId++;
        if (positions.length == 0) {
            frame.open(report, -1, account).venueNs(nowNs).listId(listId).nodeCount(nodeCount);
            give(reports, report);
        }
        for (int i = 0; i < positions.length; i++) {
            frame.open(report, 0, account)
                    .venueNs(nowNs)
                    .listId(listId)
                    .ticket(positions[i][0])
                    .orderNumber(positions[i][1])
                    .quantityMicroLots(positions[i][2])
                    .openPricePoints(110_010)
                    .nodeCount(nodeCount)
                    .index(i)
                    .count(positions.length)
                    .side((short) Side.BUY.code());
            give(reports, report);
        }
        return this;
    }

    TerminalDesk command(CommandKind kind, Consumer<OperatorCommandEncoder> rest) {
        OperatorCommandEncoder command = new OperatorCommandEncoder();
        frame.open(command, 0, account).kind((short) kind.code()).commandId("c");
        rest.accept(command);
        command.who("somebody").why("because");
        return give(commands, command);
    }

    TerminalDesk fire(long stop, long target) {
        return command(
                CommandKind.FIRE,
                fire -> fire.side((short) Side.BUY.code())
                        .quantityMicroLots(LOT / 10)
                        .stopPoints(stop)
                        .targetPoints(target));
    }

    TerminalDesk result(long orderNumber, SendOutcome outcome) {
        SendResultEncoder result = new SendResultEncoder();
        frame.open(result, 0, account)
                .orderNumber(orderNumber)
                .strategyId(0xFFFF)
                .outcome((short) outcome.code());
        return give(reports, result);
    }

    TerminalDesk filled(long orderNumber, long ticket) {
        return report(
                ExecType.FILL,
                report -> report.orderNumber(orderNumber)
                        .positionId(ticket)
                        .orderTicket(ticket)
                        .quantityMicroLots(LOT / 10)
                        .pricePoints(110_010)
                        .entry((short) 1));
    }

    TerminalDesk closed(long orderNumber, long ticket, Evidence evidence) {
        return report(
                ExecType.FILL,
                report -> report.orderNumber(orderNumber)
                        .positionId(ticket)
                        .quantityMicroLots(LOT / 10)
                        .pricePoints(109_900)
                        .side((short) Side.SELL.code())
                        .estimated((short) 1)
                        .evidence((short) evidence.code()));
    }

    TerminalDesk rejected(long orderNumber, int retcode, RefusalReason reason) {
        return report(
                ExecType.REJECT,
                report -> report.orderNumber(orderNumber).retcode(retcode).refusal((short) reason.code()));
    }

    TerminalDesk report(ExecType type, Consumer<ExecutionReportEncoder> rest) {
        ExecutionReportEncoder report = new ExecutionReportEncoder();
        frame.open(report, 0, account)
                .venueNs(nowNs)
                .strategyId(0xFFFF)
                .execType((short) type.code())
                .side((short) Side.BUY.code())
                .proof((short) Proof.CLAIMED.code());
        rest.accept(report);
        return give(reports, report);
    }

    /** An open position of a tenth of a lot under ticket 7, bought at 1.10010 by order 1. */
    TerminalDesk holding(long stop, long target) {
        ready().fire(stop, target).result(1, SendOutcome.SENT).filled(1, 7);
        said.clear();
        return this;
    }

    Position position() {
        return ledger().positions().count() == 0 ? null : ledger().positions().at(0);
    }

    Ledger ledger() {
        return risk.ledger();
    }

    /** What was said since the last call. */
    List<String> heard() {
        List<String> heard = List.copyOf(said);
        said.clear();
        return heard;
    }

    private TerminalDesk give(FactInbox inbox, MessageEncoderFlyweight encoder) {
        frame.commit(encoder);
        if (!inbox.offer(frame)) {
            throw new AssertionError("no room");
        }
        if (isTogether) {
            return this;
        }
        ingress.doWork();
        ingress.doWork();
        return this;
    }

    private void hear(Section decisions) {
        Sections.frames(decisions).forEach(each -> {
            switch (each.templateId()) {
                case AlertDecoder.TEMPLATE_ID ->
                    said.add("alert " + AlertCode.of(each.as(new AlertDecoder()).code()));
                case OrderDecoder.TEMPLATE_ID -> {
                    OrderDecoder order = each.as(new OrderDecoder());
                    said.add((order.positionId() == 0 ? "fire " : "close " + order.positionId() + " ")
                            + ExecReason.of(order.reason()));
                }
                case RiskVerdictDecoder.TEMPLATE_ID -> {
                    RiskVerdictDecoder verdict = each.as(new RiskVerdictDecoder());
                    if (verdict.accepted() == 0) {
                        said.add("refused " + RefusalReason.of(verdict.reason()));
                    }
                }
                case ApprovalAskedDecoder.TEMPLATE_ID ->
                    said.add("approval "
                            + ApprovalState.of(
                                    each.as(new ApprovalAskedDecoder()).state()));
                case FindingDecoder.TEMPLATE_ID -> {
                    FindingDecoder finding = each.as(new FindingDecoder());
                    said.add("found " + ExecType.of(finding.execType()) + " by " + Evidence.of(finding.evidence()));
                }
                case io.ringfire.engine.sbe.OrderStateDecoder.TEMPLATE_ID -> {
                    OrderState state = OrderState.of(each.as(new io.ringfire.engine.sbe.OrderStateDecoder())
                            .state());
                    if (state != OrderState.SENT) {
                        said.add("order " + state);
                    }
                }
                default -> {
                    // not about terminals
                }
            }
        });
    }
}
