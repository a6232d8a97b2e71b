package io.ringfire.adapters.mt5;

import static io.ringfire.adapters.mt5.EaKeys.ascii;

import io.ringfire.engine.money.QuoteBoard;
import java.util.Arrays;

/** What is known of the terminal behind one configured account. Adapter's thread alone. */
final class Session {
    /** A node heard of within this is alive: nobody else may claim its account. */
    static final long ALIVE_NS = 10_000_000_000L;

    /** Stands for a time that has not come. */
    static final long NEVER = Long.MIN_VALUE / 2;

    private static final long ANSWER_HALF_LIFE_NS = 10_000_000_000L;

    final TerminalAccount account;
    final byte[] uuid;
    final BrokerClock clock;
    final SymbolTable symbols;
    final QuoteBoard quotes = new QuoteBoard();

    private String nodeId = "";
    private byte[] nodeBytes = {};
    private byte[] identity;
    private String chartSymbol = "";
    private byte[] chartBytes = {};
    private String version = "";
    private boolean isLoginProven;
    private boolean hasLeft;
    private int nodeCount;
    private long answerNs;
    private long answeredNs = NEVER;

    boolean isKnown;
    boolean isFresh;
    boolean disagrees;
    long heardNs = NEVER;
    long commandHeardNs = NEVER;
    long marketHeardNs = NEVER;
    long chartTickNs = NEVER;
    long contestedUntilNs = NEVER;
    long refusalToldNs = NEVER;
    long claimToldNs = NEVER;
    long listId;
    long pongs;

    int offsetSeconds;

    // a claimant that was refused, in case that it is the terminal after all
    String claimNode = "";
    byte[] claimIdentity;
    String claimChart = "";
    String claimVersion = "";
    boolean isClaimProven;

    Session(TerminalAccount account) {
        this.account = account;
        this.uuid = ascii(account.uuid());
        this.clock = BrokerClock.of(account.serverTime());
        this.symbols = new SymbolTable(account.symbols());
    }

    boolean isNode(byte[] bytes, int from, int to) {
        return Arrays.equals(nodeBytes, 0, nodeBytes.length, bytes, from, to);
    }

    boolean hasNode() {
        return !nodeId.isEmpty();
    }

    boolean isAlive(long nowNs) {
        return hasNode() && !hasLeft && nowNs - heardNs < ALIVE_NS;
    }

    /** Another start of the EA: what was known of the one before no longer holds. */
    void bind(String newNode) {
        if (hasNode()) {
            nodeCount++;
        }
        nodeId = newNode;
        nodeBytes = ascii(newNode);
        boolean wasClaimant = newNode.equals(claimNode);
        identity = wasClaimant ? claimIdentity : null;
        isLoginProven = wasClaimant && isClaimProven;
        chart(wasClaimant ? claimChart : "");
        version = wasClaimant ? claimVersion : "";
        hasLeft = false;
        isKnown = false;
        chartTickNs = NEVER;
        commandHeardNs = NEVER;
        marketHeardNs = NEVER;
        claimNode = "";
    }

    /** What an earlier run of the engine knew: enough to tick, and to trade once a heartbeat agrees. */
    void restore(String node, String chart, String ea) {
        nodeId = node;
        nodeBytes = ascii(node);
        version = ea;
        chart(chart);
    }

    void identity(byte[] bytes, int length) {
        if (identity == null || !Arrays.equals(identity, 0, identity.length, bytes, 0, length)) {
            identity = Arrays.copyOf(bytes, length);
        }
    }

    byte[] identity() {
        return identity;
    }

    boolean hasIdentity(byte[] bytes, int length) {
        return identity != null && Arrays.equals(identity, 0, identity.length, bytes, 0, length);
    }

    void chart(String symbol) {
        chartSymbol = symbol;
        chartBytes = ascii(symbol);
    }

    boolean isChart(byte[] bytes, int from, int to) {
        return chartBytes.length > 0 && Arrays.equals(chartBytes, 0, chartBytes.length, bytes, from, to);
    }

    void loginProven() {
        isLoginProven = true;
    }

    boolean isLoginProven() {
        return isLoginProven;
    }

    void left() {
        hasLeft = true;
    }

    void version(String ea) {
        version = ea;
    }

    String version() {
        return version;
    }

    String nodeId() {
        return nodeId;
    }

    String chartSymbol() {
        return chartSymbol;
    }

    int nodeCount() {
        return nodeCount;
    }

    void answered(long tookNs, long nowNs) {
        long expectedNs = answerNs(nowNs);
        answerNs = Math.max(tookNs, expectedNs - expectedNs / 8);
        answeredNs = nowNs;
    }

    /**
     * How long an answer may be expected to take: the slowest of late, forgotten by an eighth with each that comes, and by half in
     * ten seconds without any, since what waits for a quicker one would wait for ever.
     */
    long answerNs(long nowNs) {
        long halvings = Math.max(0, nowNs - answeredNs) / ANSWER_HALF_LIFE_NS;
        return halvings >= Long.SIZE ? 0 : answerNs >> halvings;
    }

    /** What is not known yet, and what to do about it; empty when all is. */
    String missing() {
        if (!hasNode()) {
            return "no terminal has come: attach the EA, and look at its address and ports";
        }
        if (hasLeft) {
            return "the terminal has left: attach the EA anew";
        }
        if (chartSymbol.isEmpty()) {
            return "the symbol of its chart is not known: attach the EA anew, it says so once";
        }
        if (!isLoginProven) {
            return "its account number is not known yet: its next heartbeat says it";
        }
        return identity == null ? "its routing identity is not known yet: its next heartbeat brings it" : "";
    }

    /** Whether a message names the node that is bound. */
    boolean isSenderOf(EaJson json) {
        int node = json.find(EaKeys.NODE_ID);
        return node >= 0 && isNode(json.bytes(), json.start(node), json.end(node));
    }

    /** Broker's time of a message as UTC, epoch ns; {@code nowNs} where it names none that can be read. */
    long venueNs(EaJson json, long nowNs) {
        int time = json.find(EaKeys.TIMESTAMP);
        long local = time < 0 ? EaJson.NONE : BrokerClock.localSeconds(json.bytes(), json.start(time), json.end(time));
        return local == EaJson.NONE ? nowNs : clock.toUtcNs(local);
    }

    /** Whether all is known that a command needs. */
    boolean isComplete() {
        return isLoginProven && identity != null && !chartSymbol.isEmpty() && !hasLeft;
    }
}
