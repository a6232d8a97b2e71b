/**
 * A simulated terminal: an Expert Advisor of version 2.05, or 2.06H, over real sockets, with the broker behind it. An own reading of
 * the protocol that shares nothing with the adapter it talks to; its traps are the real one's.
 */
package io.ringfire.adapters.easim;
