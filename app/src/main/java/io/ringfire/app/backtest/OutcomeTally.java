package io.ringfire.app.backtest;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.app.strategy.Thrown;
import io.ringfire.engine.confirm.OutcomeListener;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.ExecReason;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineEvent;
import io.ringfire.engine.ring.Section;
import io.ringfire.engine.sbe.CheckpointDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.PositionClosedDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/** Gathers a run's trades, refusals and final state hash as events come through. Allocates for trades and refusals only. */
public final class OutcomeTally implements OutcomeListener {
    private final List<Instrument> instruments;
    private final List<String> strategyIds;
    private final List<Trade> trades = new ArrayList<>();

    /** By code: there may be one at every bar. */
    private final long[] rejects = new long[RefusalReason.values().length];

    private final RiskVerdictDecoder verdict = new RiskVerdictDecoder();
    private final OrderStateDecoder orderState = new OrderStateDecoder();
    private final PositionClosedDecoder closed = new PositionClosedDecoder();
    private final CheckpointDecoder checkpoint = new CheckpointDecoder();
    private final StrategyDisabledDecoder strategyDisabled = new StrategyDisabledDecoder();
    private final SortedMap<Integer, Long> disabledNs = new TreeMap<>();
    private String stateHash = "";

    /** For a run whose trades are of no interest: only its state hash. */
    public OutcomeTally() {
        this(List.of(), List.of());
    }

    /** For a run of these instruments, by id, and these strategies, by id. */
    public OutcomeTally(List<Instrument> instruments, List<String> strategyIds) {
        this.instruments = instruments;
        this.strategyIds = strategyIds;
    }

    @Override
    public void onOutcome(EngineEvent event, long sequence) {
        if (event.signals().count() > 0) {
            readSignals(event.signals());
        }
        if (event.decisions().count() > 0) {
            read(event.decisions());
        }
        if (event.isCheckpointDue()) {
            readCheckpoint(event.proofs().buffer());
        }
    }

    /** Closed positions in the order in which they were closed. */
    public List<Trade> trades() {
        return trades;
    }

    /** Refusals by risk and rejections by the venue, by reason. */
    public Map<RefusalReason, Long> rejects() {
        Map<RefusalReason, Long> byReason = new EnumMap<>(RefusalReason.class);
        for (RefusalReason reason : RefusalReason.values()) {
            if (rejects[reason.code()] > 0) {
                byReason.put(reason, rejects[reason.code()]);
            }
        }
        return byReason;
    }

    /** The strategies that were disabled, in the order of the configuration, with what they threw. */
    List<DisabledStrategy> disabled(SortedMap<Integer, Thrown> thrown) {
        return disabledNs.entrySet().stream()
                .filter(each -> thrown.containsKey(each.getKey()) && each.getKey() < strategyIds.size())
                .map(each -> new DisabledStrategy(
                        strategyIds.get(each.getKey()), each.getValue(), thrown.get(each.getKey())))
                .toList();
    }

    /** SHA-256 hex of the final checkpoint; empty before the run has ended. */
    public String stateHash() {
        return stateHash;
    }

    private void readSignals(Section signals) {
        UnsafeBuffer buffer = signals.buffer();
        for (int offset = 0; offset < signals.length(); offset += RecordFrame.length(buffer, offset)) {
            if (RecordFrame.templateId(buffer, offset) == StrategyDisabledDecoder.TEMPLATE_ID) {
                strategyDisabled.wrap(
                        buffer,
                        offset + BLOCK_OFFSET,
                        RecordFrame.blockLength(buffer, offset),
                        RecordFrame.version(buffer, offset));
                disabledNs.putIfAbsent(strategyDisabled.strategyId(), strategyDisabled.eventNs());
            }
        }
    }

    private void read(Section decisions) {
        UnsafeBuffer buffer = decisions.buffer();
        for (int offset = 0; offset < decisions.length(); offset += RecordFrame.length(buffer, offset)) {
            int block = offset + BLOCK_OFFSET;
            int length = RecordFrame.blockLength(buffer, offset);
            int version = RecordFrame.version(buffer, offset);
            switch (RecordFrame.templateId(buffer, offset)) {
                case RiskVerdictDecoder.TEMPLATE_ID -> {
                    verdict.wrap(buffer, block, length, version);
                    if (verdict.accepted() == 0) {
                        rejects[RefusalReason.of(verdict.reason()).code()]++;
                    }
                }
                case OrderStateDecoder.TEMPLATE_ID -> {
                    orderState.wrap(buffer, block, length, version);
                    OrderState state = OrderState.of(orderState.state());
                    if (state.isFinal() && state != OrderState.FILLED && state != OrderState.DONE) {
                        rejects[RefusalReason.of(orderState.reason()).code()]++;
                    }
                }
                case PositionClosedDecoder.TEMPLATE_ID -> addTrade(closed.wrap(buffer, block, length, version));
                default -> {
                    // orders are counted by the engine
                }
            }
        }
    }

    private void addTrade(PositionClosedDecoder position) {
        if (instruments.isEmpty()) {
            return;
        }
        Instrument instrument = instruments.get(position.instrumentId());
        int strategy = position.strategyId();
        trades.add(new Trade(
                position.openNs(),
                position.eventNs(),
                Side.of(position.side()),
                instrument.symbol(),
                instrument.digits(),
                strategy < strategyIds.size() ? strategyIds.get(strategy) : "",
                position.quantityMicroLots(),
                position.openPricePoints(),
                position.closePricePoints(),
                position.profitMicros(),
                position.commissionMicros(),
                position.swapMicros(),
                ExecReason.of(position.reason())));
    }

    private void readCheckpoint(UnsafeBuffer buffer) {
        checkpoint.wrap(buffer, BLOCK_OFFSET, CheckpointDecoder.BLOCK_LENGTH, CheckpointDecoder.SCHEMA_VERSION);
        if (checkpoint.finalOfRun() != 0) {
            stateHash = hash(buffer);
        }
    }

    /** Over the checkpoint's own fields; sequence and time are in the chained hashes already. */
    private static String hash(UnsafeBuffer buffer) {
        byte[] proof = new byte[CheckpointDecoder.BLOCK_LENGTH - RecordFrame.PROLOGUE_LENGTH];
        buffer.getBytes(BLOCK_OFFSET + RecordFrame.PROLOGUE_LENGTH, proof);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(proof));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
