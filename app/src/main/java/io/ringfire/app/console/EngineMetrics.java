package io.ringfire.app.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.metrics.MetricsPage;
import io.ringfire.adapters.mt5.SessionView;
import io.ringfire.app.latency.LatencyFigures;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.OrderState;
import io.ringfire.engine.risk.SizeShares;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The engine in metrics. Accounts are numbered as configured: their names, and money, are for those who come with a token. A series
 * of what is not known, such as the age of a terminal never heard of, is left out.
 */
final class EngineMetrics {
    private static final double NS_PER_SECOND = 1e9;
    private static final double MS_PER_SECOND = 1e3;

    private final EngineVitals vitals;
    private final PublishedValues values;
    private final List<String> accounts;
    private final List<String> strategies;

    /**
     * @param accounts names by place
     * @param strategies ids by place
     */
    EngineMetrics(EngineVitals vitals, PublishedValues values, List<String> accounts, List<String> strategies) {
        this.vitals = vitals;
        this.values = values;
        this.accounts = List.copyOf(accounts);
        this.strategies = List.copyOf(strategies);
    }

    void addTo(MetricsPage page, boolean isTrusted, long nowNs) {
        addEngine(page, nowNs);
        addTrading(page);
        addQuotes(page, nowNs);
        addSessions(page);
        addJournals(page, nowNs);
        addLatencies(page);
        addBackups(page, nowNs);
        ReplayMetrics.add(page, vitals.replays(), nowNs);
        addArchive(page, nowNs);
        CounterMetrics.addTo(page, vitals::count);
        if (isTrusted) {
            addMoney(page);
        }
    }

    private void addEngine(MetricsPage page, long nowNs) {
        values.get("engine").ifPresent(engine -> {
            page.info("ringfire_info", "What runs: always 1", "version", "mode", "source", "threading", "label")
                    .add(
                            1,
                            engine.path("build").asText(),
                            engine.path("mode").asText(),
                            engine.path("source").asText(),
                            engine.path("threading").asText(),
                            engine.path("label").asText());
            page.gauge("ringfire_run_started_timestamp_seconds", "When the run began")
                    .add(engine.path("startedNs").asLong() / NS_PER_SECOND);
        });
        MetricsPage.Family turns =
                page.gauge("ringfire_thread_turn_age_seconds", "Since a thread was last seen turning", "thread");
        vitals.pulses().forEach(pulse -> turns.add(pulse.ageNs() / NS_PER_SECOND, pulse.name()));
        ObjectNode now = now();
        page.gauge("ringfire_ring_occupancy_slots", "Events on their way through the ring")
                .add(vitals.occupancy());
        if (now.has("ringSize")) {
            page.gauge("ringfire_ring_size_slots", "Slots of the ring")
                    .add(now.path("ringSize").asLong());
            page.counter("ringfire_view_refused_total", "Values that were too many or too long for the view")
                    .add(now.path("viewRefused").asLong());
            page.counter("ringfire_view_faults_total", "Records that the view could not take")
                    .add(now.path("viewFaults").asLong());
        }
        if (values.publishedNs() > 0) {
            page.gauge("ringfire_view_age_seconds", "Since the view was published")
                    .add(Math.max(0, nowNs - values.publishedNs()) / NS_PER_SECOND);
        }
        page.gauge("ringfire_disk_free_bytes", "Free space of the data directory's file system")
                .add(vitals.freeBytes());
        page.gauge("ringfire_disk_required_bytes", "Free space below which trading halts")
                .add(vitals.requiredBytes());
    }

    private void addTrading(MetricsPage page) {
        String state = now().path("tradingState").asText();
        page.gauge("ringfire_trading_active", "1 while entries are let through, 0 while exits alone or nothing")
                .add(state.equals("ACTIVE") ? 1 : 0);
        page.gauge("ringfire_gate_open", "1 while the gateway may send entries")
                .add(vitals.gateReason().isEmpty() ? 1 : 0);
        page.gauge("ringfire_failed", "1 once a stage or ingress has failed")
                .add(vitals.failure().isPresent() ? 1 : 0);
        page.gauge("ringfire_shut", "Accounts, routes and strategies that take exits only")
                .add(values.of("shut").size());
        addSizes(page);
        page.gauge("ringfire_approvals_waiting", "Signals that wait for a person")
                .add(values.of("approval").size());
        MetricsPage.Family orders =
                page.gauge("ringfire_orders_in_state", "Orders of this run by their state", "state");
        ObjectNode byState = values.get("engine/fires").orElseGet(PublishedValues::none);
        for (OrderState each : OrderState.values()) {
            orders.add(byState.path(each.name()).asLong(), each.name());
        }
        Map<String, Long> open = new HashMap<>();
        values.of("position")
                .forEach(each -> open.merge(each.json().path("account").asText(), 1L, Long::sum));
        MetricsPage.Family positions = page.gauge("ringfire_positions_open", "Positions that are open", "account");
        for (int i = 0; i < accounts.size(); i++) {
            positions.add(open.getOrDefault(accounts.get(i), 0L), place(i));
        }
        MetricsPage.Family refusals =
                page.counter("ringfire_refusals_by_reason_total", "Refusals by risk in this run, by reason", "reason");
        values.of("refusal")
                .forEach(each -> refusals.add(each.json().path("count").asLong(), each.name()));
    }

    /** Accounts and strategies by their places: names are for those who come with a token. */
    private void addSizes(MetricsPage page) {
        MetricsPage.Family sizes =
                page.gauge("ringfire_size_ratio", "Share of its configured size that an entry gets", "scope", "place");
        sizes.add(sizeOf("all"), "all", "");
        for (int i = 0; i < accounts.size(); i++) {
            sizes.add(sizeOf("account " + accounts.get(i)), "account", place(i));
        }
        for (int i = 0; i < strategies.size(); i++) {
            sizes.add(sizeOf("strategy " + strategies.get(i)), "strategy", place(i));
        }
    }

    private double sizeOf(String whose) {
        return values.get("size/" + whose)
                        .map(each -> each.path("sizePercent").asInt())
                        .orElse(SizeShares.FULL_PERCENT)
                / (double) SizeShares.FULL_PERCENT;
    }

    private void addQuotes(MetricsPage page, long nowNs) {
        MetricsPage.Family ages = page.gauge("ringfire_quote_age_seconds", "Since a symbol's latest quote", "symbol");
        for (PublishedValues.Item quote : values.of("quote")) {
            long ageNs = nowNs - quote.json().path("eventNs").asLong();
            ages.add(Math.max(0, ageNs) / NS_PER_SECOND, quote.name());
        }
    }

    private void addSessions(MetricsPage page) {
        MetricsPage.Family ages =
                page.gauge("ringfire_session_age_seconds", "Since an account's terminal was heard of", "account");
        MetricsPage.Family fresh =
                page.gauge("ringfire_session_fresh", "1 while an account's terminal may be traded", "account");
        MetricsPage.Family outstanding =
                page.gauge("ringfire_session_commands_outstanding", "Commands without an answer", "account");
        int index = 0;
        for (SessionView session : vitals.sessions()) {
            String place = place(index++);
            fresh.add(session.isFresh() ? 1 : 0, place);
            outstanding.add(session.outstanding(), place);
            if (session.ageMs() >= 0) {
                ages.add(session.ageMs() / MS_PER_SECOND, place);
            }
        }
    }

    private void addJournals(MetricsPage page, long nowNs) {
        MetricsPage.Family bytes =
                page.counter("ringfire_journal_written_bytes_total", "Bytes appended in this run", "journal");
        MetricsPage.Family documents =
                page.counter("ringfire_journal_documents_total", "Documents appended in this run", "journal");
        MetricsPage.Family ages =
                page.gauge("ringfire_journal_append_age_seconds", "Since the last record appended", "journal");
        MetricsPage.Family failed = page.gauge("ringfire_journal_failed", "1 once a journal takes nothing", "journal");
        for (EngineVitals.Journal journal : vitals.journals()) {
            bytes.add(journal.bytes(), journal.name());
            documents.add(journal.documents(), journal.name());
            failed.add(journal.hasFailed() ? 1 : 0, journal.name());
            if (journal.lastEventNs() > 0) {
                ages.add(Math.max(0, nowNs - journal.lastEventNs()) / NS_PER_SECOND, journal.name());
            }
        }
    }

    private void addLatencies(MetricsPage page) {
        MetricsPage.SummaryFamily stages = page.summary(
                "ringfire_stage_latency_seconds",
                "From an event's publication to the end of a stage, of one event in so many; quantiles of the last minute",
                "stage");
        vitals.stageLatencies().forEach(each -> add(stages, each));
        MetricsPage.SummaryFamily orders = page.summary(
                "ringfire_order_latency_seconds",
                "From an order's cause to its offer, to its sending, and from there to its answer; quantiles of the last minute",
                "step");
        vitals.orderLatencies().forEach(each -> add(orders, each));
    }

    private static void add(MetricsPage.SummaryFamily family, LatencyFigures of) {
        boolean isKnown = of.recent() > 0;
        Map<Double, Double> quantiles = new LinkedHashMap<>();
        quantiles.put(0.5, isKnown ? of.p50Ns() / NS_PER_SECOND : Double.NaN);
        quantiles.put(0.9, isKnown ? of.p90Ns() / NS_PER_SECOND : Double.NaN);
        quantiles.put(0.99, isKnown ? of.p99Ns() / NS_PER_SECOND : Double.NaN);
        quantiles.put(1.0, isKnown ? of.maxNs() / NS_PER_SECOND : Double.NaN);
        family.add(of.count(), of.sumSeconds(), quantiles, of.name());
    }

    private void addBackups(MetricsPage page, long nowNs) {
        vitals.backup().ifPresent(status -> {
            page.gauge("ringfire_backup_failed", "1 while the latest attempt to make a backup has failed")
                    .add(status.problem().isEmpty() ? 0 : 1);
            if (status.lastNs() > 0) {
                page.gauge("ringfire_backup_age_seconds", "Since the latest backup was begun")
                        .add(Math.max(0, nowNs - status.lastNs()) / NS_PER_SECOND);
            }
        });
    }

    private void addArchive(MetricsPage page, long nowNs) {
        vitals.archive().ifPresent(status -> {
            page.gauge("ringfire_archive_failed", "1 while the latest attempt to archive old days has failed")
                    .add(status.problem().isEmpty() ? 0 : 1);
            page.gauge("ringfire_archive_days", "Days that left the journals for the archive in this run")
                    .add(status.days());
            if (status.lastNs() > 0) {
                page.gauge("ringfire_archive_age_seconds", "Since the latest archive round was begun")
                        .add(Math.max(0, nowNs - status.lastNs()) / NS_PER_SECOND);
            }
        });
    }

    private void addMoney(MetricsPage page) {
        MetricsPage.Family info = page.info(
                "ringfire_account_info", "Which account a number is: always 1", "account", "name", "currency");
        MetricsPage.Family balance = page.gauge(
                "ringfire_account_balance", "Balance by the ledger, in the account's currency", "account", "currency");
        MetricsPage.Family equity = page.gauge(
                "ringfire_account_equity", "Equity by the ledger, in the account's currency", "account", "currency");
        MetricsPage.Family margin = page.gauge(
                "ringfire_account_margin",
                "Margin in use by the ledger, in the account's currency",
                "account",
                "currency");
        for (PublishedValues.Item account : values.of("account")) {
            String place = place(accounts.indexOf(account.name()));
            String currency = account.json().path("currency").asText();
            info.add(1, place, account.name(), currency);
            balance.add(account.json().path("balance").asDouble(), place, currency);
            equity.add(account.json().path("equity").asDouble(), place, currency);
            if (account.json().has("margin")) {
                margin.add(account.json().path("margin").asDouble(), place, currency);
            }
        }
    }

    private ObjectNode now() {
        return values.get("engine/now").orElseGet(PublishedValues::none);
    }

    private static String place(int index) {
        return Integer.toString(index + 1);
    }
}
