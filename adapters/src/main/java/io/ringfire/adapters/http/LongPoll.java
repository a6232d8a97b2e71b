package io.ringfire.adapters.http;

import io.javalin.http.Context;
import io.ringfire.adapters.socketio.Done;
import io.ringfire.adapters.socketio.Poll;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** A request that is answered when there is something to say, without a thread that waits for it or for whoever reads the answer. */
final class LongPoll implements WriteListener, Poll {
    static final String TEXT = "text/plain;charset=utf-8";

    private final HttpServletResponse response;
    private final ServletOutputStream out;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private byte[] answer;
    private Done done;
    private boolean isReady;
    private boolean isWritten;
    private boolean isOver;

    private LongPoll(Context ctx) throws IOException {
        response = ctx.res();
        response.setContentType(TEXT);
        out = response.getOutputStream();
    }

    /**
     * Takes a request over.
     *
     * @param begin takes what is to be answered; false where that is refused, which is answered by an end at once
     */
    static void open(Context ctx, Predicate<LongPoll> begin) throws IOException {
        LongPoll poll = new LongPoll(ctx);
        ctx.future(() -> {
            poll.out.setWriteListener(poll);
            if (!begin.test(poll)) {
                poll.answer("1", isWhole -> {});
            }
            return poll.over;
        });
    }

    @Override
    public void answer(String text, Done whenDone) {
        synchronized (this) {
            if (answer == null && !isOver) {
                answer = text.getBytes(StandardCharsets.UTF_8);
                done = whenDone;
            }
        }
        write();
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            isReady = true;
        }
        write();
    }

    private void write() {
        try {
            synchronized (this) {
                if (isOver || !isReady || answer == null || !isAllOut()) {
                    return;
                }
            }
            end(true);
        } catch (IOException | IllegalStateException e) {
            end(false);
        }
    }

    private boolean isAllOut() throws IOException {
        isReady = out.isReady();
        if (isReady && !isWritten) {
            isWritten = true;
            response.setContentLength(answer.length);
            out.write(answer);
            isReady = out.isReady(); // the container tells when it took the rest
        }
        return isReady;
    }

    @Override
    public void onError(Throwable error) {
        end(false);
    }

    private void end(boolean isWhole) {
        Done tell;
        synchronized (this) {
            if (isOver) {
                return;
            }
            isOver = true;
            tell = done;
        }
        over.complete(null);
        if (tell != null) {
            tell.sent(isWhole);
        }
    }
}
