package io.ringfire.adapters.http;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorTokens.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The console over HTTPS, with certificates made here. */
@Timeout(60)
class TlsTest implements CommandsAlone {
    @TempDir
    private static Path directory;

    private static SelfMade ec;
    private static SelfMade rsa;

    @BeforeAll
    static void make() throws Exception {
        ec = SelfMade.in(directory, "ec", "EC");
        rsa = SelfMade.in(directory, "rsa", "RSA");
    }

    @Override
    public Reply command(String name, ObjectNode body) {
        return new Reply(202, JsonNodeFactory.instance.objectNode().put("journalled", true));
    }

    private OperatorServer start(SelfMade made) throws IOException {
        Listening where = new Listening(
                "127.0.0.1",
                0,
                List.of("engine.example"),
                Optional.of(TlsFiles.read(made.certificate, made.key)),
                new HttpLimits(new RateLimit(50, 100), new RateLimit(5, 20), 5, 64, 1));
        return OperatorServer.start(where, this, new FakeConsole(), tokens());
    }

    private static OperatorTokens tokens() throws IOException {
        return OperatorTokens.open(directory.resolve("operator.token"));
    }

    private static OperatorClient client(OperatorServer server, SelfMade known) throws IOException {
        String token = OperatorTokens.read(directory.resolve("operator.token"), Role.TRADE)
                .orElseThrow();
        return new OperatorClient(
                "https://127.0.0.1:" + server.port(),
                token,
                Optional.of(TlsKeys.certificates(known.certificate).get(0)));
    }

    /** Seen failing with a client that trusts whatever is shown. */
    @Test
    void shouldTakeCommandsFromWhoKnowsItsCertificateAndSendNoTokenToAnother() throws Exception {
        for (SelfMade made : List.of(ec, rsa)) {
            try (OperatorServer server = start(made)) {
                assertEquals(202, client(server, made).post("halt", status()).status());
                assertEquals(200, client(server, made).get("/healthz").status());
                SelfMade other = made == ec ? rsa : ec;
                assertThrows(SSLException.class, () -> client(server, other).get("/healthz"));
                assertThrows(
                        IOException.class,
                        () -> new OperatorClient("http://127.0.0.1:" + server.port(), "0").get("/healthz"));
            }
        }
    }

    /** Seen failing without the reload, and with a pulse that knows the first certificate alone. */
    @Test
    void shouldShowAnotherCertificateOnceBothFilesAreReplaced() throws Exception {
        Path certificate = Files.copy(ec.certificate, directory.resolve("served.pem"), REPLACE_EXISTING);
        Path key = Files.copy(ec.key, directory.resolve("served.key"), REPLACE_EXISTING);
        TlsFiles files = TlsFiles.read(certificate, key);
        Listening where = new Listening("127.0.0.1", 0, List.of(), Optional.of(files), HttpLimits.USUAL);
        try (OperatorServer server = OperatorServer.start(where, this, new FakeConsole(), tokens())) {
            OperatorClient open = client(server, ec);
            LoopbackRequest own = new LoopbackRequest(
                    "https://127.0.0.1:" + server.port(),
                    Optional.of(() -> files.keys().certificate()),
                    Duration.ofSeconds(5));
            assertEquals(200, open.get("/healthz").status());
            assertTrue(files.look().isEmpty(), "nothing has changed");

            Files.move(
                    Files.copy(rsa.certificate, directory.resolve("next.pem"), REPLACE_EXISTING),
                    certificate,
                    REPLACE_EXISTING);
            assertTrue(files.look().isEmpty(), "one of two is no pair");
            assertTrue(files.trouble().contains("is not the private key of the certificate in"), files.trouble());
            assertEquals(200, client(server, ec).get("/healthz").status());

            Files.copy(rsa.key, key, REPLACE_EXISTING);
            server.show(files.look().orElseThrow());
            assertEquals("", files.trouble());
            assertEquals(200, client(server, rsa).get("/healthz").status());
            assertThrows(SSLException.class, () -> client(server, ec).get("/healthz"));
            assertEquals(200, open.get("/healthz").status(), "a connection that is open stays");
            own.send();
            LoopbackRequest.Outcome outcome = own.poll();
            for (; outcome == null; outcome = own.poll()) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
            }
            assertTrue(outcome.isAnswered(), "the pulse knows it, too: " + outcome);
            assertTrue(files.look().isEmpty());
        }
    }

    /** Older versions are refused by Java itself, on both sides. Seen failing with TLS 1.3 alone, and with another name let in. */
    @Test
    void shouldSpeakTls12And13AndAnswerToItsNames() throws Exception {
        try (OperatorServer server = start(ec)) {
            assertEquals(
                    "TLSv1.3", exchange(server, "TLSv1.3", "engine.example").version());
            assertEquals(
                    "TLSv1.2", exchange(server, "TLSv1.2", "engine.example").version());
            assertTrue(exchange(server, "TLSv1.3", "engine.example").text().startsWith("HTTP/1.1 200"));
            assertTrue(exchange(server, "TLSv1.3", "evil.example").text().startsWith("HTTP/1.1 421"));
        }
    }

    /** A handshake that never ends holds no place. Seen failing without the guard. */
    @Test
    void shouldCloseWhoNeverShakesHands() throws Exception {
        try (OperatorServer server = start(ec);
                RawSocket silent = new RawSocket(server.port());
                RawSocket slow = new RawSocket(server.port())) {
            slow.write("\u0016\u0003\u0001");
            long begunNs = System.nanoTime();
            silent.readToTheEnd();
            slow.readToTheEnd();
            assertTrue(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunNs) < 10);
        }
    }

    @Test
    void shouldSayWhatIsWrongWithItsFiles() throws IOException {
        assertProblem(directory.resolve("none.pem"), ec.key, "none.pem is not there");
        assertProblem(ec.certificate, directory.resolve("none.key"), "none.key is not there");
        assertProblem(ec.key, ec.key, "holds no certificate; it begins with -----BEGIN CERTIFICATE-----");
        assertProblem(ec.certificate, ec.certificate, "holds no private key that can be read; wanted is PKCS 8");
        assertProblem(ec.certificate, rsa.key, "is not the private key of the certificate in");
        Path old = Files.writeString(
                directory.resolve("old.key"),
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n",
                StandardCharsets.US_ASCII);
        assertProblem(rsa.certificate, old, "openssl pkcs8 -topk8 -nocrypt");
    }

    private static void assertProblem(Path certificate, Path key, String problem) {
        IOException thrown = assertThrows(IOException.class, () -> TlsKeys.read(certificate, key));
        assertTrue(thrown.getMessage().contains(problem), thrown.getMessage());
    }

    private record Said(String version, String text) {}

    private static Said exchange(OperatorServer server, String version, String host) throws IOException {
        try (SSLSocket socket = (SSLSocket)
                OneCertificate.trusted(TlsKeys.certificates(ec.certificate).get(0))
                        .getSocketFactory()
                        .createSocket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setEnabledProtocols(new String[] {version});
            socket.startHandshake();
            String request = "GET /healthz HTTP/1.1\r\nHost: " + host + ":443\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(socket.getSession().getProtocol(), text);
        }
    }
}
