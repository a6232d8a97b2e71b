package io.ringfire.app.alert;

import io.ringfire.adapters.notify.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second, by every source; one that fails says so once and keeps no other from looking. */
final class AlertAgent implements Agent {
    private static final Logger LOG = LoggerFactory.getLogger(AlertAgent.class);
    private static final long EVERY_NS = TimeUnit.SECONDS.toNanos(1);

    private final EpochNanoClock clock;
    private final List<AlertSource> sources;
    private final AlertDesk desk;
    private final BooleanSupplier isStopping;
    private final DailyReport daily;
    private final AlertText text;
    private final Supplier<String> summary;
    private final Consumer<Notification> send;
    private final LongConsumer flush;
    private final List<AlertSource> broken = new ArrayList<>();
    private volatile long lookedNs;

    /**
     * Makes one.
     *
     * @param isStopping from when on nothing is looked at: what stops is not wrong
     * @param summary the daily line
     * @param flush writes what is to be kept, at each turn
     */
    AlertAgent(
            EpochNanoClock clock,
            List<AlertSource> sources,
            AlertDesk desk,
            BooleanSupplier isStopping,
            DailyReport daily,
            AlertText text,
            Supplier<String> summary,
            Consumer<Notification> send,
            LongConsumer flush) {
        this.clock = clock;
        this.sources = List.copyOf(sources);
        this.desk = desk;
        this.isStopping = isStopping;
        this.daily = daily;
        this.text = text;
        this.summary = summary;
        this.send = send;
        this.flush = flush;
        this.lookedNs = clock.nanoTime();
    }

    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        flush.accept(nowNs);
        if (Math.abs(nowNs - lookedNs) < EVERY_NS || isStopping.getAsBoolean()) {
            return 0;
        }
        List<Sighting> seen = new ArrayList<>();
        for (AlertSource source : sources) {
            look(source, nowNs, seen);
        }
        desk.look(seen, nowNs);
        daily.due(nowNs).ifPresent(day -> send.accept(text.report("report-" + day, summary.get(), nowNs)));
        lookedNs = nowNs;
        return 1;
    }

    @Override
    public void onClose() {
        flush.accept(clock.nanoTime());
    }

    private void look(AlertSource source, long nowNs, List<Sighting> seen) {
        try {
            source.look(nowNs, seen::add);
            broken.remove(source);
        } catch (RuntimeException e) {
            if (!broken.contains(source)) {
                broken.add(source);
                LOG.error(
                        "{} failed: what it looks for is not told while it does",
                        source.getClass().getSimpleName(),
                        e);
            }
        }
    }

    /** When it looked last, epoch ns. Any thread. */
    long lookedNs() {
        return lookedNs;
    }

    @Override
    public String roleName() {
        return "ringfire-alerts";
    }
}
