package io.ringfire.app.view;

/** Published values that a test says. */
public final class PublishedByHand {
    private final PublishedValues values = new PublishedValues();

    /** As if it had been published at an instant. */
    public PublishedByHand put(String key, String json) {
        values.put(key, json, 1);
        return this;
    }

    /** As if it had gone. */
    public PublishedByHand remove(String key) {
        values.remove(key);
        return this;
    }

    /** The pulse of the publisher. */
    public PublishedByHand at(long nowNs) {
        values.publishedNs(nowNs);
        return this;
    }

    /** What the console reads. */
    public PublishedValues values() {
        return values;
    }
}
