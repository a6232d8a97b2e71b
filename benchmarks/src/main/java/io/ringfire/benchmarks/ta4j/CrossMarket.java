package io.ringfire.benchmarks.ta4j;

import io.ringfire.engine.market.BarBuilder;
import io.ringfire.engine.market.BarListener;
import io.ringfire.engine.market.BarRules;
import io.ringfire.engine.market.BarSpec;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A seeded walk as ticks in a journal, {@value #TICKS_A_BAR} a minute as an import of minute bars makes them, and the one-minute mid bars
 * that our {@link BarBuilder} makes of them, in memory too.
 */
final class CrossMarket implements BarListener {
    static final int TICKS_A_BAR = 4;

    private static final long SEED = 7;
    private static final int BLOCK_BYTES = 64 << 20;
    private static final long MINUTE_NS = 60_000_000_000L;
    private static final long START_NS = 1_700_000_040_000_000_000L; // a full minute
    private static final long STEP_NS = MINUTE_NS / TICKS_A_BAR;
    private static final long MIDDLE_POINTS = 110_000;
    private static final int WIDEST_MOVE_POINTS = 12;
    private static final int SPREAD_POINTS = 8;
    private static final double HALF_POINTS_OF_ONE = 2e5;
    private static final BarSpec SPEC = BarSpec.parse("1-minute-mid");
    private static final BarRules RULES = new BarRules(true, 0, DayStart.parse("17:00 America/New_York"));

    private final Path directory;
    private final int bars;
    private final long[] endNs;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private int read;

    /** Writes so many bars' ticks to a queue in {@code directory}, and reads the bars once. */
    CrossMarket(Path directory, int bars) {
        this.directory = directory;
        this.bars = bars;
        endNs = new long[bars];
        open = new double[bars];
        high = new double[bars];
        low = new double[bars];
        close = new double[bars];
        write();
        read(this);
    }

    static double price(long halfPoints) {
        return halfPoints / HALF_POINTS_OF_ONE;
    }

    private void write() {
        SplittableRandom random = new SplittableRandom(SEED);
        UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(Tick.FRAME_LENGTH));
        TickEncoder tick = new TickEncoder();
        RecordFrame.length(frame, 0, Tick.FRAME_LENGTH);
        tick.wrapAndApplyHeader(frame, RecordFrame.HEADER_OFFSET, new MessageHeaderEncoder())
                .accountId(0xFFFF);
        long bid = MIDDLE_POINTS;
        try (ChronicleRecordLog log = ChronicleRecordLog.openSingleFile(directory, BLOCK_BYTES)) {
            DocumentBuilder documents = new DocumentBuilder(log);
            for (long i = 0; i < (long) bars * TICKS_A_BAR; i++) {
                bid += ((MIDDLE_POINTS - bid) >> 10) + random.nextInt(-WIDEST_MOVE_POINTS, WIDEST_MOVE_POINTS + 1);
                long eventNs = START_NS + (i + 1) * STEP_NS;
                tick.sequence(i)
                        .eventNs(eventNs)
                        .venueNs(eventNs)
                        .bidPoints(bid)
                        .askPoints(bid + SPREAD_POINTS);
                documents.addAndSeal(frame, 0, Tick.FRAME_LENGTH, eventNs);
            }
            documents.flush();
        }
    }

    /** Reads the journal, every checksum checked, and hands on its bars. */
    void read(BarListener listener) {
        BarBuilder builder = BarBuilder.of(0, SPEC, RULES, listener);
        Tick tick = new Tick();
        try (QueueRecordSource source = QueueRecordSource.open(directory)) {
            while (source.next()) {
                tick.read(source.buffer(), source.offset(), 0, 0);
                builder.onQuote(tick.venueNs(), tick.bidPoints(), tick.askPoints(), 0);
            }
        }
        builder.onTime(START_NS + bars * MINUTE_NS);
    }

    @Override
    public void onBar(io.ringfire.engine.market.Bar bar) {
        endNs[read] = bar.endNs();
        open[read] = price(bar.openHalfPoints());
        high[read] = price(bar.highHalfPoints());
        low[read] = price(bar.lowHalfPoints());
        close[read++] = price(bar.closeHalfPoints());
    }

    /** Bars that the journal gave: as many as were asked for, or something is wrong. */
    int bars() {
        return read;
    }

    /** All closes, by ours. */
    void through(OurCross cross) {
        for (double price : close) {
            cross.onClose(price);
        }
    }

    /** All bars, as a series. */
    TheirCross series() {
        TheirCross cross = new TheirCross();
        for (int i = 0; i < bars; i++) {
            cross.add(endNs[i], open[i], high[i], low[i], close[i]);
        }
        return cross;
    }
}
