package io.ringfire.engine.simulation;

import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.engine.sbe.SnapshotTradesDecoder;

/** The records that a run begins with, before anything happens. */
public final class Preamble {
    private Preamble() {}

    /** Whether records of this kind belong to it. */
    public static boolean isPartOf(int templateId) {
        return switch (templateId) {
            case RunStartedDecoder.TEMPLATE_ID,
                    InstrumentDefinedDecoder.TEMPLATE_ID,
                    SnapshotAccountDecoder.TEMPLATE_ID,
                    SnapshotPositionDecoder.TEMPLATE_ID,
                    SnapshotOrderDecoder.TEMPLATE_ID,
                    SnapshotTradesDecoder.TEMPLATE_ID -> true;
            default -> false;
        };
    }
}
