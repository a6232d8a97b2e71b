package io.ringfire.app.replay;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.simulation.Preamble;
import java.util.ArrayList;
import java.util.List;

/** What a run's first records say: its instruments by their ids, and the build that it was. */
final class PreambleInstruments {
    private PreambleInstruments() {}

    /** The instruments; closes the source. */
    static List<Instrument> of(RecordSource inbound) {
        List<Instrument> instruments = new ArrayList<>();
        InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
        try (inbound) {
            while (inbound.next() && Preamble.isPartOf(RecordFrame.templateId(inbound.buffer(), inbound.offset()))) {
                if (RecordFrame.templateId(inbound.buffer(), inbound.offset())
                        == InstrumentDefinedDecoder.TEMPLATE_ID) {
                    instruments.add(Instrument.from(defined.wrap(
                            inbound.buffer(),
                            inbound.offset() + BLOCK_OFFSET,
                            RecordFrame.blockLength(inbound.buffer(), inbound.offset()),
                            RecordFrame.version(inbound.buffer(), inbound.offset()))));
                }
            }
        }
        return instruments;
    }

    /** The build; closes the source. */
    static String buildOf(RecordSource inbound) {
        try (inbound) {
            if (!inbound.next()
                    || RecordFrame.templateId(inbound.buffer(), inbound.offset()) != RunStartedDecoder.TEMPLATE_ID) {
                return "unknown";
            }
            RunStartedDecoder started = new RunStartedDecoder();
            started.wrap(
                    inbound.buffer(),
                    inbound.offset() + BLOCK_OFFSET,
                    RecordFrame.blockLength(inbound.buffer(), inbound.offset()),
                    RecordFrame.version(inbound.buffer(), inbound.offset()));
            return started.build();
        }
    }
}
