package io.ringfire.adapters.mt5;

/** The way commands leave by. */
interface CommandSocket {
    /**
     * Hands a command over. Never blocks.
     *
     * @return true when the socket took it, which does not mean that it is delivered; false when it did certainly not leave
     */
    boolean send(byte[] identity, byte[] command, int length);

    /** Connections made and lost so far on the sockets that commands and their answers take. */
    long connections();
}
