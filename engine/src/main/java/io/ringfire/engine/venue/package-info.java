/**
 * The simulated venue: what a broker would have said, for paper trading and backtests alike. It lives in the producer's
 * thread; all that it says becomes a fact.
 *
 * <pre>
 *   quotes ──► QuoteWatch (stops, targets, stop-out) ──┐
 *   orders ──► PendingOrders ──► OrderExecution ───────┼─► Deals ──► VenueBook, VenueAccount
 *   time   ──► NightlySwap, RateDifferential ──────────┘     └─────► FactQueue ──► ring
 * </pre>
 */
package io.ringfire.engine.venue;
