package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.ConsoleApi;
import io.ringfire.adapters.http.LiveFeed;
import io.ringfire.adapters.http.MarketDataApi;
import io.ringfire.adapters.http.OperatorApi.Reply;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.socketio.PublishedState;
import io.ringfire.app.config.Settings;
import io.ringfire.app.config.StrategySettings;
import io.ringfire.app.report.TradingReport;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.app.view.QuoteCandles;
import io.ringfire.app.view.WatchedSymbols;
import io.ringfire.engine.calendar.OpenHours;
import io.ringfire.journal.layout.DataDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.agrona.concurrent.EpochNanoClock;

/** What a running service shows. Any thread; holds nothing up but its caller. */
public final class Console implements ConsoleApi {
    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final EngineVitals vitals;
    private final PublishedValues values;
    private final EpochNanoClock clock;
    private final Health health;
    private final Readiness readiness;
    private final EngineMetrics metrics;
    private final Listings listings;
    private final JournalPage journals;
    private final Dashboard dashboard;
    private final PulsePages pulse;
    private final Set<String> symbols;
    private final DataDirectory data;
    private final AtomicBoolean isReporting = new AtomicBoolean();
    private final Optional<AlertsView> alerts;
    private final MarketDataApi marketData;
    private volatile Optional<LogView> log = Optional.empty();
    private final List<Consumer<MetricsPage>> others = new CopyOnWriteArrayList<>();

    /**
     * Connects the parts.
     *
     * @param accounts names by place
     * @param symbols that this run knows
     * @param marketData for older scripts
     * @param hours when a symbol is open
     * @param alerts empty where nothing is looked at
     */
    public Console(
            EngineVitals vitals,
            PublishedValues values,
            EpochNanoClock clock,
            Settings settings,
            DataDirectory data,
            List<String> accounts,
            Set<String> symbols,
            MarketDataApi marketData,
            Function<String, OpenHours> hours,
            Optional<AlertsView> alerts) {
        this.vitals = vitals;
        this.values = values;
        this.clock = clock;
        this.data = data;
        this.alerts = alerts;
        this.marketData = marketData;
        QuoteChecks quotes = new QuoteChecks(
                WatchedSymbols.of(settings),
                hours,
                TimeUnit.MILLISECONDS.toNanos(settings.risk().staleQuoteAfterMs()),
                clock.nanoTime());
        health = new Health(vitals);
        readiness = new Readiness(vitals, values, quotes);
        metrics = new EngineMetrics(
                vitals,
                values,
                accounts,
                settings.strategies().stream().map(StrategySettings::id).toList());
        listings = new Listings(values);
        journals = new JournalPage(data, vitals);
        pulse = new PulsePages(vitals, values);
        dashboard = new Dashboard(vitals, values, listings, readiness, health, journals, pulse, alerts);
        this.symbols = Set.copyOf(symbols);
    }

    @Override
    public boolean isStopping() {
        return vitals.isStopping();
    }

    @Override
    public Reply health() {
        return Check.reply(health.checks(), clock.nanoTime());
    }

    @Override
    public Reply readiness() {
        long nowNs = clock.nanoTime();
        return Check.reply(readiness.checks(nowNs), nowNs);
    }

    @Override
    public void metrics(MetricsPage page, boolean isTrusted) {
        metrics.addTo(page, isTrusted, clock.nanoTime());
        pulse.addTo(page);
        alerts.ifPresent(each -> each.addTo(page));
        others.forEach(each -> each.accept(page));
    }

    /** Lets another part add its metrics, which name nobody. Any thread. */
    public void alsoTells(Consumer<MetricsPage> metricsOfAPart) {
        others.add(metricsOfAPart);
    }

    /** Shows the log of the process from here on. */
    public void shows(LogView ofTheProcess) {
        log = Optional.of(ofTheProcess);
        alsoTells(ofTheProcess::addTo);
    }

    @Override
    public Reply log() {
        return log.map(each -> new Reply(OK, each.show())).orElseGet(Console::unpublished);
    }

    @Override
    public Reply changeLog(ObjectNode body) {
        return log.map(each -> each.change(body)).orElseGet(Console::unpublished);
    }

    /** 503 while nothing is published yet: an empty list would say that there is nothing. */
    @Override
    public Reply list(Listing listing, int limit) {
        if (values.publishedNs() == 0) {
            return unpublished();
        }
        return new Reply(OK, listings.of(listing, limit, clock.nanoTime()));
    }

    @Override
    public Reply systemHealth() {
        return pulse.summary(clock.nanoTime());
    }

    @Override
    public Reply pulse() {
        return pulse.all(clock.nanoTime());
    }

    @Override
    public Reply module(String name) {
        return pulse.one(name, clock.nanoTime());
    }

    @Override
    public Reply journalStat() {
        return new Reply(OK, journals.page(clock.nanoTime()));
    }

    @Override
    public Reply report(int hours) {
        if (!isReporting.compareAndSet(false, true)) {
            return new Reply(
                    TOO_MANY, PublishedValues.none().put("problem", "another report is being made: ask again"));
        }
        try {
            long toNs = clock.nanoTime();
            return new Reply(
                    OK,
                    TradingReport.of(data, toNs - TimeUnit.HOURS.toNanos(hours), toNs)
                            .toJson());
        } finally {
            isReporting.set(false);
        }
    }

    @Override
    public Reply candles(String symbol, int minutes) {
        if (!symbols.contains(symbol)) {
            return new Reply(
                    NOT_FOUND, PublishedValues.none().put("problem", "symbol: this run knows none of that name"));
        }
        ObjectNode json = PublishedValues.none()
                .put("time", Listings.iso(clock.nanoTime()))
                .put("symbol", symbol);
        ArrayNode list = json.putArray("candles");
        for (QuoteCandles.Candle candle : values.candles().latest(symbol, minutes)) {
            list.addObject()
                    .put("time", Listings.iso(candle.startNs()))
                    .put("open", candle.open())
                    .put("high", candle.high())
                    .put("low", candle.low())
                    .put("close", candle.close())
                    .put("quotes", candle.quotes());
        }
        return new Reply(OK, json);
    }

    @Override
    public long changes() {
        return values.changes();
    }

    @Override
    public synchronized Reply dashboard() {
        if (values.publishedNs() == 0) {
            return unpublished();
        }
        return new Reply(OK, dashboard.page(clock.nanoTime()));
    }

    @Override
    public LiveFeed feed() {
        return new SymbolFeed(values, symbols::contains, clock);
    }

    @Override
    public PublishedState published() {
        return new StateNamespaces(values);
    }

    @Override
    public MarketDataApi marketData() {
        return marketData;
    }

    static Reply unpublished() {
        return new Reply(UNAVAILABLE, PublishedValues.none().put("problem", "nothing is published yet: ask again"));
    }

    @Override
    public Reply alerts(int limit) {
        return alerts.map(each -> new Reply(OK, each.list(limit))).orElseGet(Console::noAlerts);
    }

    @Override
    public Reply acknowledge(String id, ObjectNode body) {
        return alerts.map(each -> each.acknowledge(id, body)).orElseGet(Console::noAlerts);
    }

    private static Reply noAlerts() {
        return new Reply(
                UNAVAILABLE, PublishedValues.none().put("problem", "nothing is looked at: alerts.enabled is false"));
    }
}
