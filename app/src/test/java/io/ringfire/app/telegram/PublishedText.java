package io.ringfire.app.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ringfire.app.view.PublishedValues;

/** Published values of texts that need to be escaped. */
final class PublishedText {
    private PublishedText() {}

    /** An object of keys and texts in turn. */
    static String of(String... keysAndTexts) {
        ObjectNode json = PublishedValues.none();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            json.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return PublishedValues.text(json);
    }
}
