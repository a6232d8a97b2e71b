package io.ringfire.app.alert;

import io.ringfire.app.console.BoundPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plain TCP connection that says nothing. It begins at the address that it goes to, so that it can be told from a terminal's. */
final class TcpDial implements Dial {
    private static final Logger LOG = LoggerFactory.getLogger(TcpDial.class);

    private final BoundPort port;
    private final SocketChannel channel;
    private final InetSocketAddress from;

    private TcpDial(BoundPort port, SocketChannel channel, InetSocketAddress from) {
        this.port = port;
        this.channel = channel;
        this.from = from;
    }

    /** Begins one. */
    static Dial begin(BoundPort port) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(port.at().getAddress(), 0));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
        TcpDial dial = new TcpDial(port, channel, (InetSocketAddress) channel.getLocalAddress());
        port.visits().begin(dial.from);
        try {
            channel.connect(port.at());
            return dial;
        } catch (IOException | RuntimeException e) {
            dial.close();
            throw e;
        }
    }

    @Override
    public boolean isAnswered() throws IOException {
        return channel.isConnected() || channel.finishConnect();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a connection to {} did not close", port.at(), e);
        }
        port.visits().end(from);
    }
}
