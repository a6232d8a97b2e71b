/** Instruments: what is traded, in what steps, at what margin; and currencies. */
package io.ringfire.engine.instrument;
