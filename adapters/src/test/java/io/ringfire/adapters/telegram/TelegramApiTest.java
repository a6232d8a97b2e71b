package io.ringfire.adapters.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ringfire.adapters.notify.DeliveryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * The wire, against a server that answers what the test says. Seen failing with a 429 that is taken for good, with a failure that names
 * its address, and with a wait for updates that a stop does not end.
 */
@Timeout(60)
class TelegramApiTest {
    private static final List<Button> YES_OR_NO = List.of(new Button("Yes", "y:1"), new Button("No", "n:1"));

    @TempDir
    private Path directory;

    private ScriptedApi server;
    private TelegramApi api;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedApi();
        api = server.client();
    }

    @AfterEach
    void stop() {
        api.close();
        server.close();
    }

    private DeliveryException fails(Executable call) {
        DeliveryException failure = assertThrows(DeliveryException.class, call);
        assertFalse(failure.getMessage().contains("AAAA"), failure.getMessage());
        assertFalse(failure.getMessage().contains("127.0.0.1"), failure.getMessage());
        return failure;
    }

    private DeliveryException failsToSend(int status, String body) {
        server.willAnswer(status, body);
        return fails(() -> api.send(-5, "text", List.of()));
    }

    @Test
    void shouldSendPlainTextWithButtonsAndSayItsNumber() throws Exception {
        server.willAnswer(200, ScriptedApi.TAKEN);
        assertEquals(17, api.send(-5, "halted, <b>ä</b> & *b* https://example.com", YES_OR_NO));
        String asked = server.asked.get(0);
        assertTrue(asked.startsWith("/bot" + ScriptedApi.TOKEN + "/sendMessage "), asked);
        assertTrue(asked.contains("chat_id=-5"), asked);
        assertTrue(asked.contains("text=halted, <b>ä</b> & *b* https://example.com"), asked);
        assertTrue(asked.contains("\"callback_data\":\"y:1\""), asked);
        assertTrue(asked.contains("\"is_disabled\":true"), asked);
        assertFalse(asked.contains("parse_mode"), asked);
    }

    @Test
    void shouldCutWhatIsTooLongAndNoCharacterInTwo() throws Exception {
        server.willAnswer(200, ScriptedApi.TAKEN);
        api.send(-5, "a".repeat(TelegramApi.MOST_CHARACTERS - 1) + "😀", List.of());
        assertTrue(server.asked.get(0).contains("text=" + "a".repeat(TelegramApi.MOST_CHARACTERS - 1) + "&"));
    }

    @Test
    void shouldTakeButtonsAwayAndNotMindThatNothingChanges() throws Exception {
        server.willAnswer(200, ScriptedApi.TAKEN);
        api.edit(-5, 17, "done", List.of());
        String asked = server.asked.get(0);
        assertTrue(asked.contains("/editMessageText "), asked);
        assertTrue(asked.contains("message_id=17") && asked.contains("\"inline_keyboard\":[]"), asked);
        server.willAnswer(
                400, "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: message is not modified: x\"}");
        api.edit(-5, 17, "done", List.of());
        server.willAnswer(400, "{\"ok\":false,\"error_code\":400,\"description\":\"message to edit not found\"}");
        assertTrue(fails(() -> api.edit(-5, 17, "done", List.of())).isFinal());
    }

    /** Seen failing: it was sent again for ever. */
    @Test
    void shouldNotSendAgainWhatWasTakenInWordsThatItDoesNotKnow() throws Exception {
        server.willAnswer(200, "{\"ok\": true, \"result\":\"of a later day\"}");
        assertEquals(0, api.send(-5, "text", List.of()));
        server.willAnswer(200, "{\"ok\":true,\"result\":[7]}");
        api.edit(-5, 17, "text", List.of());
        assertFalse(failsToSend(200, "{\"ok\":\"maybe\",\"result\":[7]}").isFinal());
        assertFalse(failsToSend(502, "{\"ok\":true,\"result\":[7]}").isFinal());
    }

    @Test
    void shouldWaitWhenTelegramSaysSo() {
        String busy =
                "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 35\",\"parameters\":{\"retry_after\":35}}";
        DeliveryException failure = failsToSend(429, busy);
        assertFalse(failure.isFinal());
        assertEquals(TimeUnit.SECONDS.toNanos(35), failure.retryAfterNs());
        server.willAnswer(429, busy);
        assertEquals(
                TimeUnit.SECONDS.toNanos(35), fails(() -> api.updates(0, 0)).retryAfterNs());
    }

    @Test
    void shouldTryAgainWhatFailsOnTelegramsSideAndNotWhatIsWrong() {
        assertFalse(failsToSend(500, "{\"ok\":false,\"error_code\":500,\"description\":\"x\"}")
                .isFinal());
        assertFalse(failsToSend(502, "<html>Bad Gateway</html>").isFinal());
        assertFalse(failsToSend(200, "").isFinal());
        assertTrue(failsToSend(403, "{\"ok\":false,\"error_code\":403,\"description\":\"bot was kicked\"}")
                .isFinal());
        for (String page : List.of("", "<html>Bad Gateway</html>", "[]", "{\"ok\":true", "null")) {
            server.willAnswer(502, page);
            assertFalse(fails(() -> api.updates(0, 0)).isFinal(), page);
        }
        server.willAnswer(409, "{\"ok\":false,\"error_code\":409,\"description\":\"terminated by other getUpdates\"}");
        assertTrue(fails(() -> api.updates(0, 0)).getMessage().contains("another process"));
        server.close();
        assertFalse(fails(() -> api.send(-5, "text", List.of())).isFinal());
        assertFalse(fails(() -> api.updates(0, 0)).isFinal());
    }

    @Test
    void shouldReadTheOthersOfABatchInWhichOneIsStrange() throws Exception {
        server.willAnswer(
                200,
                "{\"ok\":true,\"result\":[{\"update_id\":\"x\"},{\"update_id\":5,\"message\":{\"text\":{\"a\":1}}},"
                        + "{\"update_id\":6,\"message\":{\"date\":77,\"text\":\"/status\",\"from\":{\"id\":42,\"username\":\"ann\"},"
                        + "\"chat\":{\"id\":-5}}},"
                        + "{\"update_id\":7,\"callback_query\":{\"id\":\"q\",\"data\":\"y:1\",\"from\":{\"id\":42,\"first_name\":\"Ann\"},"
                        + "\"message\":{\"chat\":{\"id\":-5}}}}]}");
        assertEquals(
                List.of(
                        Update.unusable(5),
                        new Update(6, -5, 42, "ann", 77, "/status", Optional.empty()),
                        new Update(7, -5, 42, "Ann", 0, "", Optional.of(new Update.Press("q", "y:1")))),
                api.updates(5, 1));
        String asked = server.asked.get(0);
        assertTrue(asked.contains("/getUpdates ") && asked.contains("offset=5") && asked.contains("timeout=1"), asked);
        assertTrue(asked.contains("[\"message\",\"callback_query\"]"), asked);
    }

    /** A stop may take two seconds, and nobody may say anything for twenty. */
    @Test
    void shouldEndAWaitForUpdatesAtOnce() throws Exception {
        server.willAnswer(0, "");
        CompletableFuture<DeliveryException> waiting =
                CompletableFuture.supplyAsync(() -> fails(() -> api.updates(0, 50)));
        while (server.asked.isEmpty()) {
            Thread.onSpinWait();
        }
        api.close();
        assertFalse(waiting.get(20, TimeUnit.SECONDS).isFinal());
        assertFalse(fails(() -> api.updates(0, 50)).isFinal());
        assertEquals(1, server.asked.size(), "a closed one asks no more");
    }

    @Test
    void shouldFindTheTokenInTheEnvironmentOrInAFileOfItsOwnersAlone() throws IOException {
        String token = ScriptedApi.TOKEN;
        Path file = directory.resolve("telegram.token");
        assertEquals(Optional.empty(), TelegramToken.find(Map.of(), file));
        Files.writeString(file, token + "\n");
        assertEquals(Optional.of(token), TelegramToken.find(Map.of(), file));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(2, Files.getPosixFilePermissions(file).size());
        }
        String other = token.replace("GGGGG", "HHHHH");
        assertEquals(Optional.of(other), TelegramToken.find(Map.of(TelegramToken.VARIABLE, other), file));
        Files.writeString(file, "secret but wrong");
        String said = assertThrows(IOException.class, () -> TelegramToken.find(Map.of(), file))
                .getMessage();
        assertFalse(said.contains("secret"), said);
        assertTrue(said.contains("telegram.token"), said);
    }
}
