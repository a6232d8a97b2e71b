package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.adapters.http.OperatorApi;

/** Commands to the operators' desk, which writes each into the journal before anything comes of it, and what it answered in words. */
final class DeskCalls {
    private static final int ACCEPTED = 202;
    private static final int UNKNOWN = 504;

    private final OperatorApi desk;
    private final String botId;

    /** @param botId stands in the ids of commands: another bot counts its updates anew */
    DeskCalls(OperatorApi desk, String botId) {
        this.desk = desk;
        this.botId = botId;
    }

    /**
     * What the desk said.
     *
     * @param orderId of the order that came of it; empty for none
     */
    record Said(String text, boolean isAccepted, String orderId) {}

    /**
     * Commands. One update of Telegram's commands once, however often it comes.
     *
     * @param body what the command is about; is not changed
     */
    Said call(String name, ObjectNode body, Who who, String why, long updateId) {
        String reason = Plain.reason(why);
        ObjectNode command = body.deepCopy()
                .put("commandId", "tg-" + botId + "-" + updateId)
                .put("by", who.by())
                .put("why", reason.isEmpty() ? "telegram" : reason);
        OperatorApi.Reply reply = desk.command(name, command);
        ObjectNode said = reply.body();
        if (reply.status() == ACCEPTED) {
            return accepted(said);
        }
        String problem = Plain.text(said.path("problem").asText());
        return new Said(
                (reply.status() == UNKNOWN ? "NOT KNOWN whether it is done: " : "not done: ") + problem, false, "");
    }

    private static Said accepted(ObjectNode said) {
        String journalled = "in the journal as " + said.path("sequence").asLong();
        if (!said.path("accepted").asBoolean()) {
            String hint = said.path("hint").asText();
            return new Said(
                    journalled + ", and refused: " + said.path("reason").asText("nobody took it")
                            + (hint.isEmpty() ? "" : " (" + Plain.text(hint) + ")"),
                    false,
                    "");
        }
        String orderId = said.path("orderId").asText();
        return new Said(
                journalled + ", accepted" + (orderId.isEmpty() ? "" : "; order " + orderId + ", not answered yet"),
                true,
                orderId);
    }
}
