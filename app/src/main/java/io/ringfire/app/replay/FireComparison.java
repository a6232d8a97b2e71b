package io.ringfire.app.replay;

import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.order.Side;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordLog;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.journal.inspect.RecordJson;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes what a replay decides and holds it, record by record, against the fire journal of the run. Keeps the first record and
 * the first order that differ. Constant memory.
 */
final class FireComparison implements RecordLog {
    private final RecordSource expected;
    private final RecordSource expectedOrders;
    private final RecordJson json = new RecordJson();
    private final UnsafeBuffer wanted = new UnsafeBuffer(0, 0);
    private final UnsafeBuffer found = new UnsafeBuffer(0, 0);
    private long equal;
    private long beyondEnd;
    private boolean isExpectedAtEnd;
    private boolean areOrdersAtEnd;
    private String firstDifference;
    private String firstOrderDifference;

    /** Compares with one run's records, given twice: once for all of them, once for its orders. */
    FireComparison(RecordSource expected, RecordSource expectedOrders) {
        this.expected = expected;
        this.expectedOrders = expectedOrders;
    }

    @Override
    public void append(DirectBuffer buffer, int offset, int length, long eventNs) {
        for (int at = offset; at < offset + length; at += RecordFrame.length(buffer, at)) {
            compare(buffer, at);
            if (RecordFrame.templateId(buffer, at) == OrderDecoder.TEMPLATE_ID) {
                compareOrder(buffer, at);
            }
        }
    }

    @Override
    public void force() {
        // nothing is kept
    }

    @Override
    public void close() {
        expected.close();
        expectedOrders.close();
    }

    /** Reads what the run decided and the replay did not. To be called once, at the end. */
    void finish() {
        if (!isExpectedAtEnd && firstDifference == null && expected.next()) {
            firstDifference = "the run has " + json.line(expected.buffer(), expected.offset())
                    + ", the replay decides nothing more";
        }
        if (!areOrdersAtEnd && firstOrderDifference == null && nextExpectedOrder()) {
            firstOrderDifference = "order " + order(expectedOrders.buffer(), expectedOrders.offset())
                    + " of the run is not decided again";
        }
    }

    /** Records that are equal. */
    long equal() {
        return equal;
    }

    /** Records decided again behind the end of the fire journal; a killed run may not have come to write them. */
    long beyondEnd() {
        return beyondEnd;
    }

    /** The first record that differs. */
    Optional<String> firstDifference() {
        return Optional.ofNullable(firstDifference);
    }

    /** The first order that differs. */
    Optional<String> firstOrderDifference() {
        return Optional.ofNullable(firstOrderDifference);
    }

    private void compare(DirectBuffer buffer, int offset) {
        if (firstDifference != null) {
            return;
        }
        if (isExpectedAtEnd || !expected.next()) {
            isExpectedAtEnd = true;
            beyondEnd++;
        } else if (isEqual(buffer, offset, expected)) {
            equal++;
        } else {
            firstDifference = "the run has " + json.line(expected.buffer(), expected.offset()) + ", the replay decides "
                    + json.line(buffer, offset);
        }
    }

    private void compareOrder(DirectBuffer buffer, int offset) {
        if (firstOrderDifference != null || areOrdersAtEnd) {
            return;
        }
        if (!nextExpectedOrder()) {
            areOrdersAtEnd = true;
        } else if (!isEqual(buffer, offset, expectedOrders)) {
            firstOrderDifference = "order " + order(expectedOrders.buffer(), expectedOrders.offset())
                    + " of the run is decided as " + order(buffer, offset);
        }
    }

    private boolean nextExpectedOrder() {
        while (expectedOrders.next()) {
            if (RecordFrame.templateId(expectedOrders.buffer(), expectedOrders.offset()) == OrderDecoder.TEMPLATE_ID) {
                return true;
            }
        }
        return false;
    }

    private boolean isEqual(DirectBuffer buffer, int offset, RecordSource other) {
        found.wrap(buffer, offset, RecordFrame.length(buffer, offset));
        wanted.wrap(other.buffer(), other.offset(), other.length());
        return found.equals(wanted);
    }

    private static String order(DirectBuffer buffer, int offset) {
        OrderDecoder order = new OrderDecoder();
        order.wrap(
                buffer,
                offset + BLOCK_OFFSET,
                RecordFrame.blockLength(buffer, offset),
                RecordFrame.version(buffer, offset));
        return order.orderId() + " (" + Side.of(order.side()) + " " + order.quantityMicroLots()
                + " micro-lots of instrument " + order.instrumentId() + " at bid " + order.bidPoints() + ", ask "
                + order.askPoints() + " points, cause " + order.causeSequence() + ")";
    }
}
