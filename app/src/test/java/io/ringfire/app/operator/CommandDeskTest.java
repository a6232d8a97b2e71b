package io.ringfire.app.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.record.RecordFrame;
import io.ringfire.engine.sbe.OperatorCommandDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A desk whose engine never answers. */
@Timeout(60)
class CommandDeskTest {
    private final FactInbox inbox = new FactInbox(1 << 12);
    private final CommandDesk desk = new CommandDesk(
            inbox,
            new CommandTracker((event, sequence) -> {}),
            List.of("A"),
            List.of("ema-minute"),
            List.of(),
            List.of("of-a-run-before"),
            account -> true,
            key -> -1,
            JsonNodeFactory.instance::objectNode,
            JsonNodeFactory.instance::objectNode);

    private static ObjectNode command(String id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("commandId", id)
                .put("by", "x")
                .put("why", "y");
    }

    private int journalled() {
        // the buffer's end and its beginning are two readings
        return inbox.read((type, buffer, index, length) -> {}, Integer.MAX_VALUE)
                + inbox.read((type, buffer, index, length) -> {}, Integer.MAX_VALUE);
    }

    /** Seen failing with an exception of the encoder, after the id was taken: names have letters of up to four bytes. */
    @Test
    void shouldSayThatATextIsTooLongForTheJournal() {
        for (String text : List.of("漢".repeat(41), "😀".repeat(31).substring(0, 60) + "漢")) {
            Reply reply = desk.command("halt", command("1").put("by", text));
            assertEquals(400, reply.status());
            assertTrue(
                    reply.body().path("problem").asText().contains("by: "),
                    reply.body().toString());
        }
        Thread.currentThread().interrupt(); // waits for no answer
        assertEquals(
                504,
                desk.command("halt", command("1").put("by", "Ж".repeat(60))).status(),
                "120 bytes fit");
        assertTrue(Thread.interrupted());
        assertEquals(1, journalled());
    }

    /** Seen failing with 101 let through. */
    @Test
    void shouldTakeAWholeShareFromNothingToWhatIsConfiguredAndNoMore() {
        for (JsonNode wrong : List.of(
                IntNode.valueOf(-1),
                IntNode.valueOf(101),
                TextNode.valueOf("x"),
                TextNode.valueOf(""),
                DecimalNode.valueOf(new BigDecimal("50.5")),
                DecimalNode.valueOf(new BigDecimal("1e999999999")),
                BooleanNode.TRUE,
                JsonNodeFactory.instance.arrayNode())) {
            Reply reply = desk.command("risk", command("1").set("percent", wrong));
            assertEquals(400, reply.status(), wrong.toString());
            String problem = reply.body().path("problem").asText();
            assertTrue(problem.contains("no whole number from 0 to 100") && problem.length() < 200, problem);
        }
        assertEquals(
                "percent is missing: a whole number from 0 to 100",
                desk.command("risk", command("1")).body().path("problem").asText());
        String both = desk.command(
                        "risk",
                        command("1").put("percent", 1).put("account", "A").put("strategy", "ema-minute"))
                .body()
                .path("problem")
                .asText();
        assertEquals("strategy: is of all accounts; name it or an account, not both", both);
        assertEquals(0, journalled());
        assertEquals(400, desk.command("halt", command("1").put("percent", 1)).status());
    }

    @Test
    void shouldHandOverTheShareAndWhoseItIs() {
        Thread.currentThread().interrupt(); // waits for no answer
        desk.command("risk", command("1").put("percent", "0").put("account", "A"));
        desk.command("risk", command("2").put("percent", 100).put("strategy", "ema-minute"));
        assertTrue(Thread.interrupted());
        List<String> told = new ArrayList<>();
        OperatorCommandDecoder decoder = new OperatorCommandDecoder();
        inbox.read(
                (type, buffer, index, length) -> {
                    decoder.wrap(
                            buffer,
                            index + RecordFrame.BLOCK_OFFSET,
                            OperatorCommandDecoder.BLOCK_LENGTH,
                            OperatorCommandDecoder.SCHEMA_VERSION);
                    told.add(CommandKind.of(decoder.kind()) + " " + decoder.accountId() + " " + decoder.strategy() + " "
                            + decoder.sizePercent());
                },
                Integer.MAX_VALUE);
        assertEquals(List.of("RISK 0 0 0", "RISK 65535 1 100"), told);
    }

    @Test
    void shouldSayWhichStrategiesThereAre() {
        OperatorApi.Reply reply = desk.command("halt", command("1").put("strategy", "ema"));
        assertEquals(400, reply.status());
        assertEquals(
                "strategy: there is no ema; there is ema-minute",
                reply.body().path("problem").asText());
        reply = desk.command(
                "resume", command("2").put("strategy", "ema-minute").put("account", "A"));
        assertEquals(
                "strategy: is of all accounts; name it or an account, not both",
                reply.body().path("problem").asText());
    }

    /** Seen failing: a zero with a thousand million decimals was written out in a message, and took all memory. */
    @Test
    void shouldNotWriteOutAHugeNumber() {
        for (String lots : List.of("0e-999999999", "1e-999999999", "1e999999999", "-1e999999999", "0e999999999")) {
            Reply reply = desk.command(
                    "fire",
                    command("2")
                            .put("account", "A")
                            .put("symbol", "S")
                            .put("side", "buy")
                            .put("lots", lots));
            assertEquals(400, reply.status());
            String problem = reply.body().path("problem").asText();
            assertTrue(problem.contains("lots: ") && problem.length() < 500, problem);
        }
        assertEquals(0, journalled());
    }

    @Test
    void shouldDoACommandOnceHoweverOftenItIsAskedForAtOnce() throws ExecutionException, InterruptedException {
        List<CompletableFuture<Integer>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> {
                    Thread.currentThread().interrupt(); // waits for no answer
                    int status = desk.command("halt", command("3")).status();
                    Thread.interrupted();
                    return status;
                }))
                .limit(4)
                .toList();
        int refused = 0;
        for (CompletableFuture<Integer> answer : answers) {
            refused += answer.get() == 409 ? 1 : 0;
        }
        assertEquals(3, refused);
        assertEquals(1, journalled());
        assertEquals(409, desk.command("halt", command("of-a-run-before")).status());
    }

    /** 503 says that nothing happened, so the same id may come again; 504 does not. */
    @Test
    void shouldTakeAnIdAgainOnceItWasRefusedForWantOfRoom() {
        Reply reply = new Reply(0, command("x"));
        int sent = 0;
        Thread.currentThread().interrupt(); // waits for no answer
        while (reply.status() != 503) {
            Thread.currentThread().interrupt();
            reply = desk.command("halt", command("n" + sent++));
        }
        assertEquals(sent - 1, journalled());
        Thread.currentThread().interrupt();
        assertEquals(504, desk.command("halt", command("n" + (sent - 1))).status());
        assertTrue(Thread.interrupted());
        assertEquals(1, journalled());
    }
}
