package io.ringfire.adapters.mt5;

import io.ringfire.adapters.mt5.Mt5Counters.Count;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.Base32;
import io.ringfire.engine.order.Side;
import io.ringfire.engine.sbe.PositionReportEncoder;
import java.util.ArrayList;
import java.util.List;

/** Makes facts of the list of positions that an EA of version 2.06H sends with its heartbeat. A list that cannot be read whole
 * proves nothing, and gives none. */
final class PositionList {
    private static final int MOST = 256;

    private record Entry(
            long ticket,
            long orderNumber,
            int instrumentId,
            long microLots,
            long openPoints,
            long profitMicros,
            Side side) {}

    private final FactOutlet outlet;
    private final String orderIdPrefix;
    private final Mt5Counters counters;
    private final PositionReportEncoder report = new PositionReportEncoder();
    private final EaJson element = new EaJson();

    /** @param orderIdPrefix what our order ids begin with: mode letter and installation */
    PositionList(FactOutlet outlet, String orderIdPrefix, Mt5Counters counters) {
        this.outlet = outlet;
        this.orderIdPrefix = orderIdPrefix;
        this.counters = counters;
    }

    void onHeartbeat(Session session, EaJson json, long venueNs) {
        int list = json.find(EaKeys.POSITIONS);
        if (list < 0 || session.account.accountId() == 0xFFFF) {
            return;
        }
        List<Entry> entries = read(session, json.bytes(), json.start(list), json.end(list));
        if (entries == null) {
            counters.increment(Count.MALFORMED);
            return;
        }
        session.listId++;
        if (entries.isEmpty()) {
            publish(session, null, 0, 0, venueNs);
        }
        for (int i = 0; i < entries.size(); i++) {
            publish(session, entries.get(i), i, entries.size(), venueNs);
        }
    }

    /** Null when any of it cannot be read. */
    private List<Entry> read(Session session, byte[] bytes, int from, int to) {
        List<Entry> entries = new ArrayList<>();
        if (to - from < 2 || bytes[from] != '[') {
            return null;
        }
        int at = from + 1;
        while (at < to) {
            byte c = bytes[at];
            if (c == '{') {
                if (entries.size() == MOST || !element.read(bytes, at, to)) {
                    return null;
                }
                Entry entry = entry(session);
                if (entry == null) {
                    return null;
                }
                entries.add(entry);
                at = element.position();
            } else if (c == ']') {
                return entries;
            } else if (c == ',' || c == ' ') {
                at++;
            } else {
                return null;
            }
        }
        return null;
    }

    private Entry entry(Session session) {
        int name = element.find(EaKeys.SYMBOL);
        Instrument instrument =
                name < 0 ? null : session.symbols.find(element.bytes(), element.start(name), element.end(name));
        long ticket = element.wholeNumber(EaKeys.TICKET);
        long lots = element.decimal(element.has(EaKeys.VOLUME) ? EaKeys.VOLUME : EaKeys.LOTS, 6);
        if (ticket <= 0 || lots <= 0) {
            return null;
        }
        int digits = instrument == null ? 9 : instrument.digits();
        long open = element.decimal(EaKeys.OPEN_PRICE, digits);
        boolean isSell = element.is(EaKeys.DIRECTION, EaKeys.SELL);
        if (open == EaJson.NONE || !isSell && !element.is(EaKeys.DIRECTION, EaKeys.BUY)) {
            return null;
        }
        long profit = element.decimal(EaKeys.PNL, 6);
        return new Entry(
                ticket,
                orderNumber(element.string(EaKeys.FIRE_ID)),
                instrument == null ? -1 : instrument.id(),
                lots,
                open,
                profit == EaJson.NONE ? 0 : profit,
                isSell ? Side.SELL : Side.BUY);
    }

    /** Counter of an order id of ours; 0 for any other text. */
    long orderNumber(String fireId) {
        return fireId.startsWith(orderIdPrefix)
                ? Math.max(0, Base32.number(fireId.substring(orderIdPrefix.length())))
                : 0;
    }

    private void publish(Session session, Entry entry, int index, int count, long venueNs) {
        outlet.open(report, entry == null ? -1 : entry.instrumentId(), session.account.accountId())
                .venueNs(venueNs)
                .listId(session.listId)
                .nodeCount(session.nodeCount())
                .index(index)
                .count(count);
        if (entry != null) {
            report.ticket(entry.ticket())
                    .orderNumber(entry.orderNumber())
                    .quantityMicroLots(entry.microLots())
                    .openPricePoints(entry.openPoints())
                    .profitMicros(entry.profitMicros())
                    .side((short) entry.side().code());
        }
        outlet.report(report);
    }
}
