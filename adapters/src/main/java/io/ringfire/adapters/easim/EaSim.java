package io.ringfire.adapters.easim;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * The simulated EA. Reads one command a tick of its chart's symbol, and none otherwise; sends the chart's ticks twice; says HELLO
 * once; keeps the broker's time, to the second; stops its heartbeats when quotes stop; opens a second position on a repeated fire;
 * drops a stop on the wrong side and reports success. Its sends block, as the real one's do.
 */
public final class EaSim implements Agent {
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final int BAR_SECONDS = 60;

    private final EaTerms terms;
    private final List<SimSymbol> symbols;
    private final SimMarket market;
    private final EpochNanoClock clock;
    private final EaFaults faults;
    private final SimBroker broker;
    private final EaWords words;
    private final String nodeId;
    private final int chart;
    private final long[] lastSeconds;
    private final long[] sentSeconds;
    private final BigDecimal[][] bars;
    private final Deque<Late> late = new ArrayDeque<>();
    private final List<String> fireIds = new CopyOnWriteArrayList<>();
    private final AtomicLong ticksSent = new AtomicLong();
    private final AtomicLong longestSendNs = new AtomicLong();
    private Consumer<String> listener = command -> {};
    private volatile int openPositions;
    private ZContext context;
    private ZMQ.Socket dealer;
    private ZMQ.Socket data;
    private ZMQ.Socket confirmations;
    private String heldBack;
    private long timerNs;
    private long currentSeconds;
    private long heartbeatSeconds;
    private long barSeconds;
    private long chartTickSeconds;
    private long ticksProcessed;

    private record Late(long atNs, String text) {}

    /** Makes one; it connects when its agent starts. */
    public EaSim(EaTerms terms, List<SimSymbol> symbols, SimMarket market, EpochNanoClock clock, EaFaults faults) {
        this.terms = terms;
        this.symbols = List.copyOf(symbols);
        this.market = market;
        this.clock = clock;
        this.faults = faults;
        this.broker = new SimBroker(
                this.symbols,
                terms.balance(),
                terms.leverage(),
                terms.ignoresStops(),
                TimeUnit.NANOSECONDS.toSeconds(clock.nanoTime()));
        this.nodeId = "NODE_" + terms.login() + "_" + (clock.nanoTime() / 1_000_000L) % 4_294_967_296L;
        this.words = new EaWords(terms, nodeId, broker);
        this.chart = broker.indexOf(terms.chartSymbol());
        this.lastSeconds = new long[symbols.size()];
        this.sentSeconds = new long[symbols.size()];
        this.bars = new BigDecimal[symbols.size()][];
    }

    @Override
    public String roleName() {
        return "ea-sim-" + terms.uuid();
    }

    /** Ids of the fires executed so far, one for each position that was opened. Any thread. */
    public List<String> fireIds() {
        return List.copyOf(fireIds);
    }

    /** Tells of each command that was read, before it is executed. Before the agent starts. */
    public void onCommand(Consumer<String> newListener) {
        listener = newListener;
    }

    /** Positions that the broker holds. Any thread; as of the last quote. */
    public int openPositions() {
        return openPositions;
    }

    /** Ticks sent so far. Any thread. */
    public long ticksSent() {
        return ticksSent.get();
    }

    /** The longest time that a send has blocked, ns. Any thread. */
    public long longestSendNs() {
        return longestSendNs.get();
    }

    /** Identity of this start. */
    public String nodeId() {
        return nodeId;
    }

    @Override
    public void onStart() {
        context = new ZContext(1);
        connect();
        currentSeconds = brokerSeconds(clock.nanoTime());
        heartbeatSeconds = currentSeconds;
        barSeconds = currentSeconds / BAR_SECONDS * BAR_SECONDS;
        send(dealer, words.hello(symbols.size(), currentSeconds));
        send(data, words.handshake(symbols.stream().map(SimSymbol::name).toList(), currentSeconds));
        market.advanceTo(clock.nanoTime(), this::onQuote);
        timerNs = clock.nanoTime() + NS_PER_SECOND;
    }

    @Override
    public int doWork() {
        long nowNs = clock.nanoTime();
        if (EaFaults.use(faults.reconnect)) {
            dealer.close();
            data.close();
            confirmations.close();
            connect();
        }
        if (EaFaults.use(faults.garbage)) {
            send(data, "{\"type\":\"TICK\",\"node_id\":");
            send(confirmations, "\u0000\u0001 no json {{");
            send(dealer, "[1,2,3]");
        }
        sendLate(nowNs);
        byHand();
        if (faults.frozen.get() != 0) {
            return 0;
        }
        long before = ticksProcessed;
        market.advanceTo(nowNs, this::onQuote);
        if (nowNs >= timerNs) {
            timerNs += NS_PER_SECOND;
            onTimer();
            return 1;
        }
        return (int) (ticksProcessed - before);
    }

    /** What a person does at the terminal. EA 2.06H tells of closes, as of those by stops; 2.05 of nothing. */
    private void byHand() {
        if (broker.hasQuote(chart) && EaFaults.use(faults.openByHand)) {
            broker.open(chart, true, new BigDecimal("0.01"), BigDecimal.ZERO, BigDecimal.ZERO, "by hand");
            openPositions = broker.positions().size();
        }
        if (openPositions > 0 && EaFaults.use(faults.closeByHand)) {
            SimBroker.Held held = broker.positions().get(0);
            int index = symbols.indexOf(held.symbol);
            BigDecimal price = held.isBuy ? broker.bid(index) : broker.ask(index);
            BigDecimal profit = broker.close(held);
            openPositions = broker.positions().size();
            if (terms.listsPositions()) {
                send(confirmations, words.positionClosed(new SimBroker.Closed(held, price, profit, "MANUAL")));
            }
        }
    }

    @Override
    public void onClose() {
        if (context == null) {
            return;
        }
        send(data, words.disconnect(currentSeconds));
        context.close();
    }

    private void connect() {
        dealer = context.createSocket(SocketType.DEALER);
        String identity = terms.uuid().substring(0, terms.uuid().length() - 1); // the last character is cut off
        dealer.setIdentity(identity.getBytes(StandardCharsets.ISO_8859_1));
        dealer.setLinger(200);
        dealer.setHandshakeIvl(300);
        dealer.connect(terms.commands());
        data = push(terms.market());
        confirmations = push(terms.confirmations());
    }

    private ZMQ.Socket push(String endpoint) {
        ZMQ.Socket socket = context.createSocket(SocketType.PUSH);
        socket.setLinger(200);
        socket.setHandshakeIvl(300);
        socket.connect(endpoint);
        return socket;
    }

    private void onQuote(int index, long utcNs, long bidPoints, long askPoints) {
        if (index == chart && faults.chartSilent.get() != 0) {
            return;
        }
        for (SimBroker.Closed closed : broker.onQuote(index, bidPoints, askPoints)) {
            openPositions = broker.positions().size();
            if (terms.listsPositions()) {
                send(confirmations, words.positionClosed(closed));
            }
        }
        long seconds = brokerSeconds(utcNs);
        lastSeconds[index] = seconds;
        currentSeconds = Math.max(currentSeconds, seconds);
        intoBar(index);
        if (terms.sendsEveryTick()) {
            sendTick(index, seconds);
        }
        if (index == chart) {
            onChartTick(seconds);
        }
    }

    private void onChartTick(long seconds) {
        if (seconds > chartTickSeconds) {
            chartTickSeconds = seconds;
            ticksProcessed++;
            sendTick(chart, seconds);
        }
        byte[] frame = dealer.recv(ZMQ.DONTWAIT);
        if (frame != null && frame.length > 0) {
            listener.accept(new String(frame, StandardCharsets.ISO_8859_1));
            execute(new LiteralReader(frame));
            openPositions = broker.positions().size();
        }
    }

    private void onTimer() {
        for (int i = 0; i < symbols.size(); i++) {
            if (broker.hasQuote(i) && lastSeconds[i] > sentSeconds[i]) {
                sentSeconds[i] = lastSeconds[i];
                sendTick(i, lastSeconds[i]);
            }
        }
        if (currentSeconds - heartbeatSeconds >= terms.heartbeatSeconds()) {
            heartbeatSeconds = currentSeconds;
            send(dealer, words.heartbeat(ticksProcessed, currentSeconds));
            send(data, words.marketHeartbeat(symbols.size(), ticksProcessed, currentSeconds));
        }
        if (currentSeconds - barSeconds >= BAR_SECONDS) {
            sendBars();
        }
    }

    private void sendBars() {
        for (int i = 0; i < symbols.size(); i++) {
            if (bars[i] != null) {
                send(data, words.bar(symbols.get(i).name(), barSeconds, bars[i], currentSeconds));
                bars[i] = null;
            }
        }
        barSeconds = currentSeconds / BAR_SECONDS * BAR_SECONDS;
    }

    private void intoBar(int index) {
        BigDecimal bid = broker.bid(index);
        BigDecimal[] bar = bars[index];
        if (bar == null) {
            bars[index] = new BigDecimal[] {bid, bid, bid, bid};
        } else {
            bar[1] = bar[1].max(bid);
            bar[2] = bar[2].min(bid);
            bar[3] = bid;
        }
    }

    private void sendTick(int index, long seconds) {
        ticksSent.incrementAndGet();
        send(data, words.tick(symbols.get(index).name(), broker.bid(index), broker.ask(index), seconds));
    }

    private void execute(LiteralReader command) {
        String target = command.text("target_uuid");
        if (!target.isEmpty() && !target.equals(terms.uuid())) {
            return;
        }
        switch (command.text("type")) {
            case "fire" -> fire(command);
            case "close_ticket" -> closeTicket(command);
            case "close_all" -> closeAll();
            case "ping" -> confirm(words.pong(command.text("ping_id"), currentSeconds));
            default ->
                confirm(words.confirmation(
                        "unknown",
                        "",
                        false,
                        0,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        "Unknown command type: " + command.text("type"),
                        currentSeconds));
        }
    }

    private void fire(LiteralReader command) {
        if (EaFaults.use(faults.swallowFires)) {
            return;
        }
        String fireId = command.text("fire_id");
        BigDecimal lots = number(command.number("lot"));
        if (lots.signum() <= 0) {
            lots = new BigDecimal("0.01");
        }
        String name = command.text("symbol");
        int index = broker.indexOf(name);
        if (index < 0) {
            refuse(fireId, lots, "Symbol not available: " + name);
            return;
        }
        if (!broker.hasQuote(index)) {
            refuse(fireId, lots, "No quotes available for " + name);
            return;
        }
        if (EaFaults.use(faults.refuseFires)) {
            refuse(fireId, lots, "Trade execution failed - Error: 4756 Result: " + faults.retcode.get());
            return;
        }
        String direction = command.text("direction");
        boolean isBuy = direction.equals("BUY") || direction.equals("buy");
        BigDecimal price = isBuy ? broker.ask(index) : broker.bid(index);
        BigDecimal stop = onItsSide(number(command.number("sl")), price, !isBuy);
        BigDecimal takeProfit = onItsSide(number(command.number("tp")), price, isBuy);
        SimBroker.Held held =
                broker.open(index, isBuy, lots, stop, takeProfit, fireId.isEmpty() ? "BITTEN_DEALER" : fireId);
        fireIds.add(fireId);
        confirm(words.confirmation(
                "fire",
                fireId,
                true,
                held.ticket,
                held.open,
                lots,
                "Trade executed successfully via DEALER",
                currentSeconds));
    }

    private void refuse(String fireId, BigDecimal lots, String message) {
        confirm(words.confirmation("fire", fireId, false, 0, BigDecimal.ZERO, lots, message, currentSeconds));
    }

    /** One on the wrong side is dropped without a word. */
    private static BigDecimal onItsSide(BigDecimal level, BigDecimal price, boolean isAbove) {
        boolean isRight = isAbove ? level.compareTo(price) > 0 : level.compareTo(price) < 0;
        return level.signum() > 0 && isRight ? level : BigDecimal.ZERO;
    }

    private void closeTicket(LiteralReader command) {
        long ticket = number(command.number("ticket")).longValue();
        SimBroker.Held held = broker.find(ticket);
        if (ticket <= 0) {
            confirm(words.closeConfirmation(
                    "close_ticket", false, ticket, BigDecimal.ZERO, "Invalid ticket number", currentSeconds));
        } else if (held == null) {
            confirm(words.closeConfirmation(
                    "close_ticket", false, ticket, BigDecimal.ZERO, "Position not found", currentSeconds));
        } else {
            broker.close(held);
            confirm(words.closeConfirmation(
                    "close_ticket", true, ticket, held.lots, "Position closed successfully", currentSeconds));
        }
    }

    private void closeAll() {
        BigDecimal volume = BigDecimal.ZERO;
        List<SimBroker.Held> all = broker.positions();
        for (SimBroker.Held held : all) {
            volume = volume.add(held.lots);
            broker.close(held);
        }
        confirm(words.closeConfirmation(
                "close_all",
                true,
                0,
                volume,
                "Closed " + all.size() + " positions, 0 failed, Total volume: " + volume,
                currentSeconds));
    }

    private void confirm(String text) {
        if (EaFaults.use(faults.dropConfirmations)) {
            return;
        }
        if (EaFaults.use(faults.reorderConfirmations)) {
            heldBack = text;
            return;
        }
        int delayMs = faults.delayConfirmationsMs.get();
        if (delayMs > 0) {
            late.add(new Late(clock.nanoTime() + delayMs * 1_000_000L, text));
            return;
        }
        send(confirmations, text);
        if (EaFaults.use(faults.duplicateConfirmations)) {
            send(confirmations, text);
        }
        if (heldBack != null) {
            send(confirmations, heldBack);
            heldBack = null;
        }
    }

    private void sendLate(long nowNs) {
        while (!late.isEmpty() && late.peek().atNs() <= nowNs) {
            send(confirmations, late.poll().text());
        }
    }

    private void send(ZMQ.Socket socket, String text) {
        long beganNs = System.nanoTime();
        socket.send(text.getBytes(StandardCharsets.ISO_8859_1));
        longestSendNs.accumulateAndGet(System.nanoTime() - beganNs, Math::max);
    }

    private long brokerSeconds(long utcNs) {
        Instant instant = Instant.ofEpochSecond(utcNs / NS_PER_SECOND);
        return instant.getEpochSecond()
                + terms.brokerZone().getRules().getOffset(instant).getTotalSeconds()
                + terms.brokerShiftHours() * 3_600L;
    }

    private static BigDecimal number(String text) {
        try {
            return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return BigDecimal.ZERO;
        }
    }
}
