package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.app.assembly.EngineAssembly;
import io.ringfire.app.assembly.EngineFailure;
import io.ringfire.app.assembly.InstrumentCatalog;
import io.ringfire.app.assembly.VenueAssembly;
import io.ringfire.app.backtest.OutcomeTally;
import io.ringfire.app.config.Purpose;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.SettingsLoader;
import io.ringfire.engine.ingress.EventStamp;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.ingress.Mailbox;
import io.ringfire.engine.ingress.PaperIngress;
import io.ringfire.engine.ingress.RunSpec;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.ledger.AccountSpec;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.pipeline.DirectPublisher;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.ClockStepDecoder;
import io.ringfire.engine.venue.SimulatedVenue;
import io.ringfire.journal.inspect.JournalVerifier;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.queue.ChronicleRecordLog;
import io.ringfire.journal.reader.QueueRecordSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A clock that is set back over midnight while a service trades. Seen failing with risk deaf to ClockStep: positions went on being
 * opened.
 */
class ClockStepTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final int BLOCK_BYTES = 1 << 20;

    @TempDir
    private Path root;

    private long clockNs = Instant.parse("2024-01-02T23:59:50Z").getEpochSecond() * SECOND_NS;
    private long monotonicNs = 77;
    private long bid = 110_000;

    @Test
    void shouldHaltEntriesAndGoOnWritingWhenTheClockIsSetBackOverMidnight() {
        DataDirectory data = new DataDirectory(root);
        Settings settings = settings();
        Instrument instrument =
                new InstrumentCatalog(settings.instruments()).find("EURUSD").orElseThrow();
        OutcomeTally tally = new OutcomeTally();
        EngineFailure.Holder failure = new EngineFailure.Holder();
        try (ChronicleRecordLog ticks = ChronicleRecordLog.openDaily(data.ticks(), BLOCK_BYTES, Long.MIN_VALUE);
                ChronicleRecordLog fires = ChronicleRecordLog.openDaily(data.fires(), BLOCK_BYTES, Long.MIN_VALUE)) {
            OrderInbox orders = new OrderInbox();
            EngineAssembly.Engine engine = EngineAssembly.engine(settings, true, ticks, fires, orders, tally, failure);
            DirectPublisher publisher = new DirectPublisher(engine.stages());
            FactWriter facts = new FactWriter(publisher, engine.counters());
            SimulatedVenue venue = VenueAssembly.venue(settings);
            open(facts, venue, instrument, VenueAssembly.account(settings));
            PaperIngress ingress = new PaperIngress(
                    new EventStamp(() -> clockNs, () -> monotonicNs, clockNs, SECOND_NS),
                    facts,
                    venue,
                    orders,
                    engine.feedback(),
                    new Mailbox(),
                    new FactInbox(1 << 16),
                    (nowNs, handler) -> {
                        bid += bid % 40 < 20 ? 3 : -5;
                        handler.onQuote(0, 1, nowNs, bid, bid + 8, 0);
                        return 1;
                    },
                    engine.gate(),
                    engine.counters());

            run(ingress, 150);
            long madeBefore = positionsIn(engine);
            clockNs -= 60 * SECOND_NS;
            run(ingress, 150);
            publisher.close();

            assertEquals(false, failure.hasFailed(), () -> failure.first().get().toString());
            assertTrue(madeBefore > 0);
            assertEquals(madeBefore, positionsIn(engine), "no position is opened once the clock has stepped back");
            assertTrue(tally.rejects().get(RefusalReason.HALTED) > 0);
        }
        assertEquals(List.of(), JournalVerifier.verifyService(data).findings());
        assertTrue(stepNs(data) < -50 * SECOND_NS);
    }

    /** 15 seconds of clock, ten duty cycles a second. */
    private void run(PaperIngress ingress, int cycles) {
        for (int i = 0; i < cycles; i++) {
            clockNs += SECOND_NS / 10;
            monotonicNs += SECOND_NS / 10;
            ingress.doWork();
        }
    }

    private void open(FactWriter facts, SimulatedVenue venue, Instrument instrument, AccountSpec account) {
        facts.runStarted(clockNs, new RunSpec('P', "000000", 1, 1, "", "test", 0));
        facts.instrumentDefined(clockNs, instrument);
        facts.snapshot(clockNs, 0, account);
        venue.define(instrument);
        venue.addAccount(0, account.currency(), account.leverage(), account.isNetting(), account.balanceMicros());
    }

    private static long positionsIn(EngineAssembly.Engine engine) {
        return engine.counters().get(io.ringfire.engine.ring.EngineCounters.Counter.POSITIONS);
    }

    private static long stepNs(DataDirectory data) {
        ClockStepDecoder step = new ClockStepDecoder();
        try (QueueRecordSource facts = QueueRecordSource.open(data.ticks())) {
            while (facts.next()) {
                if (RecordFrame.templateId(facts.buffer(), facts.offset()) == ClockStepDecoder.TEMPLATE_ID) {
                    step.wrap(
                            facts.buffer(),
                            facts.offset() + RecordFrame.BLOCK_OFFSET,
                            ClockStepDecoder.BLOCK_LENGTH,
                            ClockStepDecoder.SCHEMA_VERSION);
                    return step.stepNs();
                }
            }
        }
        throw new AssertionError("no ClockStep in " + data.ticks());
    }

    private static Settings settings() {
        Path config = Path.of(System.getProperty("ringfire.root", ".."), "config");
        return new SettingsLoader(Purpose.SERVICE)
                .file(config.resolve("ringfire.yaml"))
                .set(
                        List.of(
                                "strategies=[{id: a, name: ema-cross, bars: 4-tick-mid, fast: 2, slow: 4, quantity: 0.1, stopPoints: 500}]"))
                .load()
                .settings();
    }
}
