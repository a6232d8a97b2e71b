/** The last stage: tells the outside, and ingress, what became of an event. */
package io.ringfire.engine.confirm;
