package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.app.console.PrometheusText;
import io.ringfire.engine.ring.EngineCounters.Counter;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running service, in a process of its own on the demo market, tells over HTTP. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ConsoleTest {
    private static final int SECONDS = 25;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(new JsonNodeFactory(true));
    private static final Set<String> LISTS =
            Set.of("accounts", "positions", "quotes", "fires", "signals", "missions", "alerts");

    private static final Path DOCUMENT = Path.of(System.getProperty("ringfire.root", ".."), "docs/console.md");
    private static final Pattern EXAMPLE =
            Pattern.compile("`GET (/[a-z/.]+)[^`]*`[^\n]* ([0-9]{3}):\n+```json\n(.*?)```", Pattern.DOTALL);

    @TempDir
    static Path directory;

    private static ServeProcess service;
    private static String address;
    private static String viewToken;

    @BeforeAll
    static void start() throws IOException {
        service = ServeProcess.start(
                directory,
                "--set",
                "strategy.ema-tick.bars=2-tick-mid",
                "--set",
                "strategy.ema-tick.fast=2",
                "--set",
                "strategy.ema-tick.slow=3",
                "--set",
                "strategy.ema-tick.symbols=XAUUSD,EURUSD,GBPUSD,USDJPY,AUDUSD");
        service.awaitOutput("trading", SECONDS);
        Path data = directory.resolve("data");
        address = Files.readAllLines(OperatorAccess.address(data)).get(0);
        viewToken = OperatorTokens.read(OperatorAccess.tokens(data), Role.VIEW).orElseThrow();
        service.await("a fill in the list of fires", () -> has("/api/fires", "fires", "FILLED"), SECONDS);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void shouldBeHealthyWhileItsThreadsTurn() {
        HttpResponse<String> answer = get("/healthz", "");
        JsonNode json = json(answer);
        assertEquals(200, answer.statusCode(), answer.body());
        assertTrue(json.path("ok").asBoolean());
        assertEquals(
                List.of("process", "thread publisher", "thread stages", "thread ingress", "thread keeper"),
                json.path("checks").findValuesAsText("name"));
    }

    /** Seen failing with a check of the state that always holds. */
    @Test
    void shouldBeReadyWhileItTradesAndNotWhileItIsHalted() {
        service.await("readiness", () -> get("/readyz", "").statusCode() == 200, SECONDS);
        JsonNode ready = json(get("/readyz", ""));
        List<String> names = ready.path("checks").findValuesAsText("name");
        for (String name : List.of(
                "state", "stages", "gate", "view", "clock", "disk", "journal ticks", "journal fires", "quote EURUSD")) {
            assertTrue(names.contains(name), name + " is not in " + names);
        }
        assertEquals(202, command("halt").statusCode());
        service.await("no readiness", () -> get("/readyz", "").statusCode() == 503, SECONDS);
        JsonNode halted = json(get("/readyz", ""));
        assertFalse(halted.path("ok").asBoolean());
        assertEquals("HALTED", check(halted, "state").path("reason").asText());
        assertFalse(check(halted, "state").path("ok").asBoolean());
        assertTrue(check(halted, "disk").path("ok").asBoolean());
        assertEquals(200, get("/healthz", "").statusCode(), "a halt is no illness");
        assertEquals(202, command("resume").statusCode());
        service.await("readiness again", () -> get("/readyz", "").statusCode() == 200, SECONDS);
    }

    /** Seen failing with a desk that is never asked to look. */
    @Test
    void shouldRaiseAnAlertOfAHaltAndTakeAnAcknowledgement() throws IOException {
        assertEquals(202, command("halt").statusCode());
        service.await("an alert of the halt", () -> alert("RAISED") != null, SECONDS);
        String id = alert("RAISED").path("id").asText();
        assertEquals(403, acknowledge(id, viewToken, "{\"by\":\"ann\"}").statusCode(), "it may only look");
        String trade = OperatorTokens.read(OperatorAccess.tokens(directory.resolve("data")), Role.TRADE)
                .orElseThrow();
        assertEquals(400, acknowledge(id, trade, "{\"by\":\" \"}").statusCode());
        assertEquals(404, acknowledge("0-0", trade, "{\"by\":\"ann\"}").statusCode());
        assertEquals(200, acknowledge(id, trade, "{\"by\":\"ann\"}").statusCode());
        assertEquals("ann", alert("ACKNOWLEDGED").path("acknowledgedBy").asText());
        assertEquals(202, command("resume").statusCode());
        Path log = directory.resolve("data").resolve("alerts.log");
        service.await(
                "both messages in the log",
                () -> messages(log).containsAll(List.of("RAISED", "ACKNOWLEDGED")),
                SECONDS);
    }

    private static JsonNode alert(String state) {
        for (JsonNode alert : list("/api/alerts", "alerts")) {
            if (alert.path("rule").asText().equals("tradingHalted")
                    && alert.path("state").asText().equals(state)) {
                return alert;
            }
        }
        return null;
    }

    private static List<String> messages(Path log) {
        List<String> messages = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(log)) {
                JsonNode json = MAPPER.readTree(line);
                assertEquals("DEMO", json.path("label").asText());
                if (json.path("rule").asText().equals("tradingHalted")) {
                    messages.add(json.path("message").asText());
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return messages;
    }

    private static HttpResponse<String> acknowledge(String id, String token, String body) {
        return send(HttpRequest.newBuilder(URI.create(address + "/api/alerts/" + id + "/ack"))
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    @Test
    void shouldTellStrangersOfNoMoneyAndNoNames() {
        for (String path : List.of("/healthz", "/readyz", "/metrics")) {
            String body = get(path, "").body();
            for (String word : List.of("simulated", "balance", "equity", "margin", "ringfire_account")) {
                assertFalse(body.contains(word), word + " is in " + body);
            }
        }
        String trusted = get("/metrics", viewToken).body();
        assertTrue(trusted.contains("ringfire_account_balance") && trusted.contains("simulated"), trusted);
    }

    @Test
    void shouldWriteMetricsThatAStrictReaderTakes() {
        // what the engine says of itself is up to a second older than the list of fires
        service.await("a filled order in metrics", () -> orders("FILLED") > 0, SECONDS);
        HttpResponse<String> answer = get("/metrics", viewToken);
        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.headers().firstValue("Content-Type").orElse("").startsWith("text/plain; version=0.0.4"),
                answer.headers().toString());
        PrometheusText page = PrometheusText.read(answer.body());
        long counters = page.types().keySet().stream()
                .filter(name -> name.startsWith("ringfire_") && name.endsWith("_total"))
                .count();
        assertTrue(counters >= Counter.values().length, page.types().keySet().toString());
        for (String series : List.of(
                "ringfire_ticks_total",
                "ringfire_quote_age_seconds{symbol=EURUSD}",
                "ringfire_orders_in_state{state=FILLED}",
                "ringfire_positions_open{account=1}",
                "ringfire_ring_occupancy_slots",
                "ringfire_ring_size_slots",
                "ringfire_journal_written_bytes_total{journal=ticks}",
                "ringfire_journal_append_age_seconds{journal=fires}",
                "ringfire_trading_active",
                "ringfire_alerts_total",
                "ringfire_account_balance{account=1, currency=USD}",
                "ringfire_account_equity{account=1, currency=USD}",
                "ringfire_account_info{account=1, currency=USD, name=simulated}",
                "jvm_threads_current",
                "jvm_memory_used_bytes{area=heap}")) {
            assertNotNull(page.series().get(series), series + " is not in\n" + answer.body());
        }
        assertTrue(page.series().get("ringfire_ticks_total") > 0);
        assertTrue(page.series().get("ringfire_journal_written_bytes_total{journal=ticks}") > 0);
        for (String name : page.types().keySet()) {
            assertTrue(name.equals(name.toLowerCase(Locale.ROOT)), name);
            assertFalse(name.endsWith("_ms") || name.endsWith("_ns"), name + " is in no base unit");
        }
    }

    /** The tool that comes with Prometheus, where there is one. */
    @Test
    void shouldPassPromtool() throws IOException, InterruptedException {
        boolean isThere = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "promtool")));
        Assumptions.assumeTrue(isThere, "promtool is not on this machine");
        Path page = Files.writeString(
                directory.resolve("page.txt"), get("/metrics", viewToken).body());
        Process promtool = new ProcessBuilder("promtool", "check", "metrics")
                .redirectInput(page.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, promtool.waitFor(), said);
    }

    @Test
    void shouldListWhatIsPublishedWithExactPricesAndIsoTimes() {
        JsonNode quote = item("/api/quotes", "quotes", "symbol", "EURUSD");
        assertEquals(5, quote.path("bid").decimalValue().scale(), quote.toString());
        assertTrue(quote.path("ask").decimalValue().compareTo(quote.path("bid").decimalValue()) >= 0);
        assertTrue(Duration.between(Instant.parse(quote.path("time").asText()), Instant.now())
                        .compareTo(Duration.ofSeconds(30))
                < 0);
        JsonNode account = item("/api/accounts", "accounts", "account", "simulated");
        assertEquals("USD", account.path("currency").asText());
        assertTrue(account.path("balance").decimalValue().compareTo(BigDecimal.ZERO) > 0);
        JsonNode fires = list("/api/fires", "fires");
        JsonNode fire = fires.get(0);
        assertTrue(fire.path("orderId").asText().startsWith("P"), fire.toString());
        Instant.parse(fire.path("history").path(0).path("time").asText());
        for (int i = 1; i < fires.size(); i++) {
            assertTrue(
                    !Instant.parse(fires.get(i).path("time").asText())
                            .isAfter(Instant.parse(fires.get(i - 1).path("time").asText())),
                    "the latest is not the first");
        }
        service.await("a position", () -> list("/api/positions", "positions").size() > 0, SECONDS);
        JsonNode stat = json(get("/api/journal/stat", viewToken)).path("journals");
        assertEquals(List.of("ticks", "fires"), stat.findValuesAsText("name"));
        for (JsonNode journal : stat) {
            assertTrue(journal.path("runDocuments").asLong() > 0, journal.toString());
            assertTrue(
                    journal.path("fileBytes").asLong()
                            >= journal.path("runBytes").asLong(),
                    journal.toString());
            assertFalse(journal.path("failed").asBoolean());
        }
    }

    /** Seen failing without signals among what is copied at the ring's end. */
    @Test
    void shouldListTheLatestSignalsAndWhatBecameOfThem() {
        service.await("an ordered signal", () -> has("/api/signals", "signals", "ORDERED"), SECONDS);
        JsonNode signals = list("/api/signals", "signals");
        long before = Long.MAX_VALUE;
        for (JsonNode signal : signals) {
            assertTrue(signal.path("number").asLong() < before, "the latest is not the first");
            before = signal.path("number").asLong();
            Instant.parse(signal.path("time").asText());
            assertTrue(Set.of("BUY", "SELL").contains(signal.path("side").asText()), signal.toString());
            assertEquals("ema-tick", signal.path("strategy").asText());
            assertTrue(signal.path("scorePermille").asInt() > 0, signal.toString());
            if (signal.path("outcome").asText().equals("ORDERED")) {
                String orderId = signal.path("accounts").path(0).path("orderId").asText();
                assertTrue(orderId.startsWith("P"), signal.toString());
            }
        }
        assertEquals(1, list("/api/signals?limit=1", "signals").size());
    }

    @Test
    void shouldAnswerEachListWithItsNameAndTotal() {
        for (String name : LISTS) {
            JsonNode page = json(get("/api/" + name, viewToken));
            assertTrue(page.path(name).isArray(), page.toString());
            assertTrue(page.path("total").asInt() >= page.path(name).size());
            Instant.parse(page.path("time").asText());
        }
    }

    /** Seen failing with a field of quotes taken out of the description. */
    @Test
    void shouldAnswerAsDescribed() {
        Described described = new Described();
        service.await("a position", () -> list("/api/positions", "positions").size() > 0, SECONDS);
        List<String> flaws = new ArrayList<>();
        for (String path : described.reads()) {
            HttpResponse<String> answer = get(path + (path.equals("/api/candles") ? "?symbol=EURUSD" : ""), viewToken);
            flaws.addAll(described.flaws(path, answer.statusCode(), json(answer)));
        }
        assertEquals(List.of(), flaws);
    }

    /** Every address that can be read has an example, which is what it would answer. */
    @Test
    void shouldHaveTrueExamplesInItsDocument() throws IOException {
        Described described = new Described();
        String document = Files.readString(DOCUMENT);
        Set<String> shown = new TreeSet<>();
        List<String> flaws = new ArrayList<>();
        Matcher example = EXAMPLE.matcher(document);
        while (example.find()) {
            shown.add(example.group(1));
            flaws.addAll(described.flaws(
                    example.group(1), Integer.parseInt(example.group(2)), MAPPER.readTree(example.group(3))));
        }
        assertEquals(List.of(), flaws);
        for (String path : described.reads()) {
            boolean isShown = shown.contains(path)
                    || Set.of("/openapi.json", "/api/status", "/api/state").contains(path);
            assertTrue(isShown && document.contains("`" + path + "`"), path + " is not in " + DOCUMENT);
        }
        Matcher metric = Pattern.compile("`(ringfire_[a-z_]+)").matcher(document);
        Map<String, String> types =
                PrometheusText.read(get("/metrics", viewToken).body()).types();
        Set<String> absent = Set.of(
                "ringfire_session_age_seconds",
                "ringfire_session_fresh",
                "ringfire_session_commands_outstanding",
                "ringfire_refusals_by_reason_total");
        while (metric.find()) {
            assertTrue(types.containsKey(metric.group(1)) || absent.contains(metric.group(1)), metric.group());
        }
        for (String name : types.keySet()) {
            assertTrue(!name.startsWith("ringfire_") || document.contains(name), name + " is not in " + DOCUMENT);
        }
    }

    private static double orders(String state) {
        return PrometheusText.read(get("/metrics", viewToken).body())
                .series()
                .get("ringfire_orders_in_state{state=" + state + "}");
    }

    private static JsonNode check(JsonNode page, String name) {
        for (JsonNode check : page.path("checks")) {
            if (check.path("name").asText().equals(name)) {
                return check;
            }
        }
        throw new AssertionError(name + " is not in " + page);
    }

    private static boolean has(String path, String name, String word) {
        return list(path, name).toString().contains(word);
    }

    private static JsonNode item(String path, String name, String key, String value) {
        for (JsonNode item : list(path, name)) {
            if (item.path(key).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError(value + " is not in " + get(path, viewToken).body());
    }

    private static JsonNode list(String path, String name) {
        return json(get(path, viewToken)).path(name);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static HttpResponse<String> command(String name) {
        try {
            String trade = OperatorTokens.read(OperatorAccess.tokens(directory.resolve("data")), Role.TRADE)
                    .orElseThrow();
            String body = JsonNodeFactory.instance
                    .objectNode()
                    .put("commandId", name + "-" + System.nanoTime())
                    .put("by", "test")
                    .put("why", "test")
                    .toString();
            return send(HttpRequest.newBuilder(URI.create(address + "/api/commands/" + name))
                    .header("Authorization", "Bearer " + trade)
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> get(String path, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address + path)).timeout(Duration.ofSeconds(10));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return send(request.build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
