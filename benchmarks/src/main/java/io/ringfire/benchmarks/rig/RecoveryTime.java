package io.ringfire.benchmarks.rig;

import io.ringfire.benchmarks.Machine;
import io.ringfire.engine.market.DayStart;
import io.ringfire.engine.record.DocumentBuilder;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.recovery.RunFold;
import io.ringfire.engine.sbe.MessageHeaderEncoder;
import io.ringfire.engine.sbe.TickEncoder;
import io.ringfire.journal.layout.Disk;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * How long a start takes by the length of the journal. The service runs for a moment on its demo market and is killed; ticks are appended to
 * its journal, between its last event and now, until it holds so many facts; then the service starts in a new process and says of each step
 * how long that took. Beside it the fold alone, in this process.
 *
 * @param lengths facts, one after the other
 */
record RecoveryTime(List<Long> lengths) {
    private static final String READY = " trading ";
    private static final long PATIENCE_MS = 180_000;
    private static final int BLOCK_BYTES = 16 << 20;
    private static final int SYMBOLS = 15;
    private static final Pattern STEP =
            Pattern.compile("\\s+(?<at>[0-9.]+) ms\\s+\\+(?<took>[0-9.]+)\\s+(?<step>[a-z-]+)\\s");

    /** Measures, says and files it. Returns whether each start found as many facts as there are. */
    boolean run(RigReport report) throws IOException {
        report.say("");
        if (!RingfireProcess.isBuilt()) {
            report.say("recovery: left out, app/target/lib is missing (run.sh builds it)");
            return true;
        }
        report.say(
                "recovery: a new process after a kill, from the start of the JVM until it trades, by facts in its journal");
        List<Object> figures = new ArrayList<>();
        boolean isWhole = true;
        for (long facts : lengths) {
            Path data = RigDirectory.make();
            try {
                Map<String, Object> figure = measure(data, facts);
                figures.add(figure);
                isWhole &= figure.get("factsFolded").equals(facts);
                report.say(
                        "%,12d facts: %6.2f s to trading, of which fold %6.2f s and warm-up %6.2f s; the fold alone in a warm process %5.2f s (%,.0f facts/s); load %s",
                        facts,
                        figure.get("readySeconds"),
                        figure.get("foldSeconds"),
                        figure.get("warmUpSeconds"),
                        figure.get("foldAloneSeconds"),
                        facts / (double) figure.get("foldAloneSeconds"),
                        Machine.loads());
            } finally {
                Disk.deleteTree(data);
            }
        }
        report.put("recovery", figures);
        return isWhole;
    }

    private static Map<String, Object> measure(Path data, long facts) throws IOException {
        try (RingfireProcess first = serve(data)) {
            first.readUntil(READY);
        }
        Path ticks = data.resolve("journal/ticks");
        Path fires = data.resolve("journal/fires");
        fill(ticks, facts);
        Map<String, Object> figure = new LinkedHashMap<>();
        figure.put("facts", facts);
        fold(ticks, fires);
        long beganNs = System.nanoTime();
        figure.put("factsFolded", fold(ticks, fires));
        figure.put("foldAloneSeconds", (System.nanoTime() - beganNs) / 1e9);
        try (RingfireProcess second = serve(data)) {
            List<String> steps = second.readUntil(READY);
            figure.put("readySeconds", second.elapsedNs() / 1e9);
            figure.put("foldSeconds", seconds(steps, "verify") + seconds(steps, "fold"));
            figure.put("warmUpSeconds", seconds(steps, "warm-up"));
            String said = String.join("\n", steps);
            if (!said.contains(String.format(Locale.ROOT, "%,d facts", facts))) {
                throw new IllegalStateException("the service does not say that it folded " + facts + " facts: " + said);
            }
        }
        return figure;
    }

    private static RingfireProcess serve(Path data) throws IOException {
        return RingfireProcess.start(
                PATIENCE_MS,
                List.of(),
                List.of("serve", "--set", "mode=paper", "--set", "data=" + data, "--set", "console.http=127.0.0.1:0"));
    }

    /** Of a step, by what the service prints: {@code 1312.4 ms   +676.2  journals}. */
    static double seconds(List<String> steps, String step) {
        for (String line : steps) {
            Matcher matcher = STEP.matcher(line);
            if (matcher.find() && matcher.group("step").equals(step)) {
                return Double.parseDouble(matcher.group("took")) / 1e3;
            }
        }
        throw new IllegalStateException("no step " + step + " in " + steps);
    }

    /** Appends ticks behind a run that was killed, until the journal holds so many facts. */
    private static void fill(Path ticks, long facts) {
        long count = 0;
        long sequence = -1;
        long eventNs = Long.MIN_VALUE;
        try (QueueRecordSource source = QueueRecordSource.open(ticks)) {
            while (source.next()) {
                count++;
                sequence = RecordFrame.sequence(source.buffer(), source.offset());
                eventNs = RecordFrame.eventNs(source.buffer(), source.offset());
            }
        }
        long missing = facts - count;
        long spanNs = Math.max(0, SystemEpochNanoClock.INSTANCE.nanoTime() - eventNs);
        UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(BareQueue.TICK_BYTES));
        TickEncoder tick = new TickEncoder();
        MessageHeaderEncoder header = new MessageHeaderEncoder();
        try (ChronicleRecordLog log = ChronicleRecordLog.openDaily(ticks, BLOCK_BYTES, eventNs)) {
            DocumentBuilder documents = new DocumentBuilder(log);
            for (long i = 1; i <= missing; i++) {
                long atNs = eventNs + (long) (spanNs * (i / (double) missing));
                RecordFrame.length(frame, 0, BareQueue.TICK_BYTES);
                tick.wrapAndApplyHeader(frame, RecordFrame.HEADER_OFFSET, header)
                        .sequence(sequence + i)
                        .eventNs(atNs)
                        .instrumentId((int) (i % SYMBOLS))
                        .accountId(0xFFFF)
                        .venueNs(atNs)
                        .bidPoints(110_000 + i % 50)
                        .askPoints(110_010 + i % 50)
                        .sourceId(1)
                        .flags(0);
                documents.addAndSeal(frame, 0, BareQueue.TICK_BYTES, atNs);
            }
            documents.flush();
        }
    }

    /** How many facts were folded. */
    private static long fold(Path ticks, Path fires) {
        try (QueueRecordSource facts = QueueRecordSource.open(ticks);
                QueueRecordSource outbound = QueueRecordSource.open(fires)) {
            return new RunFold(DayStart.NEW_YORK_CLOSE, facts, outbound).facts();
        }
    }
}
