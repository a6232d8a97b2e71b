package io.ringfire.adapters.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.socketio.FakeState;
import io.ringfire.adapters.socketio.PublishedState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Notes what was asked of it. */
final class FakeConsole implements ConsoleApi {
    final List<String> asked = new ArrayList<>();
    volatile boolean isStopping;
    volatile long changes;
    volatile String filling = "";
    final AtomicInteger built = new AtomicInteger();
    final FakeFeed feed = new FakeFeed();
    final FakeState state = new FakeState();

    @Override
    public boolean isStopping() {
        return isStopping;
    }

    @Override
    public Reply health() {
        return told("health");
    }

    @Override
    public Reply readiness() {
        return told("readiness");
    }

    @Override
    public void metrics(MetricsPage page, boolean isTrusted) {
        told("metrics " + isTrusted);
    }

    @Override
    public Reply list(Listing listing, int limit) {
        return told(listing + " " + limit);
    }

    @Override
    public Reply systemHealth() {
        return told("system health");
    }

    @Override
    public Reply pulse() {
        return told("pulse");
    }

    @Override
    public Reply module(String name) {
        return told("module " + name);
    }

    @Override
    public Reply journalStat() {
        return told("journal");
    }

    @Override
    public Reply candles(String symbol, int minutes) {
        return told("candles " + symbol + " " + minutes);
    }

    @Override
    public Reply report(int hours) {
        return told("report " + hours);
    }

    @Override
    public long changes() {
        return changes;
    }

    @Override
    public Reply dashboard() {
        built.incrementAndGet();
        return new Reply(200, JsonNodeFactory.instance.objectNode().put("big", filling));
    }

    @Override
    public LiveFeed feed() {
        return feed;
    }

    @Override
    public PublishedState published() {
        return state;
    }

    @Override
    public Reply alerts(int limit) {
        return told("alerts " + limit);
    }

    @Override
    public Reply log() {
        return told("log");
    }

    @Override
    public Reply changeLog(ObjectNode body) {
        return told("log " + body);
    }

    @Override
    public Reply acknowledge(String id, ObjectNode body) {
        return told("acknowledge " + id + " " + body);
    }

    @Override
    public MarketDataApi marketData() {
        return new MarketDataApi() {
            @Override
            public Reply all() {
                return told("market data");
            }

            @Override
            public Reply health() {
                return told("market health");
            }

            @Override
            public Reply feed(String symbol) {
                return told("market data of " + symbol);
            }

            @Override
            public Reply inject(ObjectNode body) {
                return told("inject " + body);
            }
        };
    }

    private Reply told(String what) {
        asked.add(what);
        return new Reply(200, JsonNodeFactory.instance.objectNode().put("asked", what));
    }
}
