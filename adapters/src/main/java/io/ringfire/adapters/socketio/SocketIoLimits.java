package io.ringfire.adapters.socketio;

/**
 * Bounds.
 *
 * @param mostClients clients at once
 * @param mostStrangers of them, those that have shown no token yet
 * @param mostSubscriptions of a client
 * @param mostWaiting answers that may wait for a client
 * @param mostWaitingChars of these answers
 * @param mostUpdates states that are taken for a client at once; while they wait, newer ones replace each other where they lie
 * @param mostChars of a message from a client
 * @param stallMs how long a client may leave what it was sent unread
 * @param connectMs how long a client may take to show its token
 * @param pingEveryMs how often a client is asked whether it lives
 * @param pongMs how long it may take to say so
 * @param leaveMs how long one that was cut off may take to read why
 */
public record SocketIoLimits(
        int mostClients,
        int mostStrangers,
        int mostSubscriptions,
        int mostWaiting,
        int mostWaitingChars,
        int mostUpdates,
        int mostChars,
        long stallMs,
        long connectMs,
        long pingEveryMs,
        long pongMs,
        long leaveMs) {
    /** Those of a service. */
    public static final SocketIoLimits USUAL =
            new SocketIoLimits(64, 16, 64, 256, 1 << 18, 128, 16 * 1_024, 10_000, 5_000, 20_000, 20_000, 2_000);
}
