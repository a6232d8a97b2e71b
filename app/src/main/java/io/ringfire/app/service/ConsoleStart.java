package io.ringfire.app.service;

import io.ringfire.adapters.http.Listening;
import io.ringfire.adapters.http.TlsFiles;
import io.ringfire.adapters.mt5.OwnVisits;
import io.ringfire.app.alert.Alerts;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.console.AlertsView;
import io.ringfire.app.console.BoundPort;
import io.ringfire.app.console.Console;
import io.ringfire.app.console.MarketDataPages;
import io.ringfire.app.guardian.Guardian;
import io.ringfire.app.log.ServiceLog;
import io.ringfire.app.operator.CommandDesk;
import io.ringfire.app.operator.CommandTracker;
import io.ringfire.app.operator.QuoteInjection;
import io.ringfire.app.pulse.CountedAgent;
import io.ringfire.app.telegram.TelegramConsole;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.app.view.StatePublisher;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.journal.layout.DataDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** The last step of a start but one: what an operator sees and commands the engine by, which trades by then. Used once. */
final class ConsoleStart {
    private final Shared shared;
    private final TradingSide side;
    private final Optional<String> telegramToken;
    private final Listening listening;
    private final Trading trading;

    /**
     * What all steps of a start use.
     *
     * @param parts what is closed when the service stops
     * @param server what a console that is started anew closes before
     */
    record Shared(
            Settings settings,
            boolean isDemo,
            DataDirectory data,
            ServiceLog log,
            CloseStack parts,
            CloseStack server,
            EpochNanoClock clock,
            ServiceInboxes inboxes,
            CommandTracker tracker,
            Pulses pulses,
            ServicePulse pulse,
            ServiceGuard guard) {}

    /**
     * What the steps before left.
     *
     * @param accounts their names, by their ids
     * @param commandIds of commands that are not obeyed again
     */
    record Trading(
            List<String> accounts,
            List<String> commandIds,
            long runNumber,
            RunningEngine running,
            StatePublisher publisher,
            Function<String, OpenHours> hours) {}

    ConsoleStart(
            Shared shared, TradingSide side, Optional<String> telegramToken, Listening listening, Trading trading) {
        this.shared = shared;
        this.side = side;
        this.telegramToken = telegramToken;
        this.listening = listening;
        this.trading = trading;
    }

    /** Opens it, and tells where. */
    String open() {
        Settings settings = shared.settings();
        DataDirectory data = shared.data();
        RunningEngine running = trading.running();
        PublishedValues values = trading.publisher().values();
        StateFile published = new StateFile(data.state());
        CommandDesk desk = new CommandDesk(
                shared.inboxes().commands(),
                shared.tracker(),
                trading.accounts(),
                settings.strategies().stream().map(StrategySettings::id).toList(),
                side.instruments(),
                trading.commandIds(),
                side::ping,
                published::version,
                published::status,
                published::values);
        Set<String> symbols =
                side.instruments().stream().map(Instrument::symbol).collect(Collectors.toSet());
        boolean takesTestsAlone = settings.mode() == Settings.Mode.LIVE && !shared.isDemo();
        QuoteInjection injection =
                new QuoteInjection(shared.inboxes().injected(), side.instruments(), takesTestsAlone, shared.clock());
        Optional<TelegramConsole> bot = telegramToken.map(token -> startBot(token, symbols, desk));
        Console console = new Console(
                running,
                values,
                shared.clock(),
                settings,
                data,
                trading.accounts(),
                symbols,
                new MarketDataPages(values, side.instruments(), injection, shared.clock()),
                trading.hours(),
                startAlerts(bot));
        bot.ifPresent(each -> console.alsoTells(each::addTo));
        console.shows(shared.log());
        ConsoleServer opened =
                OperatorAccess.open(shared.server(), shared.parts(), running::stopping, data, listening, desk, console);
        running.consoleAt(BoundPort.of("console.http", listening.host(), opened.port(), new OwnVisits()));
        OperatorAccess.secrets(data.root()).forEach(shared.log()::hide);
        String url = OperatorAccess.url(listening, opened);
        startPulse(url);
        listening.tls().ifPresent(files -> watchCertificate(files, opened));
        Guardian guardian = shared.guard()
                .watch(
                        running,
                        console,
                        opened,
                        data.root().resolve("health.json"),
                        trading.runNumber(),
                        side.label(),
                        shared.clock());
        shared.pulses().watch("guardian", guardian::turns);
        return shared.isDemo() ? OperatorAccess.viewLink(url, data.root()) : url;
    }

    private void watchCertificate(TlsFiles files, ConsoleServer opened) {
        CertificateWatch watch =
                new CertificateWatch(files, opened::show, shared.data().root(), SystemNanoClock.INSTANCE);
        shared.pulse().certificate(watch);
        shared.guard().start(watch, Agents::guarded);
    }

    private TelegramConsole startBot(String token, Set<String> symbols, CommandDesk desk) {
        Settings settings = shared.settings();
        StatePublisher publisher = trading.publisher();
        String stake = side.label().isEmpty() ? settings.mode().name() : side.label();
        TelegramConsole bot = TelegramConsole.of(
                settings.telegram(),
                token,
                new TelegramConsole.Service(
                        stake,
                        trading.accounts(),
                        symbols,
                        settings.risk().dayStart(),
                        publisher.values(),
                        desk,
                        publisher::summary),
                shared.data(),
                () -> TimeUnit.NANOSECONDS.toMillis(shared.clock().nanoTime()),
                SystemNanoClock.INSTANCE);
        shared.parts().push("telegram's reports", bot::close);
        bot.agents().forEach(agent -> shared.guard().start(agent, Agents::guarded));
        shared.pulse().telegram(bot::silenceNs);
        shared.parts().push("telegram's ear", bot::stopListening);
        return bot;
    }

    private void startPulse(String url) {
        ServicePulse pulse = shared.pulse();
        List<OpenHours> all = side.instruments().stream()
                .map(Instrument::symbol)
                .map(trading.hours())
                .distinct()
                .toList();
        pulse.terminals(
                side,
                side.terminals(),
                () -> all.stream().anyMatch(each -> each.isOpen(shared.clock().nanoTime())));
        side.terminalsThread().ifPresent(runner -> {
            pulse.thread("terminals", runner);
            shared.pulses().watch("terminals", ((CountedAgent) runner.agent())::turns);
        });
        pulse.console(url, listening.tls().map(files -> () -> files.keys().certificate()));
        shared.guard().start(pulse.agent(), Agents::pulse);
        shared.pulses().watch("pulse", pulse.board()::turns);
    }

    private Optional<AlertsView> startAlerts(Optional<TelegramConsole> bot) {
        Settings settings = shared.settings();
        StatePublisher publisher = trading.publisher();
        if (!settings.alerts().enabled()) {
            return Optional.empty();
        }
        Alerts.Watched watched = new Alerts.Watched(
                trading.runNumber(),
                side.label(),
                trading.running(),
                publisher.values(),
                trading.hours(),
                publisher::summary);
        Alerts alerts = Alerts.of(
                settings,
                shared.data().root(),
                bot.map(each -> each),
                watched,
                shared.clock(),
                SystemNanoClock.INSTANCE);
        bot.ifPresent(each -> each.acknowledgesAt(alerts.view()));
        for (Agent agent : alerts.agents()) {
            shared.pulse().guarded(agent, shared.guard().start(agent, Agents::guarded));
        }
        return Optional.of(alerts.view());
    }
}
