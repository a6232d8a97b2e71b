/**
 * A made-up market for paper trading without a broker. Everything from here is labelled
 * {@value io.ringfire.adapters.demo.DemoMarket#LABEL} and must never be shown as real: these are not prices of anything.
 */
package io.ringfire.adapters.demo;
