package io.ringfire.engine.simulation;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.sbe.TickDecoder;
import java.util.List;
import org.agrona.DirectBuffer;

/**
 * Merges sources of ticks by event time, then instrument id (which is symbol order), then record number, then place in the
 * list. In constant memory; the next tick takes as many comparisons as the number of sources has binary digits. Records that are no
 * ticks are passed over.
 */
public final class MarketDataMerge implements MarketData {
    /** Says which instrument of this run a record belongs to, and passes over those that belong to none. */
    @FunctionalInterface
    public interface InstrumentMapping {
        /** Stands for a record to pass over. */
        int NONE = -1;

        /** Instrument id in this run of the record at {@code offset}. */
        int instrumentIdOf(DirectBuffer buffer, int offset);
    }

    /**
     * One source of ticks in event-time order.
     *
     * @param fromNs ticks before are passed over
     * @param toNs ticks at or after end the source
     */
    public record Input(RecordSource source, InstrumentMapping mapping, long fromNs, long toNs) {}

    private final Cursor[] cursors;
    private final Tournament tournament;
    private final TickBlock ahead = new TickBlock();
    private Cursor current;

    /** Merges these. Closes them when it is closed. */
    public MarketDataMerge(List<Input> inputs) {
        cursors = new Cursor[inputs.size()];
        for (int i = 0; i < cursors.length; i++) {
            cursors[i] = new Cursor(inputs.get(i), i);
            cursors[i].advance();
        }
        tournament = new Tournament(cursors);
    }

    @Override
    public boolean next() {
        ahead.drop(1);
        if (current != null) {
            current.advance();
            tournament.play(current);
        }
        current = tournament.first();
        return current != null;
    }

    @Override
    public TickBlock ahead() {
        if (ahead.isUsedUp()) {
            current.read(ahead, tournament.othersFromNs(current));
        }
        return ahead;
    }

    @Override
    public boolean skip(int ticks) {
        ahead.drop(ticks - 1);
        current.source.skip(ticks - 1);
        return next();
    }

    @Override
    public long eventNs() {
        return current.eventNs;
    }

    @Override
    public DirectBuffer buffer() {
        return current.source.buffer();
    }

    @Override
    public int offset() {
        return current.source.offset();
    }

    @Override
    public int length() {
        return current.source.length();
    }

    @Override
    public int instrumentId() {
        return current.instrumentId;
    }

    @Override
    public void close() {
        for (Cursor cursor : cursors) {
            cursor.source.close();
        }
    }

    /**
     * Who is first of the cursors. A tree: the node n holds the one of 2n and 2n + 1 that comes first, the root is 1, and the last ones are
     * the cursors themselves. Null stands for one that is at its end.
     */
    private static final class Tournament {
        private final int leaves;
        private final Cursor[] winners;

        Tournament(Cursor[] cursors) {
            leaves = Math.max(1, cursors.length);
            winners = new Cursor[2 * leaves];
            for (Cursor cursor : cursors) {
                play(cursor);
            }
        }

        Cursor first() {
            return winners[1];
        }

        /** A cursor has moved. */
        void play(Cursor cursor) {
            int node = leaves + cursor.place;
            winners[node] = cursor.isAtEnd ? null : cursor;
            while (node > 1) {
                node >>= 1;
                winners[node] = firstOf(winners[2 * node], winners[2 * node + 1]);
            }
        }

        /** When the earliest tick comes of all cursors but the first; the largest long for never. */
        long othersFromNs(Cursor first) {
            long earliestNs = Long.MAX_VALUE;
            for (int node = leaves + first.place; node > 1; node >>= 1) {
                Cursor beaten = winners[node ^ 1];
                earliestNs = beaten == null ? earliestNs : Math.min(earliestNs, beaten.eventNs);
            }
            return earliestNs;
        }

        private static Cursor firstOf(Cursor one, Cursor other) {
            if (one == null || other == null) {
                return one == null ? other : one;
            }
            return other.isBefore(one) ? other : one;
        }
    }

    private static final class Cursor {
        private final int place;
        private final RecordSource source;
        private final InstrumentMapping mapping;
        private final long fromNs;
        private final long toNs;
        private boolean isAtEnd;
        private long eventNs;
        private int instrumentId;
        private long recordNumber;

        Cursor(Input input, int itsPlace) {
            place = itsPlace;
            source = input.source();
            mapping = input.mapping();
            fromNs = input.fromNs();
            toNs = input.toNs();
        }

        void advance() {
            while (source.next()) {
                DirectBuffer buffer = source.buffer();
                int offset = source.offset();
                eventNs = RecordFrame.eventNs(buffer, offset);
                instrumentId = mapping.instrumentIdOf(buffer, offset);
                if (RecordFrame.templateId(buffer, offset) != TickDecoder.TEMPLATE_ID
                        || instrumentId < 0
                        || eventNs < fromNs) {
                    continue;
                }
                if (eventNs >= toNs) {
                    break;
                }
                recordNumber = RecordFrame.sequence(buffer, offset);
                return;
            }
            isAtEnd = true;
        }

        /** Reads the ticks of one instrument that lie together from the current one on, as far as they are before {@code untilNs}. */
        void read(TickBlock ticks, long untilNs) {
            int atHand = source.length() == Tick.FRAME_LENGTH ? Math.min(source.atHand(), TickBlock.CAPACITY) : 0;
            // one alone is cheaper without a block
            int frames = atHand > 1 ? framesBefore(Math.min(toNs, untilNs), atHand) : 0;
            ticks.read(source.buffer(), source.offset(), frames, instrumentId);
        }

        private int framesBefore(long instantNs, int atHand) {
            DirectBuffer buffer = source.buffer();
            int first = source.offset();
            if (RecordFrame.eventNs(buffer, first + (atHand - 1) * Tick.FRAME_LENGTH) < instantNs) {
                return atHand; // of those whose times do not go back, and others are not taken
            }
            int frames = 0;
            while (frames < atHand && RecordFrame.eventNs(buffer, first + frames * Tick.FRAME_LENGTH) < instantNs) {
                frames++;
            }
            return frames;
        }

        boolean isBefore(Cursor other) {
            if (eventNs != other.eventNs) {
                return eventNs < other.eventNs;
            }
            if (instrumentId != other.instrumentId) {
                return instrumentId < other.instrumentId;
            }
            if (recordNumber != other.recordNumber) {
                return recordNumber < other.recordNumber;
            }
            return place < other.place;
        }
    }
}
