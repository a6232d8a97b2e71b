package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringfire.adapters.http.OperatorClient;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.http.OperatorTokens.Role;
import io.ringfire.app.Commands;
import io.ringfire.engine.sbe.InjectedQuoteDecoder;
import io.ringfire.journal.layout.DataDirectory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A script posts prices to a service that trades terminals. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class InjectionLiveTest {
    private static final int SECONDS = 30;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper MAPPER = new ObjectMapper()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .setNodeFactory(new JsonNodeFactory(true));

    @TempDir
    Path directory;

    /** Seen failing with every symbol let through. */
    @Test
    void shouldTakeNoSpikeOfARealSymbolAndTradeNoTestInstrument() throws Exception {
        try (LiveRig rig = new LiveRig(directory)) {
            addTestInstrument(rig.config());
            rig.startTerminal(false);
            rig.startService();
            rig.awaitFresh();
            rig.service.await("a quote", () -> get("EURUSD").statusCode() == 200, SECONDS);

            HttpResponse<String> spike = post("EURUSD", "9.99999");
            assertEquals(403, spike.statusCode(), spike.body());
            assertTrue(spike.body().contains("ticks[0].symbol: EURUSD"), spike.body());
            assertEquals(404, get("TESTFX").statusCode(), "nobody has quoted it");
            assertEquals(202, post("TESTFX", "9.99999").statusCode());
            rig.service.await("the injected quote", () -> get("TESTFX").statusCode() == 200, SECONDS);
            JsonNode test = json(get("TESTFX"));
            assertEquals("injected", test.path("source").asText());
            assertEquals("9.99999", test.path("bid").asText());
            JsonNode real = json(get("EURUSD"));
            assertEquals("market", real.path("source").asText());
            assertTrue(real.path("bid").asDouble() < 1.2 && !real.has("injected"), real.toString());
            assertFalse(rig.status(json -> json.toString().contains("9.99999")), "what the engine says of itself");

            OperatorClient.Answer fired = rig.fire("TESTFX", null);
            assertEquals(202, fired.status());
            assertEquals("NOT_TRADABLE", fired.body().path("reason").asText());
            rig.awaitFire(rig.fire("EURUSD", null).body().path("orderId").asText(), "FILLED");
            rig.service.terminate();
            DataDirectory data = new DataDirectory(directory.resolve("data"));
            List<Integer> templates = JournalFacts.of(data).templates;
            assertEquals(1, Collections.frequency(templates, InjectedQuoteDecoder.TEMPLATE_ID));
            Commands.Answer replay =
                    Commands.run("replay", "--data", data.root().toString(), "--run", "service", "--verify", "--json");
            assertEquals(0, replay.exitCode(), replay.out() + replay.err());
        }
    }

    private void addTestInstrument(Path config) throws IOException {
        String text = Files.readString(config);
        String shipped = text.lines()
                .filter(line -> line.startsWith("instruments: "))
                .findFirst()
                .orElseThrow()
                .substring("instruments: ".length());
        Path own = directory.resolve("instruments.yaml");
        Files.writeString(
                own,
                Files.readString(Path.of(shipped))
                        .replace(
                                "symbols:\n",
                                "symbols:\n  TESTFX: {template: fx, baseCurrency: XTS, profitCurrency: XTS, marginCurrency: XTS, "
                                        + "tradeMode: disabled, swapLong: 0, swapShort: 0}\n"));
        Files.writeString(config, text.replace(shipped, own.toString()));
    }

    private HttpResponse<String> post(String symbol, String price) {
        String body = "{\"uuid\":\"script\",\"ticks\":[{\"symbol\":\"" + symbol + "\",\"bid\":" + price + ",\"ask\":"
                + price + "}]}";
        return send(request("/market-data", Role.TRADE).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String symbol) {
        return send(request("/market-data/venom-feed?symbol=" + symbol, Role.VIEW));
    }

    private HttpRequest.Builder request(String path, Role role) {
        Path data = directory.resolve("data");
        try {
            String address = Files.readAllLines(OperatorAccess.address(data)).get(0);
            String token =
                    OperatorTokens.read(OperatorAccess.tokens(data), role).orElseThrow();
            return HttpRequest.newBuilder(URI.create(address + path)).header("Authorization", "Bearer " + token);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }
}
