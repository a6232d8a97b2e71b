package io.ringfire.engine.simulation;

import static io.ringfire.engine.ingress.FactWriter.NO_ACCOUNT;
import static io.ringfire.engine.ingress.FactWriter.NO_INSTRUMENT;
import static io.ringfire.engine.record.RecordFrame.BLOCK_OFFSET;

import io.ringfire.engine.confirm.Feedback;
import io.ringfire.engine.ingress.FactWriter;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.ring.Tick;
import io.ringfire.engine.ring.TickBlock;
import io.ringfire.engine.route.OrderInbox;
import io.ringfire.engine.sbe.OrderDecoder;
import io.ringfire.engine.venue.SimulatedVenue;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.MessageHandler;

/**
 * Plays market data to the engine and the engine's orders to the simulated venue. Facts come in the order of their times; at
 * one instant market data first, then the venue's reports, then Timers, then what these cause. Timers are published only at
 * instants that a stage asked for.
 */
public final class BacktestDriver {
    private static final long NEVER = Long.MAX_VALUE;
    private static final int POLL_LIMIT = 64;
    private static final int BROKEN_CHECK_MASK = 0xFFF;

    private final FactWriter facts;
    private final MarketData marketData;
    private final SimulatedVenue venue;
    private final OrderInbox orders;
    private final Feedback feedback;
    private final boolean closesAtEnd;

    private final Tick tick = new Tick();
    private final OrderDecoder order = new OrderDecoder();
    private final MessageHandler onOrder = this::onOrder;
    private final Feedback.RefusalHandler onRefused = this::onRefused;
    private final FactWriter.SlotFiller fillReport;
    private long nowNs;
    private long lastTimerNs = Long.MIN_VALUE;
    private long timerNs;
    private boolean hasRefusals;
    private boolean hasTick;
    private long ticks;
    private long steps;

    /** So many steps are to be taken before a block is tried again. */
    private int stepsAlone;

    /**
     * Connects the parts; the preamble must have been published already.
     *
     * @param closesAtEnd whether open positions are closed at their last quote once the data end
     */
    public BacktestDriver(
            FactWriter facts,
            MarketData marketData,
            SimulatedVenue venue,
            OrderInbox orders,
            Feedback feedback,
            boolean closesAtEnd) {
        this.facts = facts;
        this.marketData = marketData;
        this.venue = venue;
        this.orders = orders;
        this.feedback = feedback;
        this.closesAtEnd = closesAtEnd;
        this.fillReport = (slot, sequence, eventNs) -> venue.pollFact(eventNs, slot, sequence, eventNs);
    }

    /**
     * Runs to the end of the data. The market data must stand at their first tick, which the preamble took its time from.
     *
     * @param startNs event time of the preamble
     * @param isBroken asked every so often; true ends the run where it is
     */
    public void run(long startNs, BooleanSupplier isBroken) {
        nowNs = startNs;
        hasTick = true;
        listen();
        while (hasTick) {
            if (stepsAlone > 0) {
                stepsAlone--;
                step(marketData.eventNs());
            } else if (!publishBlock()) {
                step(marketData.eventNs());
            }
            if ((++steps & BROKEN_CHECK_MASK) == 0 && isBroken.getAsBoolean()) {
                return;
            }
        }
        finishInstant();
        if (closesAtEnd) {
            facts.command(nowNs, CommandKind.CLOSE_AT_END, NO_ACCOUNT, NO_INSTRUMENT, 0, "", "backtest", "data end");
            handOver(nowNs);
            finishAll();
        }
        facts.runEnded(nowNs, 0);
    }

    /** Ticks published. */
    public long ticks() {
        return ticks;
    }

    /** Event time of the last fact. */
    public long nowNs() {
        return nowNs;
    }

    /**
     * Publishes the next ticks all at once, as far as nothing comes of them and nothing else is due between them.
     *
     * @return false, with nothing done, where {@link #step} has to do it
     */
    private boolean publishBlock() {
        long calmUntilNs = Math.min(venue.calmUntilNs(), timerNs == NEVER ? NEVER : timerNs + 1);
        if (hasRefusals || marketData.eventNs() >= calmUntilNs || !facts.isQuiet()) {
            return false;
        }
        TickBlock ahead = marketData.ahead();
        if (ahead.isUsedUp()) {
            return false;
        }
        ahead.offer(facts.sequence() + 1);
        ahead.cutAtEvent(calmUntilNs);
        int noted = ahead.size() > 0 && venue.isCalm(ahead) ? facts.copy(ahead) : 0;
        if (noted == 0) {
            // what is left moves more than prices: it will do so again if it is asked tick by tick
            stepsAlone = ahead.size() - 1;
            return false;
        }
        venue.onQuotes(ahead);
        nowNs = ahead.eventNs(ahead.to() - 1);
        ticks += noted;
        hasTick = marketData.skip(noted);
        return true;
    }

    private void step(long tickNs) {
        long venueNs = venue.nextDueNs();
        if (tickNs <= venueNs && tickNs <= timerNs && (tickNs <= nowNs || !hasRefusals)) {
            publishTick(tickNs);
        } else {
            publishOther(tickNs, venueNs);
        }
    }

    private void publishTick(long tickNs) {
        nowNs = tickNs;
        DirectBuffer buffer = marketData.buffer();
        int offset = marketData.offset();
        tick.read(buffer, offset, facts.sequence() + 1, marketData.instrumentId());
        venue.onQuote(tick.instrumentId(), tickNs, tick.bidPoints(), tick.askPoints());
        if (facts.copy(tick, buffer, offset, marketData.length())) {
            handOver(tickNs);
        } else {
            venue.settle(tickNs);
        }
        ticks++;
        hasTick = marketData.next();
    }

    /** Publishes what comes before the next tick; returns false when there is nothing up to {@code untilNs}. */
    private boolean publishOther(long untilNs, long venueNs) {
        long refusalNs = hasRefusals ? nowNs : NEVER;
        if (venueNs <= timerNs && venueNs <= refusalNs && venueNs <= untilNs) {
            nowNs = Math.max(nowNs, venueNs);
            facts.fill(nowNs, fillReport);
            handOver(nowNs);
        } else if (timerNs <= refusalNs && timerNs <= untilNs) {
            nowNs = Math.max(nowNs, timerNs);
            lastTimerNs = timerNs;
            facts.timer(nowNs, timerNs);
            handOver(nowNs);
        } else if (hasRefusals) {
            feedback.pollRefusals(onRefused, POLL_LIMIT);
            handOver(nowNs); // a strategy may have answered a refusal with another wish
        } else {
            return false;
        }
        return true;
    }

    /** What is due at the last instant of the data. */
    private void finishInstant() {
        boolean isBusy = true;
        while (isBusy) {
            isBusy = publishOther(nowNs, venue.nextDueNs());
        }
    }

    /** Everything that the venue still owes, and what a stage has to go on with at once. */
    private void finishAll() {
        boolean isBusy = true;
        while (isBusy) {
            long venueNs = venue.nextDueNs();
            isBusy = publishOther(venueNs != NEVER ? Math.max(venueNs, nowNs) : nowNs + 1, venueNs);
        }
    }

    /** Takes note of what the stages ask for. That changes with an event, and not with a tick of which no event came. */
    private void listen() {
        long wakeAtNs = feedback.wakeAtNs();
        timerNs = wakeAtNs > lastTimerNs ? wakeAtNs : NEVER;
        hasRefusals = feedback.hasRefusals();
    }

    private void handOver(long atNs) {
        if (orders.hasOrders()) {
            orders.poll(onOrder, Integer.MAX_VALUE);
        }
        venue.settle(atNs);
        listen();
    }

    private void onOrder(int typeId, MutableDirectBuffer buffer, int index, int length) {
        order.wrap(buffer, index + BLOCK_OFFSET, OrderDecoder.BLOCK_LENGTH, OrderDecoder.SCHEMA_VERSION);
        venue.onOrder(order);
    }

    private void onRefused(long signalId, int strategyId, int instrumentId, int accountId, int reasonCode) {
        facts.signalRefused(nowNs, signalId, strategyId, instrumentId, accountId, reasonCode);
    }
}
