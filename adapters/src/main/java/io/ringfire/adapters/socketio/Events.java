package io.ringfire.adapters.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What clients say, and the answers. On the thread that a message came on: only that client waits for it. */
final class Events {
    private static final String HALT = "halt";

    private static final String SHOW_A_TOKEN =
            "show a token: auth: {token: …}, or 'Authorization: Bearer <token>'; the tokens are in operator.token of the"
                    + " data directory";

    /** Words of the protocol, and what the desk calls them. */
    private static final Map<String, String> COMMANDS = Map.of("start", "resume", "stop", HALT, "risk_adjust", "risk");

    private static final int TOO_MANY = 429;
    private static final int FORBIDDEN = 403;
    private static final int BAD_REQUEST = 400;
    private static final int SHOWN_CHARS = 40;
    private static final int ID_BYTES = 15;

    private final CommandPort desk;
    private final Door door;
    private final Set<String> namespaces;
    private final SecureRandom random = new SecureRandom();

    Events(CommandPort desk, Door door, Set<String> namespaces) {
        this.desk = desk;
        this.door = door;
        this.namespaces = new TreeSet<>(namespaces);
    }

    /** A name that nobody guesses. */
    String newId() {
        byte[] bytes = new byte[ID_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Heeds a packet. A client that breaks the protocol is ended, one that is not understood is told. */
    void onPacket(Connection client, Packet packet, long nowNs) throws BadPacketException {
        if (!packet.namespace().equals(Packet.ROOT)) {
            client.offer(Packet.notConnected(packet.namespace(), "there is the namespace / alone"), nowNs);
            return;
        }
        if (packet.type() == Packet.Type.CONNECT) {
            connect(client, packet.data(), nowNs);
        } else if (packet.type() == Packet.Type.DISCONNECT || !client.isConnected()) {
            client.end(Connection.POLICY, "CONNECT comes first, and DISCONNECT last", nowNs);
        } else if (packet.type() == Packet.Type.EVENT) {
            onEvent(client, packet, nowNs);
        }
    }

    /** By the token in it, or by that of the request that began the connection. A wrong one is turned away in any case. */
    private void connect(Connection client, JsonNode auth, long nowNs) {
        JsonNode token = auth.path("token");
        boolean isShown = !token.isMissingNode() && !token.isNull();
        Door.Shown shown = isShown
                ? door.show(client.address(), token.asText())
                : new Door.Shown(Optional.ofNullable(client.access()), Optional.empty());
        if (shown.access().isPresent()) {
            client.connect(shown.access().get());
            client.offer(Packet.connected(newId()), nowNs);
            return;
        }
        if (!isShown) {
            door.nothingShown();
        }
        client.offer(
                shown.tooOften()
                        .map(each -> Packet.notConnected(each.problem(), described(each)))
                        .orElseGet(() -> Packet.notConnected(Packet.ROOT, SHOW_A_TOKEN)),
                nowNs);
    }

    private static ObjectNode described(Door.TooOften tooOften) {
        return Packet.MAPPER
                .createObjectNode()
                .put("status", TOO_MANY)
                .put("problem", tooOften.problem())
                .put("limit", tooOften.limit())
                .put("retryAfterSeconds", tooOften.retryAfterSeconds());
    }

    private void onEvent(Connection client, Packet packet, long nowNs) throws BadPacketException {
        switch (packet.event()) {
            case "command" -> command(client, packet, nowNs);
            case "subscribe_state" -> subscribe(client, packet, nowNs);
            case "unsubscribe_state" -> unsubscribe(client, packet, nowNs);
            default ->
                problem(
                        client,
                        packet,
                        "'" + shown(packet.event())
                                + "' is no event; there are command, subscribe_state, unsubscribe_state",
                        nowNs);
        }
    }

    private void command(Connection client, Packet packet, long begunNs) throws BadPacketException {
        ObjectNode said = packet.said();
        String requestId = said.path("request_id").asText();
        String name = said.path("command").asText();
        CommandPort.Answer answer;
        String wrong = wrongWith(said);
        Optional<Door.TooOften> tooOften =
                door.command(client.address(), client.access(), HALT.equals(COMMANDS.get(name)));
        if (tooOften.isPresent()) {
            answer = new CommandPort.Answer(TOO_MANY, described(tooOften.get()));
        } else if (client.access() != Access.TRADE) {
            door.mayOnlyLook();
            answer = refusal(FORBIDDEN, "this token may look, and not command; use the one of role trade");
        } else if (!wrong.isEmpty()) {
            answer = refusal(BAD_REQUEST, wrong);
        } else {
            ObjectNode body = said.has("params")
                    ? ((ObjectNode) said.get("params")).deepCopy()
                    : Packet.MAPPER.createObjectNode();
            answer = desk.command(COMMANDS.get(name), body.put("commandId", requestId));
        }
        long nowNs = System.nanoTime();
        ObjectNode head = Packet.MAPPER
                .createObjectNode()
                .put("request_id", shown(requestId))
                .put("command", shown(name));
        if (answer.status() == CommandPort.JOURNALLED) {
            ObjectNode ack = head.deepCopy().put("ack_time_ms", BigDecimal.valueOf((nowNs - begunNs) / 1_000, 3));
            ack.set("sequence", answer.body().get("sequence"));
            say(client, packet, "command_ack", Packet.text(ack), nowNs);
            say(client, null, "command_result", result(head, answer), nowNs);
        } else {
            say(client, packet, "command_result", result(head, answer), nowNs);
        }
    }

    /** Empty where it can be given to the desk, which has more to say about it. */
    private static String wrongWith(ObjectNode said) {
        for (Iterator<String> names = said.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Set.of("command", "request_id", "params").contains(name)) {
                return shown(name) + ": a command has no such field; there are command, request_id, params";
            }
        }
        if (!COMMANDS.containsKey(said.path("command").asText())) {
            return "command: there are " + String.join(", ", new TreeSet<>(COMMANDS.keySet()));
        }
        if (!said.path("request_id").isTextual()) {
            return "request_id: text is needed, another for each command";
        }
        JsonNode parameters = said.path("params");
        if (!parameters.isMissingNode() && !parameters.isObject()) {
            return "params: an object is needed, with by and why";
        }
        return parameters.has("commandId") ? "params.commandId: request_id is that" : "";
    }

    private static CommandPort.Answer refusal(int status, String why) {
        return new CommandPort.Answer(status, Packet.MAPPER.createObjectNode().put("problem", why));
    }

    /** What became of it: all that the desk says, under the names of this protocol. */
    private static String result(ObjectNode head, CommandPort.Answer answer) {
        ObjectNode result = head.deepCopy()
                .put(
                        "ok",
                        answer.status() == CommandPort.JOURNALLED
                                && answer.body().path("accepted").asBoolean())
                .put("status", answer.status());
        if (answer.status() == CommandPort.UNKNOWN || answer.status() == CommandPort.FAILED) {
            result.put("unknown", true);
        }
        ObjectNode body = answer.body().deepCopy();
        body.remove("commandId");
        result.setAll(body);
        return Packet.text(result);
    }

    private void subscribe(Connection client, Packet packet, long nowNs) throws BadPacketException {
        Optional<Subscription> what = subscription(client, packet, nowNs);
        if (what.isEmpty()) {
            return;
        }
        if (client.subscriptions().add(what.get())) {
            acknowledge(client, packet, "{\"ok\":true}", nowNs);
        } else {
            problem(client, packet, "there are too many subscriptions: take one back, or subscribe to *", nowNs);
        }
    }

    private void unsubscribe(Connection client, Packet packet, long nowNs) throws BadPacketException {
        Optional<Subscription> what = subscription(client, packet, nowNs);
        if (what.isEmpty()) {
            return;
        }
        if (client.subscriptions().remove(what.get())) {
            acknowledge(client, packet, "{\"ok\":true}", nowNs);
        } else {
            problem(client, packet, "there is no such subscription", nowNs);
        }
    }

    private Optional<Subscription> subscription(Connection client, Packet packet, long nowNs)
            throws BadPacketException {
        ObjectNode said = packet.said();
        String namespace = said.path("namespace").asText();
        String key = said.path("key").asText();
        if (said.size() != 2 || !namespaces.contains(namespace) || key.isEmpty()) {
            problem(
                    client,
                    packet,
                    "key and namespace are needed: the name of an entry or *, and one of "
                            + String.join(", ", namespaces),
                    nowNs);
            return Optional.empty();
        }
        return Optional.of(new Subscription(namespace, key));
    }

    private static void problem(Connection client, Packet packet, String why, long nowNs) {
        say(
                client,
                packet,
                "problem",
                Packet.text(Packet.MAPPER
                        .createObjectNode()
                        .put("event", shown(packet.event()))
                        .put("problem", why)),
                nowNs);
    }

    /** Says it, and as the acknowledgement, where one is asked for. */
    private static void say(Connection client, Packet asked, String event, String json, long nowNs) {
        client.offer(Packet.event(event, json), nowNs);
        if (asked != null) {
            acknowledge(client, asked, json, nowNs);
        }
    }

    private static void acknowledge(Connection client, Packet packet, String json, long nowNs) {
        if (packet.number() != Packet.NONE) {
            client.offer(Packet.acknowledged(packet.number(), json), nowNs);
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN_CHARS ? text : text.substring(0, SHOWN_CHARS) + "…";
    }
}
