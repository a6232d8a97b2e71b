package io.ringfire.benchmarks.rig;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** WebSocket clients that subscribed to everything: some read, and some never do. */
final class WebSocketCrowd implements AutoCloseable {
    private static final String SUBSCRIPTION = "{\"subscribe\":[\"AUDJPY\",\"AUDUSD\",\"EURGBP\",\"EURJPY\",\"EURUSD\","
            + "\"GBPJPY\",\"GBPUSD\",\"USDCAD\",\"USDCHF\",\"USDJPY\",\"XAUUSD\"]}";
    private static final int SMALL_BUFFER_BYTES = 2_048;
    private static final int TIMEOUT_MS = 10_000;

    private final AtomicLong messages = new AtomicLong();
    private final List<WebSocket> readers = new ArrayList<>();
    private final List<Socket> deaf = new ArrayList<>();

    private WebSocketCrowd() {}

    /** Connects them one after the other. */
    static WebSocketCrowd of(URI console, String token, int readers, int deaf) throws IOException {
        WebSocketCrowd crowd = new WebSocketCrowd();
        HttpClient client = HttpClient.newHttpClient();
        URI address = URI.create("ws://" + console.getAuthority() + "/ws");
        for (int i = 0; i < readers; i++) {
            WebSocket socket = client.newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token)
                    .buildAsync(address, crowd.new Counting())
                    .join();
            socket.sendText(SUBSCRIPTION, true).join();
            crowd.readers.add(socket);
        }
        for (int i = 0; i < deaf; i++) {
            crowd.deaf.add(deaf(console, token));
        }
        return crowd;
    }

    /** Messages that the readers have read. */
    long messages() {
        return messages.get();
    }

    private static Socket deaf(URI console, String token) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(SMALL_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(console.getHost(), console.getPort()), TIMEOUT_MS);
        socket.setSoTimeout(TIMEOUT_MS);
        String request = "GET /ws HTTP/1.1\r\nHost: " + console.getAuthority()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: "
                + Base64.getEncoder().encodeToString(new byte[16]) + "\r\nAuthorization: Bearer " + token + "\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        int answered = socket.getInputStream().read();
        if (answered != 'H') {
            throw new IOException("no answer to a WebSocket's request");
        }
        socket.getOutputStream().write(frame(SUBSCRIPTION));
        return socket;
    }

    /** A text frame of 126 to 65,535 bytes as a client sends it: masked, here with zeros. */
    private static byte[] frame(String text) {
        byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[8 + payload.length];
        frame[0] = (byte) 0x81;
        frame[1] = (byte) 0xFE;
        frame[2] = (byte) (payload.length >>> 8);
        frame[3] = (byte) payload.length;
        System.arraycopy(payload, 0, frame, 8, payload.length);
        return frame;
    }

    @Override
    public void close() {
        readers.forEach(WebSocket::abort);
        for (Socket socket : deaf) {
            try {
                socket.close();
            } catch (IOException e) {
                // it was cut off
            }
        }
    }

    private final class Counting implements WebSocket.Listener {
        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
            messages.incrementAndGet();
            socket.request(1);
            return null;
        }
    }
}
