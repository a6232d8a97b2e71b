/** What ticks become before a strategy sees them: bars of any kind, indicators; and the local clocks that bars keep to. */
package io.ringfire.engine.market;
