/**
 * Indicators: small classes that take one value or bar at a time and keep a number.
 *
 * <p>They take plain doubles, so one works on half points, on prices and on another indicator alike; what goes in,
 * in any unit, comes out in that unit, unless a class says otherwise. All keep to one contract:
 *
 * <ul>
 *   <li>{@code update} takes the next closed bar or value, O(1) amortised ({@link io.ringfire.engine.indicator.Cci}
 *     alone walks its window); memory is what the constructor took; one thread; nothing is allocated after
 *     construction;
 *   <li>before {@code isReady()} every value is 0, where a class does not say otherwise; a value is never NaN or
 *     infinite: what a market gives that does not move is stated by each class;
 *   <li>a value depends on what was taken so far and on nothing that comes later;
 *   <li>input that is NaN, infinite, beyond 10^100, a high below its low or a negative volume is refused by an {@link
 *     java.lang.IllegalArgumentException}, before it can enter the state; so is a wrong parameter.
 * </ul>
 *
 * <p>Sliding windows never subtract what leaves them ({@link io.ringfire.engine.indicator.SlidingSum}), so they do
 * not drift, however long they run. Bars without ticks are values like any other here; who would leave them out
 * does not pass them on.
 */
package io.ringfire.engine.indicator;
