/** The service's log: where lines go, in which form, how much is written, and whether it can be. */
package io.ringfire.app.log;
