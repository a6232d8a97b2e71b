package io.ringfire.app.recovery;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.money.QuoteBoard;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TicksAtHand;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.engine.simulation.Preamble;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.DocumentPlace;
import io.ringfire.journal.reader.QueueRecordSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * Warms a run up with the ticks that the runs before it recorded, in journal order. Start and replay both do it through this,
 * right behind the run's definitions and snapshots, so both number the events behind it alike.
 */
public final class WarmUp {
    private static final long HOUR_NS = 3_600_000_000_000L;

    private static final int NOT_OF_THIS_RUN = -1;

    private final DataDirectory data;
    private final Map<String, Instrument> bySymbol = new HashMap<>();
    private final int[] idOf = new int[QuoteBoard.MAX_INSTRUMENTS];
    private final InstrumentDefinedDecoder defined = new InstrumentDefinedDecoder();
    private final TicksAtHand ticks = new TicksAtHand();
    private final Tick tick = new Tick();

    /** For a run of these instruments, by their ids. */
    public WarmUp(DataDirectory data, List<Instrument> instruments) {
        this.data = data;
        instruments.forEach(instrument -> bySymbol.put(instrument.symbol(), instrument));
    }

    /**
     * Where the warm-up of a run begins that follows a journal ending at this instant; 0 for none, and for a journal without records.
     *
     * @param hours of recorded ticks to warm up with
     */
    public static long fromNs(long lastEventNs, int hours) {
        return hours == 0 || lastEventNs == Long.MIN_VALUE ? 0 : Math.max(1, lastEventNs - hours * HOUR_NS);
    }

    /**
     * Publishes the ticks recorded from an instant on, up to a run's start. Passes over symbols that the run does not have, or
     * has at other digits.
     *
     * @param fromNs RunStarted's {@code warmUpFromNs}; 0 for none
     * @param runStartedNs event time of that RunStarted
     * @return ticks published
     */
    public long publish(ServiceRuns runs, FactWriter facts, long fromNs, long runStartedNs) {
        Optional<ServiceRun> first = fromNs == 0 ? Optional.empty() : runs.coveringFrom(fromNs);
        if (first.isEmpty()) {
            return 0;
        }
        Arrays.fill(idOf, NOT_OF_THIS_RUN);
        Optional<DocumentPlace> near = runs.shortlyBefore(fromNs, first.get());
        if (near.isPresent()) {
            learnAll(runs, first.get());
        }
        try (QueueRecordSource source = near.map(place -> QueueRecordSource.openAt(data.ticks(), place))
                .orElseGet(() -> runs.from(first.get()))) {
            return publish(source, facts, fromNs, runStartedNs);
        }
    }

    /** A run's definitions, which come before anything that happens in it. */
    private void learnAll(ServiceRuns runs, ServiceRun run) {
        try (RecordSource source = runs.facts(run)) {
            while (source.next()) {
                int templateId = RecordFrame.templateId(source.buffer(), source.offset());
                if (templateId == InstrumentDefinedDecoder.TEMPLATE_ID) {
                    learn(source);
                } else if (!Preamble.isPartOf(templateId)) {
                    return;
                }
            }
        }
    }

    private long publish(QueueRecordSource source, FactWriter facts, long fromNs, long runStartedNs) {
        long published = 0;
        while (source.next() && RecordFrame.eventNs(source.buffer(), source.offset()) < runStartedNs) {
            int atHand = ticks.look(source);
            switch (RecordFrame.templateId(source.buffer(), source.offset())) {
                case RunStartedDecoder.TEMPLATE_ID -> Arrays.fill(idOf, NOT_OF_THIS_RUN);
                case InstrumentDefinedDecoder.TEMPLATE_ID -> learn(source);
                case TickDecoder.TEMPLATE_ID -> published += ticks(source, atHand, facts, fromNs, runStartedNs);
                default -> {
                    // what became of the ticks then is over
                }
            }
        }
        return published;
    }

    /** The current one, and those that are at hand behind it. */
    private long ticks(QueueRecordSource source, int atHand, FactWriter facts, long fromNs, long untilNs) {
        long published = tick(source.buffer(), source.offset(), source.length(), facts, fromNs);
        int taken = 1;
        for (int offset = source.offset() + Tick.FRAME_LENGTH; taken < atHand; offset += Tick.FRAME_LENGTH) {
            if (RecordFrame.eventNs(source.buffer(), offset) >= untilNs) {
                break;
            }
            published += tick(source.buffer(), offset, Tick.FRAME_LENGTH, facts, fromNs);
            taken++;
        }
        source.skip(taken - 1);
        return published;
    }

    private void learn(RecordSource source) {
        defined.wrap(
                source.buffer(),
                source.offset() + BLOCK_OFFSET,
                RecordFrame.blockLength(source.buffer(), source.offset()),
                RecordFrame.version(source.buffer(), source.offset()));
        Instrument then = Instrument.from(defined);
        Instrument now = bySymbol.get(then.symbol());
        idOf[then.id()] = now == null || now.digits() != then.digits() ? NOT_OF_THIS_RUN : now.id();
    }

    private int tick(DirectBuffer buffer, int offset, int length, FactWriter facts, long fromNs) {
        int then = RecordFrame.instrumentId(buffer, offset);
        int now = then < 0 || then >= idOf.length ? NOT_OF_THIS_RUN : idOf[then];
        if (now == NOT_OF_THIS_RUN || RecordFrame.eventNs(buffer, offset) < fromNs) {
            return 0;
        }
        tick.read(buffer, offset, facts.sequence() + 1, now);
        facts.warmUp(tick, buffer, offset, length);
        return 1;
    }
}
