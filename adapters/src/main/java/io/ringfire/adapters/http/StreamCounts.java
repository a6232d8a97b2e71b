package io.ringfire.adapters.http;

import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.socketio.Tally;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How many clients one kind of stream has, and whom it turned away or cut off. Any thread. */
final class StreamCounts implements Tally {
    private static final Logger LOG = LoggerFactory.getLogger(StreamCounts.class);

    private final String kind;
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong cut = new AtomicLong();
    private final AtomicLong sent = new AtomicLong();

    StreamCounts(String kind) {
        this.kind = kind;
    }

    @Override
    public void refused() {
        refused.incrementAndGet();
    }

    @Override
    public void sent() {
        sent.incrementAndGet();
    }

    /** One was cut off; the log says which and why. */
    @Override
    public void cut(Object who, String why) {
        cut.incrementAndGet();
        LOG.warn("{} of {} was cut off: {}", kind, who, why);
    }

    long refusedSoFar() {
        return refused.get();
    }

    long cutSoFar() {
        return cut.get();
    }

    /** A series of each, of several kinds together. */
    static void addTo(MetricsPage page, StreamCounts[] all, int[] clients) {
        MetricsPage.Family open = page.gauge("ringfire_stream_clients", "Clients of a stream", "stream");
        MetricsPage.Family sent =
                page.counter("ringfire_stream_messages_total", "Messages given to clients of a stream", "stream");
        MetricsPage.Family refused =
                page.counter("ringfire_stream_refused_total", "Clients that were too many for a stream", "stream");
        MetricsPage.Family cut = page.counter(
                "ringfire_stream_cut_total", "Clients that were cut off, since they did not read", "stream");
        for (int i = 0; i < all.length; i++) {
            open.add(clients[i], all[i].kind);
            sent.add(all[i].sent.get(), all[i].kind);
            refused.add(all[i].refused.get(), all[i].kind);
            cut.add(all[i].cut.get(), all[i].kind);
        }
    }
}
