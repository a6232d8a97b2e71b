package io.ringfire.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.ConsoleApi.Listing;
import io.ringfire.app.view.PublishedValues;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Published values as lists for people and programs: times in ISO, numbers as they are published. Any thread. */
final class Listings {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

    private final PublishedValues values;

    Listings(PublishedValues values) {
        this.values = values;
    }

    /** One of them: {@code {"time": …, "accounts": […]}}. */
    ObjectNode of(Listing listing, int limit, long nowNs) {
        List<ObjectNode> items = new ArrayList<>();
        List<PublishedValues.Item> published = values.of(kind(listing));
        if (listing == Listing.FIRES) {
            published.sort(Comparator.comparingLong(Listings::movedNs)
                    .thenComparing(PublishedValues.Item::name)
                    .reversed());
        }
        for (PublishedValues.Item item : published) {
            items.add(
                    switch (listing) {
                        case ACCOUNTS -> named("account", item);
                        case POSITIONS -> position(item);
                        case QUOTES -> quote(item, nowNs);
                        case FIRES -> fire(item);
                        case SIGNALS -> signal(item);
                        case MISSIONS -> mission(item, nowNs);
                    });
        }
        if (listing == Listing.SIGNALS) {
            items.sort(Comparator.comparingLong(
                            (ObjectNode each) -> each.path("number").asLong())
                    .reversed());
        }
        ObjectNode page = JSON.objectNode().put("time", iso(nowNs));
        ArrayNode list = page.putArray(listing.name().toLowerCase(Locale.ROOT));
        items.stream().limit(limit).forEach(list::add);
        page.put("total", items.size());
        return page;
    }

    /** When an order moved last. */
    private static long movedNs(PublishedValues.Item fire) {
        JsonNode history = fire.json().path("history");
        return history.path(history.size() - 1).path(1).asLong();
    }

    private static String kind(Listing listing) {
        return switch (listing) {
            case ACCOUNTS -> "account";
            case POSITIONS -> "position";
            case QUOTES -> "quote";
            case FIRES -> "fire";
            case SIGNALS -> "signal";
            case MISSIONS -> "approval";
        };
    }

    private static ObjectNode named(String key, PublishedValues.Item item) {
        ObjectNode json = JSON.objectNode().put(key, item.name());
        json.setAll(item.json());
        return json.put("version", item.version());
    }

    private static ObjectNode position(PublishedValues.Item item) {
        ObjectNode json = JSON.objectNode().put("positionId", Long.parseLong(item.name()));
        json.setAll(item.json());
        return timed(json, "openNs", "openTime").put("version", item.version());
    }

    static ObjectNode quote(PublishedValues.Item item, long nowNs) {
        ObjectNode json = named("symbol", item);
        long quotedNs = json.path("eventNs").asLong();
        return timed(json, "eventNs", "time").put("ageMs", ms(nowNs - quotedNs));
    }

    static ObjectNode fire(PublishedValues.Item item) {
        ObjectNode json = named("orderId", item);
        ArrayNode steps = JSON.arrayNode();
        for (JsonNode step : json.path("history")) {
            steps.addObject()
                    .put("state", step.path(0).asText())
                    .put("time", iso(step.path(1).asLong()));
        }
        json.put("time", steps.path(steps.size() - 1).path("time").asText());
        json.set("history", steps);
        return json;
    }

    static ObjectNode signal(PublishedValues.Item item) {
        return timed(timed(item.json(), "eventNs", "time"), "expiryNs", "expiryTime");
    }

    private static ObjectNode mission(PublishedValues.Item item, long nowNs) {
        ObjectNode json = item.json();
        Instant until = Instant.parse(json.path("until").asText());
        long leftNs = TimeUnit.SECONDS.toNanos(until.getEpochSecond()) + until.getNano() - nowNs;
        return json.put("leftMs", ms(leftNs));
    }

    /** A time in the place of ns, which programs read as a rounded double. */
    private static ObjectNode timed(ObjectNode json, String nsKey, String timeKey) {
        if (json.has(nsKey)) {
            json.put(timeKey, iso(json.remove(nsKey).asLong()));
        }
        return json;
    }

    private static long ms(long ns) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(ns));
    }

    static long epochNs(String iso) {
        Instant time = Instant.parse(iso);
        return time.getEpochSecond() * NS_PER_SECOND + time.getNano();
    }

    static String iso(long epochNs) {
        return Instant.ofEpochSecond(0, epochNs).toString();
    }
}
