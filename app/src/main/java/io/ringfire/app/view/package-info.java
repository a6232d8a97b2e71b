/**
 * What the outside may see of a running engine: copied on confirm's thread without waiting or garbage, folded and published by
 * one agent off the ring.
 */
package io.ringfire.app.view;
