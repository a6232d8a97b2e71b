package io.ringfire.adapters.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a server asks for a command, of an engine that has nothing to tell. */
@FunctionalInterface
public interface CommandsAlone extends OperatorApi {
    @Override
    default ObjectNode status() {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    default ObjectNode state() {
        return JsonNodeFactory.instance.objectNode();
    }
}
