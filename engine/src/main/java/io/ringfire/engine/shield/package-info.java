/**
 * The shield: judges an entry before risk sees it. {@link io.ringfire.engine.shield.Shield} gives it a score of named components, each with
 * its weight and its reason; {@link io.ringfire.engine.shield.Throttle}, {@link io.ringfire.engine.shield.Pace} and the class of the score decide whether it
 * passes and with what share of its volume.
 *
 * <p>A score is arithmetic on doubles that come from bars and quotes alone, rounded to permille once a component: the same everywhere.
 */
package io.ringfire.engine.shield;
