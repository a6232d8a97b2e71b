package io.ringfire.app.alert;

import io.ringfire.adapters.notify.Deliveries;
import io.ringfire.adapters.notify.LogFile;
import io.ringfire.adapters.notify.Notification;
import io.ringfire.adapters.notify.Outbox;
import io.ringfire.adapters.notify.OutboxFile;
import io.ringfire.adapters.notify.Webhook;
import io.ringfire.app.config.AlertSettings;
import io.ringfire.app.config.ConfigurationException;
import io.ringfire.app.config.Settings;
import io.ringfire.app.console.AlertsView;
import io.ringfire.app.console.EngineVitals;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.app.view.WatchedSymbols;
import io.ringfire.engine.calendar.OpenHours;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/**
 * Puts sources, desk and ways together. Its agents each want a thread of their own; the outboxes are started before the desk and stopped
 * after it, so that its last word is kept.
 */
public final class Alerts {
    private static final List<String> ONE_TARGET = List.of("");
    private static final int MIB = 1 << 20;

    private final List<Outbox> outboxes;
    private final AlertAgent agent;
    private final AlertPages pages;

    private Alerts(List<Outbox> outboxes, AlertAgent agent, AlertPages pages) {
        this.outboxes = outboxes;
        this.agent = agent;
        this.pages = pages;
    }

    /**
     * What a running service is.
     *
     * @param runNumber another one for each start on a data directory
     * @param label stands before everything that is shown; empty for none
     * @param hours when a symbol is open
     * @param summary one line of status
     */
    public record Watched(
            long runNumber,
            String label,
            EngineVitals vitals,
            PublishedValues values,
            Function<String, OpenHours> hours,
            Supplier<String> summary) {}

    /**
     * Makes it all; nothing runs yet.
     *
     * @param listener another way, which is started and stopped by whoever made it
     * @throws ConfigurationException when a file of an outbox can be neither read nor written
     */
    public static Alerts of(
            Settings settings,
            Path data,
            Optional<AlertListener> listener,
            Watched watched,
            EpochNanoClock clock,
            NanoClock pace) {
        AlertSettings alerts = settings.alerts();
        List<Outbox> outboxes = new ArrayList<>();
        outboxes.add(new Outbox(
                new LogFile(
                        data.resolve("alerts.log"),
                        (long) alerts.log().maxMiB() * MIB,
                        alerts.log().keepFiles()),
                ONE_TARGET,
                Optional.empty(),
                pace,
                0));
        alerts.webhook()
                .url()
                .ifPresent(url -> outboxes.add(new Outbox(
                        new Webhook(url, Duration.ofMillis(alerts.webhook().timeoutMs())),
                        ONE_TARGET,
                        Optional.of(file(data, "webhook")),
                        pace,
                        0)));
        return connect(settings, watched, memory(data, clock.nanoTime()), outboxes, listener, clock);
    }

    private static Alerts connect(
            Settings settings,
            Watched watched,
            AlertMemory memory,
            List<Outbox> outboxes,
            Optional<AlertListener> listener,
            EpochNanoClock clock) {
        AlertText text = new AlertText(watched.label());
        String idPrefix = Long.toString(watched.runNumber());
        AlertDesk desk = new AlertDesk(settings.alerts(), idPrefix, memory.before(), memory::keep, message -> {
            Notification notification = text.notification(message);
            outboxes.forEach(outbox -> outbox.offer(notification));
            listener.ifPresent(each -> each.alert(notification, message.alert()));
        });
        long nowNs = clock.nanoTime();
        AlertAgent agent = new AlertAgent(
                clock,
                sources(settings, watched, memory, nowNs),
                desk,
                watched.vitals()::isStopping,
                new DailyReport(settings.alerts().reportAt(), nowNs),
                text,
                watched.summary(),
                notification -> {
                    outboxes.forEach(outbox -> outbox.offer(notification));
                    listener.ifPresent(each -> each.report(notification));
                },
                memory::flush);
        List<Deliveries> ways = new ArrayList<>(outboxes);
        listener.ifPresent(ways::add);
        return new Alerts(outboxes, agent, new AlertPages(desk, ways, clock, agent::lookedNs));
    }

    /** Everything that is looked at. */
    static List<AlertSource> sources(Settings settings, Watched watched, AlertMemory memory, long nowNs) {
        AlertSettings.Rules rules = settings.alerts().rules();
        MarketWatch market = new MarketWatch(WatchedSymbols.of(settings), watched.hours(), watched.values(), nowNs);
        return List.of(
                new FlowSource(
                        rules, watched.vitals(), market, !settings.strategies().isEmpty()),
                new OrderSource(
                        rules,
                        watched.values(),
                        TimeUnit.MILLISECONDS.toNanos(settings.mt5().answerWithinMs())),
                new PulseSource(rules, watched.vitals(), memory::restarts),
                new EngineSource(rules, watched.vitals(), watched.values(), market),
                new AccountSource(rules.drawdown(), watched.values(), memory.peaks()),
                new EngineAlertSource(rules, watched.values()),
                new BackupSource(rules, watched.vitals()),
                new PortSource(rules.portUnbound(), watched.vitals(), TcpDial::begin),
                new ReplayCheckSource(rules.replayMismatch(), watched.vitals()),
                new ArchiveSource(rules, watched.vitals()));
    }

    private static OutboxFile file(Path data, String name) {
        Path path = data.resolve(name + ".outbox");
        try {
            return OutboxFile.open(path);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(path + " cannot be read and written (" + e.getMessage() + "): what waits is kept there"));
        }
    }

    private static AlertMemory memory(Path data, long nowNs) {
        Path path = data.resolve("alerts.state");
        try {
            return AlertMemory.open(path, nowNs);
        } catch (IOException e) {
            throw new ConfigurationException(List.of(
                    path + " cannot be read and written (" + e.getMessage() + "): what was raised is kept there"));
        }
    }

    /** Each for a thread of its own, in the order in which they are to be started. */
    public List<Agent> agents() {
        List<Agent> agents = new ArrayList<>(outboxes);
        agents.add(agent);
        return agents;
    }

    /** For the console. */
    public AlertsView view() {
        return pages;
    }
}
