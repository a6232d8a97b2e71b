package io.ringfire.app.backtest;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.simulation.MarketDataMerge;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueFiles;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/**
 * The ticks that a service has recorded: the live journal as backtest input, up to the record that was its last when this was
 * made. Its instruments are known by the definitions that each run wrote.
 */
public final class RecordedTicks {
    private final Path queue;
    private final SortedMap<String, Integer> digitsBySymbol = new TreeMap<>();
    private final long untilNs;
    private long wholeFromNs = Long.MAX_VALUE;
    private boolean isDemo;

    /** Walks the journal once; there need be none. */
    public RecordedTicks(DataDirectory data) {
        this.queue = data.ticks();
        long lastNs = Long.MIN_VALUE;
        if (!QueueFiles.of(queue).isEmpty()) {
            try (QueueRecordSource source = QueueRecordSource.open(queue)) {
                InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
                RunStartedDecoder started = new RunStartedDecoder();
                while (source.next()) {
                    lastNs = RecordFrame.eventNs(source.buffer(), source.offset());
                    if (RecordFrame.templateId(source.buffer(), source.offset())
                            == InstrumentDefinedDecoder.TEMPLATE_ID) {
                        learn(read(defined, source.buffer(), source.offset()));
                    } else if (RecordFrame.templateId(source.buffer(), source.offset())
                            == RunStartedDecoder.TEMPLATE_ID) {
                        wholeFromNs = Math.min(wholeFromNs, lastNs);
                        started.wrap(
                                source.buffer(),
                                source.offset() + BLOCK_OFFSET,
                                RecordFrame.blockLength(source.buffer(), source.offset()),
                                RecordFrame.version(source.buffer(), source.offset()));
                        isDemo |= hadDemoMarket(data, started.configHash());
                    }
                }
            }
        }
        this.untilNs = lastNs;
    }

    /** Digits of each symbol that was recorded. */
    public SortedMap<String, Integer> digitsBySymbol() {
        return digitsBySymbol;
    }

    /** Whether a run recorded the demo's made-up market. */
    public boolean isDemo() {
        return isDemo;
    }

    /**
     * Event time of the first RunStarted, epoch ns, {@code Long.MAX_VALUE} for none: what lies before it belongs to a run whose
     * beginning was archived, and is not read.
     */
    public long wholeFromNs() {
        return wholeFromNs;
    }

    /** As {@link #wholeFromNs()}, of a journal that is not read further. */
    public static long wholeFromNs(DataDirectory data) {
        try (QueueRecordSource source = QueueRecordSource.open(data.ticks())) {
            while (source.next()) {
                if (RecordFrame.templateId(source.buffer(), source.offset()) == RunStartedDecoder.TEMPLATE_ID) {
                    return RecordFrame.eventNs(source.buffer(), source.offset());
                }
            }
        }
        return Long.MAX_VALUE;
    }

    /** Event time of the last record, epoch ns; {@code Long.MIN_VALUE} for none. */
    public long untilNs() {
        return untilNs;
    }

    /** The ticks of these instruments, as one source of a merge. */
    public static MarketDataMerge.Input input(
            DataDirectory data, List<Instrument> instruments, long fromNs, long toNs) {
        return new MarketDataMerge.Input(QueueRecordSource.open(data.ticks()), new Mapping(instruments), fromNs, toNs);
    }

    private static boolean hadDemoMarket(DataDirectory data, String configHash) {
        Path config = data.configFile(configHash);
        return Files.exists(config)
                && new SettingsLoader(Purpose.SERVICE)
                                .file(config)
                                .load()
                                .settings()
                                .paper()
                                .source()
                        == Settings.PaperSource.DEMO;
    }

    private void learn(Instrument instrument) {
        Integer before = digitsBySymbol.put(instrument.symbol(), instrument.digits());
        if (before != null && before != instrument.digits()) {
            throw new ConfigurationException(List.of("the journal in " + queue + " holds " + instrument.symbol()
                    + " with " + before + " and with " + instrument.digits() + " digits; use --source segments"));
        }
    }

    private static Instrument read(InstrumentDefinedDecoder decoder, DirectBuffer buffer, int offset) {
        return Instrument.from(decoder.wrap(
                buffer,
                offset + BLOCK_OFFSET,
                RecordFrame.blockLength(buffer, offset),
                RecordFrame.version(buffer, offset)));
    }

    /** Follows the definitions of each recorded run: the same id may mean another symbol in the next. */
    private static final class Mapping implements MarketDataMerge.InstrumentMapping {
        private final Map<String, Integer> idBySymbol = new TreeMap<>();
        private final int[] idOfRecorded = new int[QuoteBoard.MAX_INSTRUMENTS];
        private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();

        Mapping(List<Instrument> instruments) {
            instruments.forEach(instrument -> idBySymbol.put(instrument.symbol(), instrument.id()));
            Arrays.fill(idOfRecorded, NONE);
        }

        @Override
        public int instrumentIdOf(DirectBuffer buffer, int offset) {
            switch (RecordFrame.templateId(buffer, offset)) {
                case RunStartedDecoder.TEMPLATE_ID -> Arrays.fill(idOfRecorded, NONE);
                case InstrumentDefinedDecoder.TEMPLATE_ID -> {
                    Instrument recorded = read(defined, buffer, offset);
                    idOfRecorded[recorded.id()] = idBySymbol.getOrDefault(recorded.symbol(), NONE);
                }
                default -> {
                    int id = RecordFrame.instrumentId(buffer, offset);
                    return id < 0 || id >= idOfRecorded.length ? NONE : idOfRecorded[id];
                }
            }
            return NONE;
        }
    }
}
