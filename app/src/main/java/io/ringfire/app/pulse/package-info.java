/**
 * Looks at every part of the process through the way that it works, many times a minute, on a thread of its own; and starts anew what
 * ended and may be started anew. Reads counts, gauges and published values; adds nothing to the ring.
 */
package io.ringfire.app.pulse;
