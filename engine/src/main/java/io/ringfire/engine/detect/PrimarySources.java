package io.ringfire.engine.detect;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingest.IngestStage;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.order.SessionEvent;
import io.ringfire.engine.ring.FactSlot;
import io.ringfire.engine.ring.RecordHash;
import io.ringfire.engine.sbe.SessionStateDecoder;

/**
 * Which of several sources of one symbol strategies see: the first in configured order that has quoted it and is not known to be
 * gone. One that goes stale hands over to the next, and takes back when it is fresh again; both are facts.
 */
final class PrimarySources {
    private final boolean[][] hasQuoted = new boolean[IngestStage.MAX_SOURCES][QuoteBoard.MAX_INSTRUMENTS];
    private final boolean[] isGone = new boolean[IngestStage.MAX_SOURCES];
    private final SessionStateDecoder session = new SessionStateDecoder();

    /** Whether strategies see this source's quote of that instrument. History is always seen. */
    boolean isSeen(int sourceId, int instrumentId) {
        if (sourceId == 0) {
            return true;
        }
        hasQuoted[sourceId][instrumentId] = true;
        for (int i = 1; i < sourceId; i++) {
            if (hasQuoted[i][instrumentId] && !isGone[i]) {
                return false;
            }
        }
        return true;
    }

    void onSessionState(FactSlot fact) {
        session.wrap(fact.buffer(), BLOCK_OFFSET, SessionStateDecoder.BLOCK_LENGTH, SessionStateDecoder.SCHEMA_VERSION);
        int sourceId = session.sourceId();
        if (sourceId <= 0 || sourceId >= IngestStage.MAX_SOURCES) {
            return;
        }
        switch (SessionEvent.of(session.change())) {
            case STALE, LEFT -> isGone[sourceId] = true;
            case KNOWN, FRESH -> isGone[sourceId] = false;
            case RESTORED, REFUSED, CLAIMED, CLOCK_DISAGREES, CLOCK_AGREES, ANSWERED -> {
                // says nothing of its quotes
            }
        }
    }

    long foldState(long hash) {
        long gone = 0;
        for (int i = 0; i < isGone.length; i++) {
            gone |= isGone[i] ? 1L << i : 0;
        }
        return RecordHash.mix(hash, gone);
    }
}
