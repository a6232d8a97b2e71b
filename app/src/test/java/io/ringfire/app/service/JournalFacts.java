package io.ringfire.app.service;

import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.record.RecordSource;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.sbe.RunStartedDecoder;
import io.ringfire.engine.sbe.SendResultDecoder;
import io.ringfire.engine.sbe.SnapshotAccountDecoder;
import io.ringfire.engine.sbe.SnapshotOrderDecoder;
import io.ringfire.engine.sbe.SnapshotPositionDecoder;
import io.ringfire.journal.layout.DataDirectory;
import io.ringfire.journal.reader.QueueRecordSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What both journals of a service hold, as far as tests ask. */
final class JournalFacts {
    final List<Long> orderNumbers = new ArrayList<>();
    final List<Long> runStartedNextOrder = new ArrayList<>();
    final List<Integer> templates = new ArrayList<>();
    final List<Long> doubtfulOrders = new ArrayList<>();
    final List<Long> notSent = new ArrayList<>();
    final List<Long> snapshotPositions = new ArrayList<>();
    final List<Long> balances = new ArrayList<>();
    final List<String> ordersWithoutCause = new ArrayList<>();

    static JournalFacts of(DataDirectory data) {
        JournalFacts facts = new JournalFacts();
        Set<String> inbound = new HashSet<>();
        try (RecordSource source = QueueRecordSource.open(data.ticks())) {
            while (source.next()) {
                inbound.add(RecordFrame.sequence(source.buffer(), source.offset()) + "@"
                        + RecordFrame.eventNs(source.buffer(), source.offset()));
                facts.readFact(source);
            }
        }
        try (RecordSource source = QueueRecordSource.open(data.fires())) {
            while (source.next()) {
                facts.readFire(source, inbound);
            }
        }
        return facts;
    }

    int lastTemplate() {
        return templates.get(templates.size() - 1);
    }

    private void readFact(RecordSource source) {
        int template = RecordFrame.templateId(source.buffer(), source.offset());
        int block = source.offset() + RecordFrame.BLOCK_OFFSET;
        int length = RecordFrame.blockLength(source.buffer(), source.offset());
        int version = RecordFrame.version(source.buffer(), source.offset());
        templates.add(template);
        switch (template) {
            case RunStartedDecoder.TEMPLATE_ID ->
                runStartedNextOrder.add(new RunStartedDecoder()
                        .wrap(source.buffer(), block, length, version)
                        .nextOrderNumber());
            case SnapshotOrderDecoder.TEMPLATE_ID ->
                doubtfulOrders.add(new SnapshotOrderDecoder()
                        .wrap(source.buffer(), block, length, version)
                        .orderNumber());
            case SnapshotPositionDecoder.TEMPLATE_ID ->
                snapshotPositions.add(new SnapshotPositionDecoder()
                        .wrap(source.buffer(), block, length, version)
                        .positionId());
            case SnapshotAccountDecoder.TEMPLATE_ID ->
                balances.add(new SnapshotAccountDecoder()
                        .wrap(source.buffer(), block, length, version)
                        .balanceMicros());
            case SendResultDecoder.TEMPLATE_ID ->
                readSendResult(new SendResultDecoder().wrap(source.buffer(), block, length, version));
            default -> {
                // counted by its template
            }
        }
    }

    private void readSendResult(SendResultDecoder result) {
        if (result.reason() == io.ringfire.engine.order.RefusalReason.VENUE_RESTARTED.code()) {
            notSent.add(result.orderNumber());
        }
    }

    private void readFire(RecordSource source, Set<String> inbound) {
        if (RecordFrame.templateId(source.buffer(), source.offset()) == OrderDecoder.TEMPLATE_ID) {
            OrderDecoder order = new OrderDecoder();
            order.wrap(
                    source.buffer(),
                    source.offset() + RecordFrame.BLOCK_OFFSET,
                    RecordFrame.blockLength(source.buffer(), source.offset()),
                    RecordFrame.version(source.buffer(), source.offset()));
            orderNumbers.add(order.orderNumber());
            if (!inbound.contains(order.causeSequence() + "@" + order.eventNs())) {
                ordersWithoutCause.add(order.orderId());
            }
        }
    }
}
