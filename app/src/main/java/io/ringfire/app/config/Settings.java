package io.ringfire.app.config;

import io.ringfire.engine.calendar.NewsImpact;
import io.ringfire.engine.market.DayStart;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The concluded configuration: every key of {@code ringfire.yaml} with its value or default, checked. Immutable; equal where
 * all values are equal. Components are named as their keys, whose meaning and ranges {@link SettingsKeys} and the commented
 * {@code config/ringfire.yaml} tell. Paths are absolute.
 *
 * @param account the simulated venue's account; empty in live mode where none is written
 */
public record Settings(
        Mode mode,
        Path data,
        Threading threading,
        Profile profile,
        Journal journal,
        Clock clock,
        Mt5 mt5,
        List<AccountSettings> accounts,
        Optional<SimulatedAccount> account,
        Path instruments,
        Path calendar,
        News news,
        List<StrategySettings> strategies,
        Bars bars,
        ShieldSettings shield,
        Risk risk,
        Costs costs,
        Venue venue,
        Margin margin,
        Paper paper,
        Demo demo,
        boolean closeAtEnd,
        State state,
        Pipeline pipeline,
        LogSettings log,
        ConsoleSettings console,
        BackupSettings backup,
        ReplayCheckSettings replayCheck,
        ArchiveSettings archive,
        AlertSettings alerts,
        TelegramSettings telegram,
        Pulse pulse,
        Guardian guardian) {

    /** Keeps its own copies of the lists. */
    public Settings {
        accounts = List.copyOf(accounts);
        strategies = List.copyOf(strategies);
    }

    /** The same for live trading with these accounts at other endpoints. */
    public Settings live(List<AccountSettings> others, Mt5 endpoints) {
        return RecordCopy.with(this, Map.of("mode", Mode.LIVE, "mt5", endpoints, "accounts", others));
    }

    /** The same with its files at other places. */
    public Settings withFiles(Path otherInstruments, Path otherCalendar, Optional<Path> otherNews) {
        News moved = RecordCopy.with(news, Map.of("file", otherNews));
        return RecordCopy.with(this, Map.of("instruments", otherInstruments, "calendar", otherCalendar, "news", moved));
    }

    /** The same with other strategies. */
    public Settings withStrategies(List<StrategySettings> others) {
        return RecordCopy.with(this, Map.of("strategies", others));
    }

    /** The whole configuration, defaults included, in table order. Reading it again gives an equal object. */
    public String toYaml() {
        return YamlText.of(RecordBinder.section(SettingsKeys.SERVICE, this, key -> true));
    }

    /**
     * SHA-256, as hex, of {@link #toYaml()} without the keys that cannot change a decision: paths, threading, profile,
     * pipeline, journal, published state, console and endpoints. Equal hashes decide equally on equal facts and files. A strategy
     * of someone's own counts by its {@code codeSha256}, which is there in the configuration that a run keeps.
     */
    public String decisionHash() {
        Settings placeless = withStrategies(
                strategies.stream().map(StrategySettings::withoutPlaces).toList());
        String text = YamlText.of(RecordBinder.section(SettingsKeys.SERVICE, placeless, Key::decides));
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException error) {
            throw new IllegalStateException("this Java has no SHA-256, which every Java must have", error);
        }
    }

    /** Who fills orders. */
    public enum Mode {
        /** The simulated venue. */
        PAPER,
        /** The broker, through its EA. */
        LIVE
    }

    /** How stages share threads. */
    public enum Threading {
        /** Fused up to 4 cores, else pipelined. */
        AUTO,
        /** All stages on one thread. */
        FUSED,
        /** One thread a stage. */
        PIPELINED
    }

    /** How threads wait. */
    public enum Profile {
        /** Spin, yield, park: little of a core when idle. */
        EFFICIENT,
        /** Busy spin: wants a core of its own. */
        LOW_LATENCY
    }

    /** What survives which failure. */
    public enum Durability {
        /** Survives the end of the process. */
        PROCESS,
        /** Survives power loss. */
        SYNC
    }

    /** {@code journal.*} */
    public record Journal(Durability durability, int blockSizeMiB) {}

    /** {@code clock.*} */
    public record Clock(int maxStepMs) {}

    /** What becomes of a late fill. */
    public enum LateFill {
        /** It is closed. */
        CLOSE,
        /** It stays. */
        KEEP
    }

    /** {@code mt5.*}: where the sockets are bound, who may connect, and how long a terminal may take and stay silent. */
    public record Mt5(
            HostPort commands,
            HostPort market,
            HostPort confirmations,
            List<String> allowFrom,
            boolean curve,
            int answerWithinMs,
            int maxOutstanding,
            LateFill lateFill,
            int requoteRetries,
            int stopProofMs,
            int sessionFreshMs,
            int chartTickMs,
            int quoteFreshMs,
            int backlogAfterMs,
            int futureToleranceMs,
            int marginTolerancePermille,
            int proofTolerancePermille) {
        /** Keeps its own copy. */
        public Mt5 {
            allowFrom = List.copyOf(allowFrom);
        }

        /** The same at any free ports of the loopback interface. */
        public Mt5 onFreePorts() {
            HostPort free = new HostPort("127.0.0.1", 0);
            return RecordCopy.with(
                    this,
                    Map.of(
                            "commands",
                            free,
                            "market",
                            free,
                            "confirmations",
                            free,
                            "allowFrom",
                            List.of(),
                            "curve",
                            false));
        }
    }

    /** Which of its two ends a bar owns. */
    public enum Interval {
        /** (start, end]. */
        RIGHT_CLOSED,
        /** [start, end). */
        LEFT_CLOSED
    }

    /** {@code bars.*} */
    public record Bars(Interval interval, int graceMs, DayStart dayStart, int warmUpHours) {}

    /** {@code risk.*}. A limit of 0, or one that is empty, is none. */
    public record Risk(
            int staleQuoteAfterMs,
            int signalExpiryMs,
            DayStart dayStart,
            RiskLimitSettings limits,
            int repeatWindowMs,
            Breaker breaker,
            DayStart rolloverAt,
            List<RiskRule> rules) {}

    /** {@code risk.breaker.*}: when an account's route is given a rest. */
    public record Breaker(int failures, int windowMs, int openMs) {}

    /** {@code news.*}. */
    public record News(
            Optional<Path> file, List<NewsImpact> impacts, int beforeMinutes, int afterMinutes, boolean required) {
        /** Keeps its own copy. */
        public News {
            impacts = List.copyOf(impacts);
        }
    }

    /** {@code costs.*}: what the simulated venue charges and how it misbehaves. Money in the account's currency. */
    public record Costs(
            CostProfile profile,
            BigDecimal commissionRate,
            BigDecimal commissionPerLot,
            int slippagePoints,
            int deviationPoints,
            int latencyMs,
            BigDecimal rejectRate,
            BigDecimal partialFillRate,
            long seed,
            SwapCosts swap) {}

    /** A set of defaults for {@code costs.*}. */
    public enum CostProfile {
        /** No costs. */
        NONE,
        /** Those of a common retail account. */
        RETAIL
    }

    /** How positions held overnight are charged. */
    public enum SwapModel {
        /** Not at all. */
        NONE,
        /** In points a side, from the instrument. */
        POINTS,
        /** By the difference of two currencies' short-term rates. */
        RATE_DIFFERENTIAL
    }

    /** {@code costs.swap.*}. {@code tripleDays} in the order written. */
    public record SwapCosts(SwapModel model, Optional<Path> rates, boolean sideAware, List<DayOfWeek> tripleDays) {}

    /** What a gateway can do. */
    public enum Capabilities {
        /** What EA 2.05 can. */
        EA_2_05,
        /** What EA 2.06H can. */
        EA_2_06H,
        /** What the simulated venue can. */
        FULL;

        /** As it is written. */
        public String text() {
            return switch (this) {
                case EA_2_05 -> "ea-2.05";
                case EA_2_06H -> "ea-2.06H";
                case FULL -> "full";
            };
        }
    }

    /** {@code venue.*} */
    public record Venue(Capabilities capabilities) {}

    /** {@code margin.*}: percent of equity to margin. */
    public record Margin(BigDecimal callLevelPercent, BigDecimal stopOutLevelPercent) {}

    /** Where quotes come from in paper mode. */
    public enum PaperSource {
        /** A seeded market, labelled DEMO. */
        DEMO,
        /** The connected EAs. */
        LIVE,
        /** Imported segments. */
        HISTORY
    }

    /** {@code paper.*} */
    public record Paper(PaperSource source) {}

    /** {@code demo.*} */
    public record Demo(long seed) {}

    /** {@code state.*} */
    public record State(int keepFires) {}

    /** {@code pipeline.*} */
    public record Pipeline(int ringSize, int measureOneIn) {}

    /** {@code pulse.*}: how often each module is looked at, and how long what is asked of it may take. */
    public record Pulse(
            int everyMs,
            int healthyMs,
            int degradedMs,
            int httpEveryMs,
            int pingEverySeconds,
            int pongHealthyMs,
            int pongDegradedMs) {}

    /** {@code guardian.*}: when a part that ended is started anew, and how often; and the file of health. */
    public record Guardian(int waitSeconds, int attempts, int stableMinutes, int stuckSeconds, int healthFileSeconds) {}
}
