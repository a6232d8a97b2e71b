package io.ringfire.app.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.number.Scale;
import io.ringfire.engine.ring.FactFrame;
import io.ringfire.engine.sbe.InjectedQuoteEncoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Takes the quotes that scripts post, all of a body or, where something is wrong with it, none: {@code {"uuid": …, "timestamp": …,
 * "ticks": [{"symbol": …, "bid": …, "ask": …, "time": …}]}}. They become InjectedQuotes, which are no market's; volumes, spreads and
 * whatever else stands there are not read. Any thread.
 */
public final class QuoteInjection {
    /** Quotes in one body. */
    public static final int MOST_TICKS = 100;

    private static final int NO_ACCOUNT = 0xFFFF;
    private static final int MOST_PROBLEMS = 5;
    private static final int SHOWN_MAX = 40;
    private static final String SENDER = "[\\x21-\\x7E]{1,32}";

    /** Epoch seconds are below, epoch ms above. */
    private static final BigDecimal LEAST_MS = new BigDecimal(100_000_000_000L);

    private static final BigDecimal LEAST_SECONDS = new BigDecimal(1_000_000_000L);
    private static final BigDecimal MOST_MS = LEAST_MS.movePointRight(3);
    private static final long AHEAD_NS = TimeUnit.MINUTES.toNanos(1);

    /** One that is well. */
    private record Quote(Instrument instrument, long bidPoints, long askPoints, long sentNs) {}

    private final FactInbox inbox;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final boolean takesTestsAlone;
    private final EpochNanoClock clock;
    private final FactFrame frame = new FactFrame();
    private final InjectedQuoteEncoder encoder = new InjectedQuoteEncoder();

    /**
     * Connects the parts.
     *
     * @param inbox what it is full of is taken later: nothing waits here
     * @param takesTestsAlone whether only test instruments may be quoted: where real orders are sent
     */
    public QuoteInjection(
            FactInbox inbox, Collection<Instrument> instruments, boolean takesTestsAlone, EpochNanoClock clock) {
        this.inbox = inbox;
        this.takesTestsAlone = takesTestsAlone;
        this.clock = clock;
        instruments.forEach(instrument -> this.instruments.put(instrument.symbol(), instrument));
    }

    /** Takes a body: 202, 400, 403, 429 or 503, as {@link io.ringfire.adapters.http.MarketDataApi#inject} says. */
    public Reply take(ObjectNode body) {
        JsonNode ticks = body.path("ticks");
        if (!ticks.isArray() || ticks.isEmpty() || ticks.size() > MOST_TICKS) {
            return problem(400, "ticks: a list of 1 to " + MOST_TICKS + " quotes is needed");
        }
        Optional<String> forbidden = forbidden(ticks);
        if (forbidden.isPresent()) {
            return problem(
                    403, forbidden.get() + ": live, only a test instrument may be quoted from here; nothing was taken");
        }
        List<String> problems = new ArrayList<>();
        String sender = body.path("uuid").asText();
        if (!sender.isEmpty() && !sender.matches(SENDER)) {
            problems.add("uuid: 1 to 32 printable ASCII characters are needed, without spaces");
        }
        long sentNs = time(body.get("timestamp"), "timestamp", problems);
        List<Quote> quotes = new ArrayList<>();
        for (int i = 0; i < ticks.size(); i++) {
            quotes.add(quote(ticks.get(i), "ticks[" + i + "].", sentNs, problems));
        }
        if (!problems.isEmpty()) {
            return problem(400, String.join("; ", problems.subList(0, Math.min(MOST_PROBLEMS, problems.size()))));
        }
        return offer(quotes, sender);
    }

    private Optional<String> forbidden(JsonNode ticks) {
        for (int i = 0; takesTestsAlone && i < ticks.size(); i++) {
            Instrument instrument = instruments.get(ticks.get(i).path("symbol").asText());
            if (instrument != null && !instrument.isTest()) {
                return Optional.of("ticks[" + i + "].symbol: " + instrument.symbol());
            }
        }
        return Optional.empty();
    }

    private Quote quote(JsonNode tick, String place, long bodySentNs, List<String> problems) {
        JsonNode symbol = tick.path("symbol");
        Instrument instrument = instruments.get(symbol.asText());
        if (instrument == null) {
            problems.add(place + "symbol: '" + shown(symbol) + "' is not in this run");
            return null;
        }
        long bid = price(tick.get("bid"), place + "bid", instrument, problems);
        long ask = price(tick.get("ask"), place + "ask", instrument, problems);
        if (bid > ask && ask > 0) {
            problems.add(place + "ask: " + shown(tick.get("ask")) + " is below the bid, " + shown(tick.get("bid")));
        }
        long sentNs = time(tick.get("time"), place + "time", problems);
        return new Quote(instrument, bid, ask, sentNs == 0 ? bodySentNs : sentNs);
    }

    private static long price(JsonNode node, String place, Instrument instrument, List<String> problems) {
        if (node == null || !node.isNumber() && !node.isTextual()) {
            problems.add(place + " is missing");
            return 0;
        }
        try {
            BigDecimal value = node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
            long points = Scale.exact(value, instrument.digits());
            if (points > 0) {
                return points;
            }
            problems.add(place + ": " + shown(node) + " is not above 0");
        } catch (NumberFormatException e) {
            problems.add(place + ": '" + shown(node) + "' is no number");
        } catch (ArithmeticException e) {
            problems.add(place + ": " + shown(node) + " has more than " + instrument.digits()
                    + " decimals, or too many digits");
        }
        return 0;
    }

    /** Epoch ns; 0 for what is not there. */
    private long time(JsonNode node, String place, List<String> problems) {
        if (node == null || node.isNull()) {
            return 0;
        }
        BigDecimal value = node.isNumber() ? node.decimalValue() : BigDecimal.ZERO;
        if (value.compareTo(LEAST_SECONDS) < 0 || value.compareTo(MOST_MS) >= 0) {
            problems.add(
                    place + ": '" + shown(node) + "' is no time; give epoch seconds or milliseconds, or leave it out");
            return 0;
        }
        boolean isMs = value.compareTo(LEAST_MS) >= 0;
        long sentNs = value.movePointRight(isMs ? 6 : 9).longValue();
        if (sentNs - clock.nanoTime() > AHEAD_NS) {
            problems.add(place + ": " + shown(node) + " is ahead of the engine's clock");
        }
        return sentNs;
    }

    private synchronized Reply offer(List<Quote> quotes, String sender) {
        int taken = 0;
        while (taken < quotes.size() && offer(quotes.get(taken), sender)) {
            taken++;
        }
        if (taken == 0) {
            return problem(503, "the engine takes no more quotes now: nothing was taken; try again");
        }
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("status", taken == quotes.size() ? "accepted" : "partial")
                .put("processed", taken)
                .put("source", "injected");
        if (taken < quotes.size()) {
            body.put("problem", "there was room for the first " + taken + "; post the others again, more slowly");
        }
        return new Reply(taken == quotes.size() ? 202 : 429, body);
    }

    private boolean offer(Quote quote, String sender) {
        frame.open(encoder, quote.instrument().id(), NO_ACCOUNT)
                .sentNs(quote.sentNs())
                .bidPoints(quote.bidPoints())
                .askPoints(quote.askPoints())
                .sender(sender);
        frame.commit(encoder);
        return inbox.offer(frame);
    }

    /** As it was written, and never written out: an exponent may stand for more digits than there is memory. */
    private static String shown(JsonNode node) {
        String text = node.asText();
        return text.length() <= SHOWN_MAX ? text : text.substring(0, SHOWN_MAX) + "…";
    }

    private static Reply problem(int status, String text) {
        return new Reply(status, JsonNodeFactory.instance.objectNode().put("problem", text));
    }
}
