package io.ringfire.brokenrules.engine.detect;

import java.util.Set;
import org.agrona.collections.Long2ObjectHashMap;

/** Takes things in the order in which they lie in a table. */
public final class IteratesAMap {
    Object first(Long2ObjectHashMap<String> byNumber) {
        return byNumber.values();
    }

    Object salted() {
        return Set.of("a", "b");
    }

    Object hashed() {
        return new java.util.HashMap<String, String>();
    }
}
