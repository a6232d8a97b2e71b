package io.ringfire.app.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.ringfire.adapters.http.CommandsAlone;
import io.ringfire.adapters.http.ConsoleApi;
import io.ringfire.adapters.http.LiveFeed;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.adapters.http.OperatorServer;
import io.ringfire.adapters.http.OperatorTokens;
import io.ringfire.adapters.socketio.PublishedState;
import io.ringfire.app.guardian.Guardian;
import io.ringfire.app.guardian.RestartRules;
import io.ringfire.app.pulse.HttpRequestPulse;
import io.ringfire.app.pulse.PulseBoard;
import io.ringfire.app.pulse.PulseLimits;
import io.ringfire.app.pulse.PulseState;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.SystemNanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A console whose server ended: found by a real request, and started anew at the same address. Seen failing with a restart that does nothing. */
@Timeout(60)
class ConsoleServerTest {
    private static final CommandsAlone NO_COMMANDS =
            (name, body) -> new OperatorApi.Reply(503, JsonNodeFactory.instance.objectNode());
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private long nowNs = 1_000 * SECOND;

    @TempDir
    private Path directory;

    @Test
    void shouldFindAServerThatEndedAndStartItAnewWhereItWas() throws IOException, InterruptedException {
        OperatorTokens tokens = OperatorTokens.open(directory.resolve("operator.token"));
        AtomicReference<OperatorServer> opened = new AtomicReference<>();
        ConsoleServer server = new ConsoleServer(
                port -> {
                    opened.set(OperatorServer.start("127.0.0.1", port, NO_COMMANDS, console(), tokens));
                    return opened.get();
                },
                0);
        String url = "http://127.0.0.1:" + server.port();
        PulseBoard board = new PulseBoard(SystemNanoClock.INSTANCE, TimeUnit.MILLISECONDS.toNanos(20));
        board.register(new HttpRequestPulse(
                url,
                Optional.empty(),
                TimeUnit.MILLISECONDS.toNanos(20),
                PulseLimits.ofMs(30_000, 40_000),
                System.nanoTime()));
        server.judgedBy(() -> board.readings().stream().findFirst(), 120 * SECOND);
        Guardian guardian =
                new Guardian(() -> nowNs, () -> nowNs, new RestartRules(30 * SECOND, 3, 3_600 * SECOND), () -> false);
        guardian.guard(server);
        try {
            await(board, () -> board.readings().get(0).latencyNs() > 0);
            assertEquals(PulseState.HEALTHY, board.readings().get(0).state());

            opened.get().close();
            await(board, () -> board.readings().get(0).state() == PulseState.DISCONNECTED);
            assertThrows(ConnectException.class, () -> ask(url));
            for (int second = 0; second <= 31; second++) {
                nowNs += SECOND;
                guardian.doWork();
            }
            assertEquals(1, guardian.statuses().get(0).restarts());
            assertEquals(200, ask(url), "at the same address");
            await(board, () -> board.readings().get(0).state() == PulseState.HEALTHY);
        } finally {
            server.close();
        }
    }

    private static void await(PulseBoard board, BooleanSupplier condition) {
        do {
            LockSupport.parkNanos(2_000_000);
            board.doWork();
        } while (!condition.getAsBoolean());
    }

    private static int ask(String url) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/healthz")).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** All of it is well and says nothing. */
    static ConsoleApi console() {
        return (ConsoleApi) Proxy.newProxyInstance(
                ConsoleApi.class.getClassLoader(), new Class<?>[] {ConsoleApi.class}, (proxy, method, arguments) -> {
                    if (method.getReturnType() == OperatorApi.Reply.class) {
                        return new OperatorApi.Reply(200, JsonNodeFactory.instance.objectNode());
                    }
                    if (method.getReturnType() == LiveFeed.class) {
                        return new NoFeed();
                    }
                    if (method.getReturnType() == PublishedState.class) {
                        return new NoState();
                    }
                    if (method.getReturnType().isInterface()) {
                        return null; // nobody asks for it here
                    }
                    return method.getReturnType() == boolean.class ? (Object) false : (Object) 0L;
                });
    }

    private static final class NoState implements PublishedState {
        @Override
        public Set<String> namespaces() {
            return Set.of();
        }

        @Override
        public long changes() {
            return 0;
        }

        @Override
        public void forEach(String namespace, Reader reader) {
            // there is none
        }
    }

    private static final class NoFeed implements LiveFeed {
        @Override
        public boolean isSymbol(String symbol) {
            return false;
        }

        @Override
        public void skip() {
            // there is nothing to pass over
        }

        @Override
        public void poll(Set<String> wanted, Sink sink) {
            // nothing comes
        }
    }
}
