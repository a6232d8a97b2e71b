package io.ringfire.adapters.http;

/**
 * Bounds of what is streamed.
 *
 * @param mostStreams dashboards that are sent at once; one more is answered 503
 * @param mostSockets WebSockets that are open at once; one more is answered 503
 * @param mostWaiting signals and orders that may wait for one WebSocket
 * @param mostBytes of what waits for one WebSocket
 * @param stallMs how long a client may leave what it was sent unread
 * @param lookMs how often is looked for what is new
 * @param dashboardEveryMs least time between two dashboards
 * @param dashboardAtLeastMs longest time between two dashboards
 */
record StreamLimits(
        int mostStreams,
        int mostSockets,
        int mostWaiting,
        int mostBytes,
        long stallMs,
        long lookMs,
        long dashboardEveryMs,
        long dashboardAtLeastMs) {
    /** Those of a service. */
    static final StreamLimits USUAL = new StreamLimits(32, 128, 1_024, 1 << 20, 10_000, 100, 500, 5_000);
}
