/**
 * What volumes and prices are worth: profit, commission, margin, and the way from one currency to another through the
 * latest quotes. Exact; every rounding is HALF_UP to the decimals of the currency, once a step.
 */
package io.ringfire.engine.money;
