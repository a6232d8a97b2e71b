package io.ringfire.app.config;

import static io.ringfire.app.config.Key.key;
import static io.ringfire.app.config.Numbers.wholeNumber;
import static io.ringfire.app.config.Words.choice;
import static io.ringfire.app.config.Words.text;
import static io.ringfire.app.config.Words.yesOrNo;

/** The keys of {@code mt5}: where EAs connect, and how long they may take and stay silent. */
final class Mt5Keys {
    private static final int HOUR_MS = 3_600_000;
    private static final int MOST_NETWORKS = 64;
    private static final String NETWORK = "[0-9a-fA-F:.]+(/[0-9]{1,3})?";

    private Mt5Keys() {}

    static void addTo(KeyTable table) {
        table.add(endpoint("mt5.commands", "tcp://127.0.0.1:5555", "Commands to EAs: ROUTER, bound here"));
        table.add(endpoint("mt5.market", "tcp://127.0.0.1:5556", "Market data from EAs: PULL, bound here"));
        table.add(endpoint("mt5.confirmations", "tcp://127.0.0.1:5558", "Confirmations from EAs: PULL, bound here"));
        table.add(key(
                        "mt5.allowFrom",
                        new ListKind<>(
                                "networks",
                                text("a network in CIDR notation, such as 10.1.0.0/16", NETWORK, "is no network"),
                                0,
                                MOST_NETWORKS),
                        "Networks whose addresses may connect; [] = whoever reaches the endpoints")
                .byDefault("[]")
                .decidesNothing());
        table.add(key("mt5.curve", yesOrNo(), "Encrypted connections alone (CURVE); EA 2.05 cannot")
                .byDefault("false")
                .decidesNothing());
        table.add(adapterMilliseconds(
                "mt5.answerWithinMs",
                100,
                "10000",
                "Time in ms that a command may stay unanswered before it is in doubt"));
        table.add(key(
                        "mt5.maxOutstanding",
                        wholeNumber("commands", 1, 16),
                        "Most unanswered commands of one terminal; the rest wait in the engine")
                .byDefault("1")
                .decidesNothing());
        table.add(key(
                        "mt5.lateFill",
                        choice(Settings.LateFill.class),
                        "What becomes of a fill that comes after its signal's expiry")
                .byDefault("close"));
        table.add(key(
                        "mt5.requoteRetries",
                        wholeNumber("orders", 0, 5),
                        "Further orders for a refused one while its signal holds (10004, 10020, 10021, 10024)")
                .byDefault("0"));
        table.add(milliseconds(
                "mt5.stopProofMs",
                100,
                "5000",
                "Time in ms to prove a close after its stop or target was touched; then the position is closed"));
        table.add(adapterMilliseconds(
                "mt5.sessionFreshMs",
                1_000,
                "75000",
                "Silence in ms after which a terminal is stale: nothing is sent to it"));
        table.add(
                adapterMilliseconds(
                        "mt5.chartTickMs",
                        100,
                        "5000",
                        "Age in ms of the chart's last tick up to which commands are sent: an EA reads them on its ticks alone"));
        table.add(adapterMilliseconds(
                "mt5.quoteFreshMs", 100, "5000", "Age in ms of the symbol's quote up to which an entry is sent"));
        table.add(adapterMilliseconds(
                "mt5.backlogAfterMs",
                1_000,
                "10000",
                "Age in ms by the broker's time beyond which a message is no news"));
        table.add(milliseconds(
                "mt5.futureToleranceMs",
                1_000,
                "60000",
                "How far in ms a quote's broker time may be ahead of the clock; further ahead it is refused"));
        table.add(key(
                        "mt5.marginTolerancePermille",
                        wholeNumber("permille", 0, 500),
                        "How far margin in use may be from what positions should bind, to prove them")
                .byDefault("20"));
        table.add(key(
                        "mt5.proofTolerancePermille",
                        wholeNumber("permille", 0, 500),
                        "How far a balance step may be from an expected result, to prove a close")
                .byDefault("20"));
    }

    private static Key<?> milliseconds(String name, int least, String fallback, String meaning) {
        return key(name, wholeNumber("ms", least, HOUR_MS), meaning).byDefault(fallback);
    }

    /** What the adapter alone goes by: what it makes of it are facts. */
    private static Key<?> adapterMilliseconds(String name, int least, String fallback, String meaning) {
        return key(name, wholeNumber("ms", least, HOUR_MS), meaning)
                .byDefault(fallback)
                .decidesNothing();
    }

    private static Key<?> endpoint(String name, String text, String meaning) {
        String expects = "tcp://host:port, such as " + text;
        Kind<HostPort> kind = new ScalarKind<>(
                expects,
                HostPort::parseTcp,
                HostPort::tcp,
                false,
                schema -> schema.put("type", "string").put("pattern", "^tcp://.+:[0-9]+$"));
        return key(name, kind, meaning).byDefault(text).decidesNothing();
    }
}
