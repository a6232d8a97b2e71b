/** Exact arithmetic on scaled longs. Imports nothing of the engine. */
package io.ringfire.engine.number;
