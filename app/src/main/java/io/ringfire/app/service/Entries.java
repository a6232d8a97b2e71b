package io.ringfire.app.service;

import io.ringfire.app.config.Settings;
import io.ringfire.engine.ledger.Ledger;
import io.ringfire.engine.ledger.OrderTable;
import io.ringfire.engine.ledger.PositionTable;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.ring.EngineCounters.Counter;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.FreeSpaceGuard;
import io.ringfire.journal.state.SharedStateWriter;
import java.io.IOException;
import java.nio.file.Files;

/** How much the published view may hold, and with the journals take of the disk. */
final class Entries {
    private static final int QUEUES = 2;
    private static final int ENGINE_KEYS = 8;

    /** Alerts, signals that wait for a person, accounts and strategies that are shut. */
    private static final int NOTICES = 512;

    private Entries() {}

    /** Most keys of the view. */
    static int most(Settings settings) {
        return QuoteBoard.MAX_INSTRUMENTS
                + PositionTable.CAPACITY
                + OrderTable.CAPACITY
                + settings.state().keepFires()
                + 2 * Ledger.MAX_ACCOUNTS // and their sessions
                + Counter.values().length
                + NOTICES
                + ENGINE_KEYS;
    }

    /** Guards the space that both journals and the view may ask for at once. */
    static FreeSpaceGuard guard(DataDirectory data, Settings settings, int blockBytes) {
        try {
            return new FreeSpaceGuard(
                    Files.getFileStore(data.root()),
                    FreeSpaceGuard.requiredBytes(QUEUES, blockBytes, SharedStateWriter.mapBytes(most(settings))));
        } catch (IOException e) {
            throw new JournalException("cannot ask for the free space of " + data.root() + ": " + e, e);
        }
    }
}
