package io.ringfire.app.archive;

import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.app.recovery.JournalledFacts;
import io.ringfire.app.recovery.KeptConfiguration;
import io.ringfire.app.replay.Replays;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.CalcMode;
import io.ringfire.engine.instrument.Currency;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.instrument.SwapMode;
import io.ringfire.engine.instrument.TradeMode;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.EngineCounters;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.layout.QueueSeal;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.DocumentFileReader;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nine days of a service from 2022-01-08 on, as it would have written them, on dates of its own: facts by hand, and what the engine decides on
 * them. Run 1 ends on the third day and run 2 begins there; run 2 is killed on the fifth and run 3 begins there; run 3 ends on the sixth, run 4
 * begins there and is the newest. Each but the first is warmed up with six hours of the one before.
 */
public final class RecordedDays {
    static final long DAY_NS = 86_400_000_000_000L;
    static final long HOUR_NS = DAY_NS / 24;

    /** Midnight of the first day. */
    static final long T = 19_000 * DAY_NS;

    /** Half a day behind the last. */
    static final Instant NOW = Instant.ofEpochSecond(0, T).plusSeconds(86_400L * 8 + 43_200);

    private static final int BLOCK_BYTES = 1 << 20;
    private static final long TICK_NS = HOUR_NS / 2;
    private static final long WARM_UP_HOURS = 6;

    /** More slots than a warm-up fills: a replay leaves the others empty. */
    private static final long WARM_UP_SLOTS = 100;

    private final DataDirectory data;
    private final Settings settings;
    private JournalledFacts journal;
    private long tickNumber;

    private RecordedDays(DataDirectory data, Path config) {
        this.data = data;
        this.settings = new SettingsLoader(Purpose.SERVICE)
                .file(config)
                .workingDirectory(data.root().getParent())
                .set(List.of(
                        "data=" + data.root(),
                        "risk.tradingHours=false",
                        "strategy.ema-tick.symbols=EURUSD",
                        "strategy.ema-tick.bars=2-tick-mid",
                        "strategy.ema-tick.fast=2",
                        "strategy.ema-tick.slow=5"))
                .load()
                .settings();
    }

    /** Writes them, as the queues' own writer leaves them. */
    public static void write(DataDirectory data, Path config) {
        RecordedDays days = new RecordedDays(data, config);
        try {
            Files.createDirectories(data.root());
            Files.writeString(data.installation(), "ABCDEF\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        days.facts();
        for (int run = 1; run <= 4; run++) {
            days.decide(run);
        }
        seal(data);
    }

    /** Writes them, closed files cut behind their end mark: tests copy less so, but that writer would stretch them again. */
    static void writeShort(DataDirectory data, Path config) {
        write(data, config);
        for (Path queue : List.of(data.ticks(), data.fires())) {
            cut(queue);
            Disk.deleteTree(queue.resolve(QueueSeal.SEALED_FILE));
        }
        seal(data);
    }

    private static void seal(DataDirectory data) {
        QueueSeal.sealClosedFiles(data.ticks());
        QueueSeal.sealClosedFiles(data.fires());
    }

    private static void cut(Path queue) {
        List<Path> files = QueueFiles.of(queue);
        for (Path file : files.subList(0, files.size() - 1)) {
            try (DocumentFileReader reader = new DocumentFileReader(file);
                    FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                while (reader.next()) {
                    // only the end is wanted
                }
                channel.truncate(reader.position() + Integer.BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void facts() {
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(data.ticks(), BLOCK_BYTES, Long.MIN_VALUE)) {
            journal = new JournalledFacts(log);
            long second = T + 2 * DAY_NS + 10 * HOUR_NS;
            long third = T + 4 * DAY_NS + 12 * HOUR_NS;
            long fourth = T + 5 * DAY_NS + 12 * HOUR_NS;
            FactWriter facts = begin(1, T, 0);
            record(facts, T + 1, second - 2);
            facts.runEnded(second - 1, 0);
            facts = begin(2, second, second - WARM_UP_HOURS * HOUR_NS);
            record(facts, second + 1, third - HOUR_NS);
            facts = begin(3, third, third - WARM_UP_HOURS * HOUR_NS);
            record(facts, third + 1, fourth - 2);
            facts.runEnded(fourth - 1, 0);
            facts = begin(4, fourth, fourth - WARM_UP_HOURS * HOUR_NS);
            record(facts, fourth + 1, T + 8 * DAY_NS + 6 * HOUR_NS);
        }
    }

    private FactWriter begin(long run, long startNs, long warmUpFromNs) {
        FactWriter facts = new FactWriter(journal.begin(), new EngineCounters());
        String config = KeptConfiguration.keep(data, settings).hash();
        facts.runStarted(startNs, new RunSpec('P', "ABCDEF", run, run, config, "test", warmUpFromNs));
        facts.instrumentDefined(startNs, eurusd());
        facts.snapshot(startNs, 0, new AccountSpec("simulated", Currency.of("USD"), 100, false, 100_000_000_000L));
        journal.pass(warmUpFromNs == 0 ? 0 : WARM_UP_SLOTS);
        facts.command(startNs, CommandKind.RESUME, 0xFFFF, -1, 0, "of run " + run, "somebody", "because");
        return facts;
    }

    private void record(FactWriter facts, long fromNs, long toNs) {
        for (long at = fromNs; at <= toNs; at += TICK_NS) {
            tickNumber++;
            long wave = tickNumber % 7 * 30 - tickNumber % 11 * 20;
            facts.tick(at, 0, 1, at, 108_500 + wave, 108_510 + wave, 0);
        }
    }

    /** What is decided anew behind an empty fire journal is what was decided. */
    private void decide(int run) {
        Path decided = data.root().resolveSibling("decided" + run);
        Replays.run(data, "service:" + run, Optional.empty(), Optional.of(decided));
        try (ChronicleRecordLog fires = ChronicleRecordLog.openDaily(data.fires(), BLOCK_BYTES, Long.MIN_VALUE);
                QueueRecordSource source = QueueRecordSource.open(decided)) {
            while (source.next()) {
                fires.append(
                        source.buffer(),
                        source.offset(),
                        source.length(),
                        RecordFrame.eventNs(source.buffer(), source.offset()));
            }
        }
    }

    private static Instrument eurusd() {
        return new Instrument(
                0,
                "EURUSD",
                5,
                Currency.of("EUR"),
                Currency.of("USD"),
                Currency.of("EUR"),
                1,
                10,
                100_000,
                10_000,
                100_000_000L,
                10_000,
                1_000_000L,
                0,
                0,
                0,
                0,
                0,
                CalcMode.FOREX,
                TradeMode.FULL,
                SwapMode.NONE,
                0,
                false);
    }
}
