package io.ringfire.benchmarks.rig;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** A bare JeroMQ ROUTER on loopback that sends everything back, on a thread of its own. */
final class Echo implements AutoCloseable {
    private static final int HANDSHAKE_MS = 300;
    private static final int TURN_MS = 100;

    private final ZContext context = new ZContext();
    private final String endpoint;
    private final Thread thread;
    private volatile boolean isRunning = true;

    Echo() {
        ZMQ.Socket router = socket(context, SocketType.ROUTER);
        router.setReceiveTimeOut(TURN_MS);
        router.bind("tcp://127.0.0.1:*");
        endpoint = router.getLastEndpoint();
        thread = new Thread(() -> {
            while (isRunning) {
                byte[] identity = router.recv();
                if (identity != null) {
                    byte[] body = router.recv();
                    router.send(identity, ZMQ.SNDMORE);
                    router.send(body);
                }
            }
        });
        thread.start();
    }

    /** A DEALER that talks to it. */
    ZMQ.Socket connect(ZContext other) {
        ZMQ.Socket dealer = socket(other, SocketType.DEALER);
        dealer.connect(endpoint);
        return dealer;
    }

    /** Sends and awaits the echo; ns. */
    static long roundTrip(ZMQ.Socket socket, byte[] payload) {
        long beganNs = System.nanoTime();
        socket.send(payload);
        socket.recv();
        return System.nanoTime() - beganNs;
    }

    /** With what JeroMQ needs in order not to stall in a handshake. */
    static ZMQ.Socket socket(ZContext context, SocketType type) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setHandshakeIvl(HANDSHAKE_MS);
        socket.setLinger(0);
        return socket;
    }

    @Override
    public void close() {
        isRunning = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        context.close();
    }
}
