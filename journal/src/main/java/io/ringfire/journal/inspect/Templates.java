package io.ringfire.journal.inspect;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.AccountReportDecoder;
import io.ringfire.engine.sbe.AlertDecoder;
import io.ringfire.engine.sbe.ApprovalAskedDecoder;
import io.ringfire.engine.sbe.CheckpointDecoder;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.sbe.DiskLowDecoder;
import io.ringfire.engine.sbe.EaBarDecoder;
import io.ringfire.engine.sbe.ExecutionReportDecoder;
import io.ringfire.engine.sbe.FindingDecoder;
import io.ringfire.engine.sbe.InjectedQuoteDecoder;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.OrderStateDecoder;
import io.ringfire.engine.sbe.PingAskedDecoder;
import io.ringfire.engine.sbe.PositionClosedDecoder;
import io.ringfire.engine.sbe.PositionReportDecoder;
import io.ringfire.engine.sbe.RiskVerdictDecoder;
import io.ringfire.engine.sbe.RunEndedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SessionStateDecoder;
import io.ringfire.engine.sbe.ShieldThresholdDecoder;
import io.ringfire.engine.sbe.ShieldVerdictDecoder;
import io.ringfire.engine.sbe.SignalDecoder;
import io.ringfire.engine.sbe.SignalRefusedDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotTradesDecoder;
import io.ringfire.engine.sbe.StageFailedDecoder;
import io.ringfire.engine.sbe.StateChangedDecoder;
import io.ringfire.engine.sbe.StrategyDisabledDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.sbe.TimerDecoder;
import io.ringfire.engine.sbe.VoidDecoder;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;
import org.agrona.sbe.MessageDecoderFlyweight;

/** The kinds of records that a journal may hold, by template id. One thread. */
final class Templates {
    private final Int2ObjectHashMap<Template> byId = new Int2ObjectHashMap<>();

    Templates() {
        add(new TickDecoder());
        add(new InstrumentDefinedDecoder());
        add(new RunStartedDecoder());
        add(new RunEndedDecoder());
        add(new TimerDecoder());
        add(new ExecutionReportDecoder());
        add(new SendResultDecoder());
        add(new StageFailedDecoder());
        add(new DiskLowDecoder());
        add(new ClockStepDecoder());
        add(new OperatorCommandDecoder());
        add(new SignalRefusedDecoder());
        add(new SnapshotAccountDecoder());
        add(new SnapshotPositionDecoder());
        add(new SnapshotOrderDecoder());
        add(new VoidDecoder());
        add(new SessionStateDecoder());
        add(new AccountReportDecoder());
        add(new PositionReportDecoder());
        add(new EaBarDecoder());
        add(new SignalDecoder());
        add(new RiskVerdictDecoder());
        add(new OrderDecoder());
        add(new OrderStateDecoder());
        add(new PositionClosedDecoder());
        add(new StrategyDisabledDecoder());
        add(new CheckpointDecoder());
        add(new AlertDecoder());
        add(new ApprovalAskedDecoder());
        add(new FindingDecoder());
        add(new ShieldThresholdDecoder());
        add(new ShieldVerdictDecoder());
        add(new StateChangedDecoder());
        add(new PingAskedDecoder());
        add(new SnapshotTradesDecoder());
        add(new InjectedQuoteDecoder());
    }

    private void add(MessageDecoderFlyweight decoder) {
        byId.put(decoder.sbeTemplateId(), new Template(decoder));
    }

    /** The template of this id; null when there is none. */
    Template find(int id) {
        return byId.get(id);
    }

    /** Name of a template, or its number when it has none. */
    String nameOf(int id) {
        Template template = byId.get(id);
        return template == null ? "template" + id : template.name();
    }

    /** What is wrong with the shape of an intact frame; null when nothing is. */
    String flawIn(DirectBuffer buffer, int offset, int length) {
        int id = RecordFrame.templateId(buffer, offset);
        Template template = byId.get(id);
        if (template == null) {
            return "template " + id + " is unknown";
        }
        int version = RecordFrame.version(buffer, offset);
        int schema = buffer.getShort(offset + RecordFrame.HEADER_OFFSET + 4) & 0xFFFF;
        int block = RecordFrame.blockLength(buffer, offset);
        if (schema != template.schemaId()) {
            return template.name() + " of schema " + schema + ", not " + template.schemaId();
        }
        boolean blockFits = version == template.version()
                ? block == template.blockLength()
                : version < template.version()
                        ? block >= RecordFrame.PROLOGUE_LENGTH && block <= template.blockLength()
                        : block >= template.blockLength();
        if (!blockFits) {
            return template.name() + " of version " + version + " with a block of " + block + " bytes, not "
                    + template.blockLength();
        }
        return block == template.blockLength() ? lengthFlaw(template, buffer, offset, length) : null;
    }

    private static String lengthFlaw(Template template, DirectBuffer buffer, int offset, int length) {
        int body = length - RecordFrame.BLOCK_OFFSET - RecordFrame.CRC_LENGTH;
        try {
            template.wrap(buffer, offset + RecordFrame.BLOCK_OFFSET, template.blockLength(), template.version());
            int decoded = template.decodedLength();
            return decoded == body ? null : template.name() + " holds " + decoded + " bytes in a frame for " + body;
        } catch (IndexOutOfBoundsException e) {
            return template.name() + " whose text reaches past the frame";
        }
    }
}
