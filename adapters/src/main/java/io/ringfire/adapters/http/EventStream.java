package io.ringfire.adapters.http;

import io.javalin.http.Context;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/**
 * One client of the dashboard's stream. Never waits for it: of what it does not take in time only the latest is kept, so it
 * holds one message at most beside the one on its way.
 */
final class EventStream implements WriteListener {
    private final HttpServletRequest request;
    private final ServletOutputStream out;
    private final Consumer<EventStream> onEnd;
    private final String who;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private byte[] next;
    private boolean isReady;
    private boolean mustFlush;
    private boolean isOver;
    private boolean isWaiting;
    private long waitingSinceNs;

    private EventStream(Context ctx, Consumer<EventStream> onEnd) throws IOException {
        this.onEnd = onEnd;
        request = ctx.req();
        who = request.getRemoteAddr() + ":" + request.getRemotePort();
        ctx.res().setContentType("text/event-stream;charset=utf-8");
        out = ctx.res().getOutputStream();
    }

    /**
     * Takes a request over; it lasts until one of both sides ends it.
     *
     * @param onBegin told once it may be given messages
     * @param onEnd told once, on any thread
     */
    static void open(Context ctx, Consumer<EventStream> onBegin, Consumer<EventStream> onEnd) throws IOException {
        EventStream stream = new EventStream(ctx, onEnd);
        ctx.future(() -> {
            onBegin.accept(stream);
            stream.out.setWriteListener(stream); // from here on the container says when it takes more
            return stream.over;
        });
    }

    /** Gives it a message in place of one that it did not take yet. Any thread; returns at once. */
    synchronized void offer(byte[] message, long nowNs) {
        if (!isOver) {
            next = message;
            if (!isWaiting) {
                isWaiting = true;
                waitingSinceNs = nowNs;
            }
            write();
        }
    }

    /** Whether what it was given has waited for that long. */
    synchronized boolean isStuck(long nowNs, long forNs) {
        return !isOver && isWaiting && nowNs - waitingSinceNs > forNs;
    }

    @Override
    public synchronized void onWritePossible() {
        isReady = true;
        write();
    }

    private void write() {
        try {
            while (isReady && !isOver && (next != null || mustFlush)) {
                if (!out.isReady()) {
                    isReady = false;
                    return;
                }
                if (mustFlush) {
                    mustFlush = false;
                    out.flush();
                } else {
                    byte[] message = next;
                    next = null;
                    mustFlush = true;
                    out.write(message);
                }
            }
            isWaiting = isWaiting && (next != null || mustFlush);
        } catch (IOException | IllegalStateException e) {
            end();
        }
    }

    /** Ends it at once, whatever is on its way. */
    void cut() {
        ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
        end();
    }

    /** Ends it. Once it is over, nothing more happens. */
    void end() {
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            next = null;
        }
        onEnd.accept(this);
        over.complete(null);
    }

    @Override
    public void onError(Throwable error) {
        end();
    }

    @Override
    public String toString() {
        return who;
    }
}
