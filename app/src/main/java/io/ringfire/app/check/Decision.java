package io.ringfire.app.check;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** One record that strategies caused, a Signal or a StrategyDisabled, byte for byte as the fire journal would have it. */
final class Decision {
    private final byte[] frame;

    private Decision(byte[] frame) {
        this.frame = frame;
    }

    /** Whether a record is one. */
    static boolean isOne(DirectBuffer buffer, int offset) {
        int templateId = RecordFrame.templateId(buffer, offset);
        return templateId == SignalDecoder.TEMPLATE_ID || templateId == StrategyDisabledDecoder.TEMPLATE_ID;
    }

    static Decision copy(DirectBuffer buffer, int offset) {
        byte[] frame = new byte[RecordFrame.length(buffer, offset)];
        buffer.getBytes(offset, frame);
        return new Decision(frame);
    }

    UnsafeBuffer buffer() {
        return new UnsafeBuffer(frame);
    }

    long eventNs() {
        return RecordFrame.eventNs(buffer(), 0);
    }

    boolean isSignal() {
        return RecordFrame.templateId(buffer(), 0) == SignalDecoder.TEMPLATE_ID;
    }

    /** Whose it is: the strategy's place in the configuration. */
    int strategy() {
        return isSignal()
                ? signal().strategyId()
                : new StrategyDisabledDecoder()
                        .wrap(
                                buffer(),
                                BLOCK_OFFSET,
                                RecordFrame.blockLength(buffer(), 0),
                                RecordFrame.version(buffer(), 0))
                        .strategyId();
    }

    /** What it is about; -1 for no instrument. */
    int instrumentId() {
        return isSignal() ? signal().instrumentId() : -1;
    }

    /** What it says, where it is a signal. */
    SignalDecoder signal() {
        SignalDecoder signal = new SignalDecoder();
        signal.wrap(buffer(), BLOCK_OFFSET, RecordFrame.blockLength(buffer(), 0), RecordFrame.version(buffer(), 0));
        return signal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Decision decision && Arrays.equals(frame, decision.frame);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(frame);
    }
}
