package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.PublishedValues;
import io.ringfire.engine.order.OrderState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Orders that a message speaks of, until nothing more is awaited of them: the message then says what became of each. Bounded, and forgotten
 * by a restart: fills are told anyway. Any thread.
 */
final class Followed {
    private static final int MOST = 200;
    private static final long PATIENCE_MS = TimeUnit.HOURS.toMillis(1);

    private record Message(String id, long chat) {}

    private record Order(String orderId, String text, long sinceMs, boolean isDoubtTold) {}

    private final PublishedValues values;
    private final Speech speech;
    private final Map<Message, Order> orders = new LinkedHashMap<>();

    Followed(PublishedValues values, Speech speech) {
        this.values = values;
        this.speech = speech;
    }

    /** @param text what the message says so far */
    synchronized void follow(String orderId, String id, long chat, String text, long nowMs) {
        if (orders.size() >= MOST) {
            orders.remove(orders.keySet().iterator().next());
        }
        orders.put(new Message(id, chat), new Order(orderId, text, nowMs, false));
    }

    synchronized void look(long nowMs) {
        orders.entrySet().removeIf(each -> nowMs - each.getValue().sinceMs() > PATIENCE_MS);
        orders.replaceAll((message, order) -> values.get("fire/" + order.orderId())
                .map(fire -> look(message, order, fire))
                .orElse(order));
        orders.values().removeIf(order -> order.orderId().isEmpty());
    }

    /** The order as it is to be followed on; one without an id is not. */
    private Order look(Message message, Order order, ObjectNode fire) {
        OrderState state = OrderState.valueOf(fire.path("state").asText());
        boolean isDoubt = state == OrderState.IN_DOUBT && !order.isDoubtTold();
        if (!state.isFinal() && !isDoubt) {
            return order;
        }
        speech.change(message.id(), message.chat(), order.text() + "\n→ " + words(order.orderId(), state, fire));
        return new Order(state.isFinal() ? "" : order.orderId(), order.text(), order.sinceMs(), true);
    }

    private static String words(String orderId, OrderState state, ObjectNode fire) {
        StringBuilder text = new StringBuilder(orderId).append(' ').append(state);
        if (fire.has("price")) {
            text.append(", ")
                    .append(fire.path("filledLots").asText())
                    .append(" at ")
                    .append(fire.path("price").asText());
        }
        if (fire.has("reason")) {
            text.append(": ").append(fire.path("reason").asText());
        }
        return text.toString();
    }
}
