package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.MarketDataApi;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.app.operator.QuoteInjection;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.instrument.Instrument;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * The published quotes in the words of the receiver of before. What was injected stands apart: a real symbol's bid and ask are never a
 * script's. Nothing is made up: volumes, which nobody tells, are not there. Any thread.
 */
public final class MarketDataPages implements MarketDataApi {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    /** From here on the receiver of before called a quote stale. */
    private static final long STALE_NS = TimeUnit.SECONDS.toNanos(30);

    private static final JsonNodeFactory JSON = new JsonNodeFactory(true);

    private final PublishedValues values;
    private final Map<String, Instrument> instruments = new TreeMap<>();
    private final QuoteInjection injection;
    private final EpochNanoClock clock;

    /** Shows {@code values} of these instruments, and lets {@code injection} take what is posted. */
    public MarketDataPages(
            PublishedValues values,
            Collection<Instrument> instruments,
            QuoteInjection injection,
            EpochNanoClock clock) {
        this.values = values;
        this.injection = injection;
        this.clock = clock;
        instruments.forEach(each -> this.instruments.put(each.symbol(), each));
    }

    @Override
    public Reply all() {
        if (values.publishedNs() == 0) {
            return Console.unpublished();
        }
        long nowNs = clock.nanoTime();
        ObjectNode json = JSON.objectNode().put("status", "success").put("timestamp", Listings.iso(nowNs));
        ObjectNode data = JSON.objectNode();
        int active = 0;
        for (Instrument instrument : instruments.values()) {
            Optional<ObjectNode> quote = quote(instrument, nowNs);
            quote.ifPresent(each -> data.set(instrument.symbol(), each));
            active += quote.filter(MarketDataPages::isActive).isPresent() ? 1 : 0;
        }
        json.set("data", data);
        return new Reply(OK, json.put("active_symbols", active).put("total_symbols", instruments.size()));
    }

    /** Of markets' quotes alone. */
    @Override
    public Reply health() {
        if (values.publishedNs() == 0) {
            return Console.unpublished();
        }
        long nowNs = clock.nanoTime();
        int active = 0;
        int stale = 0;
        for (PublishedValues.Item item : values.of("quote")) {
            boolean isStale = isStale(item.json(), nowNs);
            active += isStale ? 0 : 1;
            stale += isStale ? 1 : 0;
        }
        ObjectNode json = JSON.objectNode()
                .put("status", active > 0 ? "healthy" : "no_data")
                .put("active_symbols", active)
                .put("stale_symbols", stale)
                .put("total_symbols", instruments.size())
                .put("timestamp", Listings.iso(nowNs));
        return new Reply(active > 0 ? OK : UNAVAILABLE, json);
    }

    @Override
    public Reply feed(String symbol) {
        Instrument instrument = instruments.get(symbol);
        if (instrument == null) {
            return problem("symbol: this run knows none of that name");
        }
        if (values.publishedNs() == 0) {
            return Console.unpublished();
        }
        return quote(instrument, clock.nanoTime())
                .filter(each -> each.has("bid"))
                .map(each -> new Reply(OK, each))
                .orElseGet(() -> problem("symbol: no market has quoted " + symbol + " in this run"));
    }

    @Override
    public Reply inject(ObjectNode body) {
        return injection.take(body);
    }

    /** A market's quote, what was injected beside it, or both; empty for neither. */
    private Optional<ObjectNode> quote(Instrument instrument, long nowNs) {
        Optional<ObjectNode> quoted = values.get("quote/" + instrument.symbol());
        Optional<ObjectNode> injected = values.get("injected/" + instrument.symbol());
        if (quoted.isEmpty() && injected.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode json = JSON.objectNode().put("symbol", instrument.symbol());
        if (quoted.isPresent()) {
            fill(json.put("source", "market"), quoted.get(), nowNs);
        } else if (instrument.isTest()) {
            fill(json.put("source", "injected"), injected.get(), nowNs);
        }
        injected.ifPresent(each -> fill(json.putObject("injected"), each, nowNs));
        return Optional.of(json);
    }

    private static void fill(ObjectNode json, ObjectNode published, long nowNs) {
        BigDecimal bid = published.path("bid").decimalValue();
        BigDecimal ask = published.path("ask").decimalValue();
        long quotedNs = published.path("eventNs").asLong();
        if (published.has("label")) {
            json.set("label", published.get("label"));
        }
        json.put("bid", bid)
                .put("ask", ask)
                .put("spread", ask.subtract(bid))
                .put("last_update", Listings.iso(quotedNs))
                .put("age_seconds", BigDecimal.valueOf(ms(nowNs - quotedNs), 3))
                .put("is_stale", isStale(published, nowNs))
                .put(
                        "quotes",
                        published
                                .path(published.has("quotes") ? "quotes" : "ticks")
                                .asLong());
    }

    private static boolean isStale(ObjectNode published, long nowNs) {
        return nowNs - published.path("eventNs").asLong() > STALE_NS;
    }

    /** Whether a market quotes it, and did just now. */
    private static boolean isActive(ObjectNode quote) {
        return quote.path("source").asText().equals("market")
                && !quote.path("is_stale").asBoolean();
    }

    private static long ms(long ns) {
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(ns));
    }

    private static Reply problem(String text) {
        return new Reply(NOT_FOUND, PublishedValues.none().put("problem", text));
    }
}
