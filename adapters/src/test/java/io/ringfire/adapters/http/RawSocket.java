package io.ringfire.adapters.http;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection by hand, which reads only when it is told to, and whose system keeps little for it. */
final class RawSocket implements AutoCloseable {
    private static final int LITTLE_BYTES = 2_048;

    private final Socket socket = new Socket();
    private final DataInputStream in;

    RawSocket(int port) throws IOException {
        socket.setReceiveBufferSize(LITTLE_BYTES);
        socket.setSoTimeout(20_000);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new DataInputStream(socket.getInputStream());
    }

    void write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Asks for a WebSocket; returns the answer's first line. */
    String upgrade(int port, String token, String more) throws IOException {
        return upgrade("/ws", port, "Authorization: Bearer " + token + "\r\n" + more);
    }

    /** As the other, at any path and with these headers. */
    String upgrade(String path, int port, String more) throws IOException {
        write("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + more + "\r\n");
        String first = line();
        for (String header = first; !header.isEmpty(); ) {
            header = line();
        }
        return first;
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException(text.toString());
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    /** Sends a short text message, masked with zeros. */
    void say(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        socket.getOutputStream().write(new byte[] {(byte) 0x81, (byte) (0x80 | bytes.length), 0, 0, 0, 0});
        socket.getOutputStream().write(bytes);
    }

    /** Reads one message of less than 64 KiB. */
    String hear() throws IOException {
        in.readUnsignedByte();
        int length = in.readUnsignedByte();
        return new String(in.readNBytes(length == 126 ? in.readUnsignedShort() : length), StandardCharsets.UTF_8);
    }

    /** Reads messages up to the end; returns the reason of the close, or what ended it. */
    String readToTheEnd() throws IOException {
        try {
            while (true) {
                int opcode = in.readUnsignedByte() & 0x0F;
                long length = in.readUnsignedByte();
                if (length == 126) {
                    length = in.readUnsignedShort();
                } else if (length == 127) {
                    length = in.readLong();
                }
                byte[] payload = in.readNBytes((int) length);
                if (opcode == 8) {
                    return ((payload[0] & 0xFF) << 8 | payload[1] & 0xFF) + " "
                            + new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
                }
            }
        } catch (EOFException | SocketException e) {
            return "cut: " + e.getMessage();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
