package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.number.Base32;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells fills and closes by what is published. What has happened and was not told before a restart is told by the positions that are open
 * now and those that were told to be: neither twice, since a message has one id. One thread.
 */
final class FillWatch {
    private static final int MOST_FILLS = 5_000;

    private final PublishedValues values;
    private final KnownPositions known;
    private final Storm storm;
    private Map<String, String> fires = new HashMap<>();
    private Map<String, ObjectNode> exits = new TreeMap<>();
    private Set<String> unexplained = new HashSet<>();
    private final Set<String> onTheirWay = new HashSet<>();
    private final Set<String> toldFills = new LinkedHashSet<>();
    private long lastClosed;

    FillWatch(PublishedValues values, KnownPositions known, Storm storm) {
        this.values = values;
        this.known = known;
        this.storm = storm;
    }

    void look(long nowMs) {
        ObjectNode engine = values.get("engine").orElseGet(PublishedValues::none);
        if (values.publishedNs() == 0 || !engine.path("state").asText().equals("RUNNING")) {
            return;
        }
        boolean isFirst = known.isNew();
        Map<String, ObjectNode> exitsBefore = exits;
        exits = new TreeMap<>();
        lookAtFires(nowMs);
        Map<String, ObjectNode> positions = new TreeMap<>();
        for (PublishedValues.Item item : values.of("position")) {
            positions.put(key(item.json(), item.name()), item.json().put("positionId", item.name()));
        }
        lookAtClosed(nowMs);
        exitsBefore.forEach((id, fire) -> {
            if (positions.containsKey(key(fire, fire.path("positionId").asText()))) {
                storm.tell(new Storm.News(id, "CLOSED IN PART: " + filled(fire), () -> {}), nowMs);
            }
        });
        if (isFirst) {
            positions.keySet().forEach(known::opened);
        } else {
            explain(engine, positions, nowMs);
        }
        storm.look(nowMs);
        known.keep();
    }

    private void lookAtFires(long nowMs) {
        Map<String, String> seen = new HashMap<>();
        values.forEach("fire", (orderId, json, version) -> {
            seen.put(orderId, json);
            if (json != fires.get(orderId) && json.contains("FILLED\"")) {
                fire(orderId, PublishedValues.parse(json), nowMs);
            }
        });
        fires = seen;
    }

    private void fire(String orderId, ObjectNode fire, long nowMs) {
        boolean isFilled = fire.path("state").asText().endsWith("FILLED") && fire.has("price");
        String id = "fill-" + orderId + "-" + fire.path("filledLots").asText();
        if (!isFilled || !toldFills.add(id)) {
            return; // a proof, and the like, changes it too
        }
        if (toldFills.size() > MOST_FILLS) {
            toldFills.remove(toldFills.iterator().next());
        }
        if (fire.path("intent").asText().equals("ENTRY")) {
            String position = key(fire, fire.path("positionId").asText());
            tellOpen(id, "FILLED: " + filled(fire) + ", order " + orderId, position, nowMs);
        } else if (fire.path("intent").asText().equals("EXIT")) {
            exits.put(id, fire); // a whole close is told with its profit
        }
    }

    private void tellOpen(String id, String text, String position, long nowMs) {
        onTheirWay.add(position);
        storm.tell(
                new Storm.News(id, text, () -> {
                    known.opened(position);
                    onTheirWay.remove(position);
                }),
                nowMs);
    }

    private void lookAtClosed(long nowMs) {
        List<ObjectNode> fresh = new ArrayList<>();
        values.forEach("closed", (name, json, version) -> {
            if (Long.parseLong(name) > lastClosed) {
                fresh.add(PublishedValues.parse(json));
            }
        });
        for (ObjectNode closed : fresh) {
            lastClosed = closed.path("number").asLong();
            String position = key(closed, closed.path("positionId").asText());
            String id = "close-" + position + "-" + closed.path("openNs").asText();
            onTheirWay.add(position);
            storm.tell(
                    new Storm.News(id, closed(closed), () -> {
                        known.closed(position);
                        onTheirWay.remove(position);
                    }),
                    nowMs);
        }
    }

    /** What neither a fill nor a close of this run explains at the second look: it happened before the start, or at the terminal. */
    private void explain(ObjectNode engine, Map<String, ObjectNode> positions, long nowMs) {
        Set<String> open = new HashSet<>();
        positions.forEach((key, position) -> {
            if (!known.contains(key) && !onTheirWay.contains(key)) {
                open.add(key);
                if (unexplained.contains(key)) {
                    tellOpen(openId(engine, key, position), "OPEN: " + held(position), key, nowMs);
                }
            }
        });
        for (String key : known.all()) {
            if (!positions.containsKey(key) && !onTheirWay.contains(key)) {
                open.add(key);
                if (unexplained.contains(key)) {
                    storm.tell(
                            new Storm.News(
                                    "gone-" + key,
                                    "NO LONGER OPEN: position " + key
                                            + "; it was closed while nobody looked: /daily tells more",
                                    () -> known.closed(key)),
                            nowMs);
                }
            }
        }
        unexplained = open;
    }

    /** The id of the fill that opened it, which may have been told just before a kill. */
    private static String openId(ObjectNode engine, String key, ObjectNode position) {
        long orderNumber = position.path("orderNumber").asLong();
        if (orderNumber == 0) {
            return "open-" + key + "-" + position.path("openNs").asText();
        }
        String mode = engine.path("mode").asText().equals("live") ? "L" : "P";
        return "fill-" + mode + engine.path("installation").asText() + Base32.text(orderNumber) + "-"
                + position.path("lots").asText();
    }

    private static String key(ObjectNode of, String positionId) {
        return Plain.name(of.path("account").asText()) + "/" + positionId;
    }

    private static String filled(ObjectNode fire) {
        return fire.path("side").asText() + " " + fire.path("filledLots").asText() + " of "
                + fire.path("lots").asText() + " "
                + Plain.name(fire.path("symbol").asText()) + " at "
                + fire.path("price").asText() + " on "
                + Plain.name(fire.path("account").asText()) + by(fire) + ", position "
                + fire.path("positionId").asText();
    }

    private static String held(ObjectNode position) {
        return position.path("side").asText() + " " + position.path("lots").asText() + " "
                + Plain.name(position.path("symbol").asText()) + " at "
                + position.path("openPrice").asText() + " on "
                + Plain.name(position.path("account").asText()) + by(position) + ", position "
                + position.path("positionId").asText();
    }

    private static String by(ObjectNode of) {
        String strategy = of.path("strategy").asText();
        return strategy.isEmpty() ? ", by hand" : ", " + Plain.name(strategy);
    }

    private static String closed(ObjectNode closed) {
        String what = "CLOSED: " + closed.path("side").asText() + " "
                + closed.path("lots").asText() + " "
                + Plain.name(closed.path("symbol").asText()) + ", "
                + closed.path("openPrice").asText() + " → "
                + closed.path("closePrice").asText() + " on "
                + Plain.name(closed.path("account").asText()) + ", "
                + closed.path("reason").asText() + ", position "
                + closed.path("positionId").asText();
        if (closed.path("estimated").asBoolean()) {
            return what + "\nprofit not known: the venue named none";
        }
        BigDecimal net = closed.path("profit")
                .decimalValue()
                .add(closed.path("commission").decimalValue())
                .add(closed.path("swap").decimalValue());
        return what + "\n" + (net.signum() > 0 ? "+" : "") + net.toPlainString() + " "
                + closed.path("currency").asText() + " net (profit "
                + closed.path("profit").asText() + ", commission "
                + closed.path("commission").asText() + ", swap "
                + closed.path("swap").asText() + ")";
    }
}
