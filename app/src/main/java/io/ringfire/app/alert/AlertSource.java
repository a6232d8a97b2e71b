package io.ringfire.app.alert;

import java.util.function.Consumer;

/** Looks for some of what can be wrong. The alerts' thread; reads what is published and nothing else. */
interface AlertSource {
    /**
     * Says everything that is wrong now.
     *
     * @param nowNs epoch ns
     */
    void look(long nowNs, Consumer<Sighting> seen);
}
