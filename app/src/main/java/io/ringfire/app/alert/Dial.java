package io.ringfire.app.alert;

import io.ringfire.app.console.BoundPort;
import java.io.IOException;

/** A connection to a port of our own, on its way. Waits for nothing. */
interface Dial extends AutoCloseable {
    /** Begins one. */
    @FunctionalInterface
    interface Dialler {
        /** @throws IOException when it is refused at once, or cannot be begun */
        Dial begin(BoundPort port) throws IOException;
    }

    /**
     * Whether the port has answered.
     *
     * @throws IOException when it was refused
     */
    boolean isAnswered() throws IOException;

    @Override
    void close();
}
