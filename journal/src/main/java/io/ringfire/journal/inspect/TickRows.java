package io.ringfire.journal.inspect;

import io.ringfire.engine.record.JournalException;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.InstrumentDefinedDecoder;
import io.ringfire.engine.sbe.MessageHeaderDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.TickDecoder;
import io.ringfire.journal.segment.Segment;
import java.util.function.Predicate;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Walks the ticks of segments and queues, each with the instrument that its id stands for there. One thread; constant
 * memory.
 */
public final class TickRows {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InstrumentDefinedDecoder instrument = new InstrumentDefinedDecoder();
    private final TickDecoder tick = new TickDecoder();
    private final Int2ObjectHashMap<Instrument> instruments = new Int2ObjectHashMap<>();
    private final Predicate<String> symbols;
    private final Sink sink;
    private boolean isBeforeTheFirstRun;
    private long headless;

    /** Takes the ticks. */
    @FunctionalInterface
    public interface Sink {
        /** One tick; the decoder is valid until this returns. */
        void onTick(Instrument instrument, TickDecoder tick);
    }

    /**
     * What a tick's instrument id stands for.
     *
     * @param symbol canonical symbol
     * @param digits decimals of its prices
     */
    public record Instrument(String symbol, int digits) {}

    /** @param symbols which symbols to take */
    public TickRows(Predicate<String> symbols, Sink sink) {
        this.symbols = symbols;
        this.sink = sink;
    }

    /** Hands over the ticks of a segment in file order. Returns how many. */
    public long read(Segment segment) {
        instruments.clear();
        define(segment.instrumentDefined(), 0);
        try (RecordSource source = segment.open()) {
            return readAll(source);
        }
    }

    /** Hands over the ticks of a queue, which defines its instruments itself. Returns how many. */
    public long read(RecordSource source) {
        instruments.clear();
        return readAll(source);
    }

    /**
     * As the other, of a queue whose oldest days were archived: what stands before its first RunStarted is of a run whose definitions are
     * not here, and is passed over and counted. Returns how many were handed over.
     */
    public long readFromTheFirstRun(RecordSource source) {
        isBeforeTheFirstRun = true;
        return read(source);
    }

    /**
     * Ticks that were passed over since they stand before the first RunStarted of a queue: they belong to a run whose beginning was
     * archived.
     */
    public long headless() {
        return headless;
    }

    private long readAll(RecordSource source) {
        long ticks = 0;
        while (source.next()) {
            int template = RecordFrame.templateId(source.buffer(), source.offset());
            if (isBeforeTheFirstRun && template != RunStartedDecoder.TEMPLATE_ID) {
                headless += template == TickDecoder.TEMPLATE_ID ? 1 : 0;
            } else if (template == TickDecoder.TEMPLATE_ID) {
                ticks += take(source.buffer(), source.offset()) ? 1 : 0;
            } else if (template == InstrumentDefinedDecoder.TEMPLATE_ID) {
                define(source.buffer(), source.offset());
            } else if (template == RunStartedDecoder.TEMPLATE_ID) {
                instruments.clear();
                isBeforeTheFirstRun = false;
            }
        }
        return ticks;
    }

    private boolean take(DirectBuffer buffer, int offset) {
        int id = RecordFrame.instrumentId(buffer, offset);
        Instrument defined = instruments.get(id);
        if (defined == null) {
            throw new JournalException("a tick of sequence " + RecordFrame.sequence(buffer, offset)
                    + " has the instrument id " + id + ", which nothing before it defines");
        }
        boolean wanted = symbols.test(defined.symbol());
        if (wanted) {
            tick.wrapAndApplyHeader(buffer, offset + RecordFrame.HEADER_OFFSET, header);
            sink.onTick(defined, tick);
        }
        return wanted;
    }

    private void define(DirectBuffer buffer, int offset) {
        instrument.wrapAndApplyHeader(buffer, offset + RecordFrame.HEADER_OFFSET, header);
        instruments.put(
                instrument.instrumentId(), new Instrument(instrument.symbol().trim(), instrument.digits()));
    }
}
