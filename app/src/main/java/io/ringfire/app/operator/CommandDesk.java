package io.ringfire.app.operator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi;
import io.ringfire.engine.ingress.FactInbox;
import io.ringfire.engine.instrument.Instrument;
import io.ringfire.engine.order.CommandKind;
import io.ringfire.engine.order.RefusalReason;
import io.ringfire.engine.ring.FactFrame;
import io.ringfire.engine.sbe.OperatorCommandEncoder;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * Takes operators' commands: checks them, refuses a repeated id, makes facts of them and answers once they are in the tick journal.
 * Any thread.
 */
public final class CommandDesk implements OperatorApi {
    /** Ids that are remembered. */
    public static final int MOST_IDS = 10_000;

    private static final long PATIENCE_MS = 2_000;

    private final FactInbox inbox;
    private final CommandTracker tracker;
    private final List<String> accounts;
    private final List<String> strategies;
    private final Map<String, Instrument> instruments = new HashMap<>();
    private final Predicate<String> ping;
    private final ToLongFunction<String> versions;
    private final Supplier<ObjectNode> status;
    private final Supplier<ObjectNode> state;
    private final Set<String> seen = new LinkedHashSet<>();
    private final FactFrame frame = new FactFrame();
    private final OperatorCommandEncoder encoder = new OperatorCommandEncoder();

    /**
     * Connects the parts.
     *
     * @param accounts names by place
     * @param strategies ids by place
     * @param seenBefore command ids of earlier runs
     * @param versions version of a key of the published state, -1 for none
     * @param ping asks an account's terminal for an answer
     */
    public CommandDesk(
            FactInbox inbox,
            CommandTracker tracker,
            List<String> accounts,
            List<String> strategies,
            Collection<Instrument> instruments,
            Collection<String> seenBefore,
            Predicate<String> ping,
            ToLongFunction<String> versions,
            Supplier<ObjectNode> status,
            Supplier<ObjectNode> state) {
        this.inbox = inbox;
        this.tracker = tracker;
        this.accounts = List.copyOf(accounts);
        this.strategies = List.copyOf(strategies);
        instruments.forEach(instrument -> this.instruments.put(instrument.symbol(), instrument));
        seen.addAll(seenBefore);
        this.ping = ping;
        this.versions = versions;
        this.status = status;
        this.state = state;
    }

    @Override
    public Reply command(String name, ObjectNode body) {
        CommandReader reader = new CommandReader(body, accounts, strategies, instruments);
        CommandReader.Command command = reader.read(name);
        if (!reader.problems().isEmpty()) {
            ObjectNode problem = json().put("problem", String.join("; ", reader.problems()));
            return new Reply(400, problem);
        }
        if (!command.expectKey.isEmpty() && versions.applyAsLong(command.expectKey) != command.expectVersion) {
            return new Reply(
                    412,
                    json().put("commandId", command.commandId)
                            .put("version", versions.applyAsLong(command.expectKey))
                            .put("problem", command.expectKey + " has changed since; nothing was done: look again"));
        }
        CompletableFuture<CommandTracker.Outcome> outcome;
        synchronized (this) {
            if (!seen.add(command.commandId)) {
                return new Reply(
                        409,
                        json().put("commandId", command.commandId)
                                .put("problem", "this commandId was used before; nothing was done now"));
            }
            forgetOldest();
            outcome = tracker.follow(command.commandId);
            if (!offer(command)) {
                tracker.forget(command.commandId);
                seen.remove(command.commandId);
                return new Reply(
                        503, json().put("problem", "the engine takes no command now: nothing happened; try again"));
            }
        }
        return await(command, outcome);
    }

    @Override
    public ObjectNode status() {
        return status.get();
    }

    @Override
    public ObjectNode state() {
        return state.get();
    }

    private Reply await(CommandReader.Command command, CompletableFuture<CommandTracker.Outcome> outcome) {
        try {
            CommandTracker.Outcome told = outcome.get(PATIENCE_MS, TimeUnit.MILLISECONDS);
            ObjectNode body = json().put("commandId", command.commandId)
                    .put("journalled", true)
                    .put("sequence", told.sequence())
                    .put("accepted", told.refusal() == RefusalReason.NONE);
            if (told.refusal() != RefusalReason.NONE) {
                body.put("reason", told.refusal().name());
                if (!Hints.of(told.refusal()).isEmpty()) {
                    body.put("hint", Hints.of(told.refusal()));
                }
            }
            if (!told.orderId().isEmpty()) {
                body.put("orderId", told.orderId());
            }
            if (command.kind == CommandKind.PING) {
                body.put("accepted", ping.test(command.account));
            }
            return new Reply(202, body);
        } catch (TimeoutException | ExecutionException e) {
            return unknown(command);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(command);
        }
    }

    /** It was given away, so it may still be done: that is not 503, which says that nothing happened. */
    private Reply unknown(CommandReader.Command command) {
        return new Reply(
                504,
                json().put("commandId", command.commandId)
                        .put(
                                "problem",
                                "the engine has not journalled it in " + PATIENCE_MS
                                        + " ms; it may yet be done: look at the state, and do not repeat it blindly"));
    }

    private boolean offer(CommandReader.Command command) {
        frame.open(encoder, command.instrumentId, command.accountId)
                .positionId(command.positionId)
                .orderNumber(command.orderNumber)
                .signalId(command.signalId)
                .quantityMicroLots(command.quantityMicroLots)
                .stopPoints(command.stopPoints)
                .targetPoints(command.targetPoints)
                .pricePoints(command.pricePoints)
                .kind((short) command.kind.code())
                .side((short) command.side)
                .outcome((short) command.outcome)
                .strategy(command.strategy)
                .sizePercent(command.sizePercent)
                .commandId(command.commandId);
        encoder.who(command.by).why(command.why);
        frame.commit(encoder);
        return inbox.offer(frame);
    }

    private void forgetOldest() {
        if (seen.size() > MOST_IDS) {
            seen.remove(seen.iterator().next());
        }
    }

    private static ObjectNode json() {
        return JsonNodeFactory.instance.objectNode();
    }
}
