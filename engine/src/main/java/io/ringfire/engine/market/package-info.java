/** What ticks become before a strategy sees them: bars of any kind; and the local clocks that bars keep to. */
package io.ringfire.engine.market;
