package io.ringfire.adapters.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.websocket.WsConfig;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Session;

/** {@code /ws}: ticks, signals and orders of the symbols that a client names. */
final class SymbolSockets {
    private static final int MOST_CHARS = 8_192;
    private static final int SHOWN_CHARS = 40;
    private static final long GRACE_MS = 2_000;
    private static final int GOING_AWAY = 1001;
    private static final int TRY_LATER = 1013;

    private final LiveFeed feed;
    private final StreamLimits limits;
    private final Map<Session, SocketClient> clients = new HashMap<>();
    final StreamCounts counts = new StreamCounts("ws");
    private final Map<String, String> latest = new HashMap<>();
    private boolean isFollowing;
    private boolean isClosed;

    SymbolSockets(LiveFeed feed, StreamLimits limits) {
        this.feed = feed;
        this.limits = limits;
    }

    /** Refuses one too many before it is one. */
    synchronized void makeRoom(Context ctx) {
        if (isClosed || clients.size() >= limits.mostSockets()) {
            counts.refused();
            throw new HttpResponseException(
                    503, "there are " + limits.mostSockets() + " WebSockets already: close one");
        }
    }

    void configure(WsConfig ws) {
        ws.onConnect(ctx -> {
            open(ctx.session);
            ctx.enableAutomaticPings(); // a weekend is silent, and no reason to part
        });
        ws.onMessage(ctx -> onMessage(ctx.session, ctx.message()));
        ws.onBinaryMessage(ctx -> answer(ctx.session, error("text is needed, such as {\"subscribe\":[\"EURUSD\"]}")));
        ws.onClose(ctx -> forget(ctx.session));
        ws.onError(ctx -> forget(ctx.session));
    }

    private void open(Session session) {
        session.setMaxTextMessageSize(MOST_CHARS);
        SocketClient client = new SocketClient(session, limits);
        synchronized (this) {
            if (!isClosed && clients.size() < limits.mostSockets()) {
                clients.put(session, client);
                return;
            }
        }
        counts.refused(); // two came at once for the last place
        client.goingAway(TRY_LATER, "there are " + limits.mostSockets() + " WebSockets already");
    }

    private synchronized void forget(Session session) {
        clients.remove(session);
    }

    synchronized int clients() {
        return clients.size();
    }

    private synchronized SocketClient find(Session session) {
        return clients.get(session);
    }

    private void answer(Session session, String message) {
        SocketClient client = find(session);
        if (client != null) {
            client.answer(message, System.nanoTime());
        }
    }

    private void onMessage(Session session, String text) {
        SocketClient client = find(session);
        if (client != null) {
            answer(session, reply(client, text));
        }
    }

    private String reply(SocketClient client, String text) {
        JsonNode said;
        try {
            said = Replies.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return error("that is no JSON: " + e.getOriginalMessage());
        }
        boolean isMore = said.has("subscribe");
        if (said.size() != 1 || !isMore && !said.has("unsubscribe")) {
            return error("{\"subscribe\":[…]} or {\"unsubscribe\":[…]} is needed");
        }
        JsonNode list = said.elements().next();
        Set<String> named = new TreeSet<>();
        for (JsonNode symbol : list) {
            if (!symbol.isTextual() || isMore && !feed.isSymbol(symbol.textValue())) {
                return error("this run knows no symbol " + shown(symbol) + "; nothing was changed");
            }
            named.add(symbol.textValue());
        }
        if (!list.isArray() || named.isEmpty()) {
            return error("a list of symbols is needed, such as [\"EURUSD\"]");
        }
        if (isMore) {
            follow();
        }
        Set<String> now = isMore ? client.subscribe(named) : client.unsubscribe(named);
        if (isMore) {
            synchronized (latest) {
                named.stream().filter(latest::containsKey).forEach(each -> client.tick(each, latest.get(each)));
            }
        }
        ObjectNode answer = Replies.MAPPER.createObjectNode();
        ArrayNode subscribed = answer.putArray("subscribed");
        now.forEach(subscribed::add);
        return Replies.text(answer);
    }

    private static String shown(JsonNode symbol) {
        String text = symbol.toString();
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }

    private static String error(String why) {
        return Replies.text(Replies.MAPPER.createObjectNode().put("error", why));
    }

    /** Sends what is new. Streaming thread. */
    void look(long nowNs) {
        synchronized (feed) {
            List<SocketClient> all;
            synchronized (this) {
                all = new ArrayList<>(clients.values());
            }
            if (all.isEmpty()) {
                isFollowing = false;
                return;
            }
            follow();
            tell(all, nowNs);
        }
    }

    /** From here on nothing is missed. Before a client is told that it has subscribed: it may rely on that. */
    private void follow() {
        synchronized (feed) {
            if (isFollowing) {
                return;
            }
            isFollowing = true;
            feed.skip();
            synchronized (latest) {
                latest.clear();
            }
        }
    }

    private void tell(List<SocketClient> all, long nowNs) {
        Set<String> symbols = new HashSet<>();
        all.forEach(client -> client.addSymbolsTo(symbols));
        feed.poll(symbols, new LiveFeed.Sink() {
            @Override
            public void onTick(String symbol, String json) {
                synchronized (latest) {
                    latest.put(symbol, json);
                }
                all.forEach(client -> client.tick(symbol, json));
                counts.sent();
            }

            @Override
            public void onEvent(String symbol, String json) {
                for (SocketClient client : all) {
                    client.event(symbol, json);
                    client.send(nowNs);
                }
                counts.sent();
            }
        });
        synchronized (latest) {
            latest.keySet().retainAll(symbols);
        }
        long stallNs = TimeUnit.MILLISECONDS.toNanos(limits.stallMs());
        for (SocketClient client : all) {
            client.send(nowNs);
            String complaint = client.complaint(nowNs, stallNs);
            if (!complaint.isEmpty()) {
                counts.cut(client, complaint);
                client.cut(complaint, nowNs);
            }
            client.leave(nowNs, TimeUnit.MILLISECONDS.toNanos(GRACE_MS));
        }
    }

    void close() {
        List<SocketClient> all;
        synchronized (this) {
            isClosed = true;
            all = new ArrayList<>(clients.values());
        }
        all.forEach(client -> client.goingAway(GOING_AWAY, "the engine is stopping"));
    }
}
