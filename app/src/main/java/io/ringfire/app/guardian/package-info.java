/**
 * Starts anew what ended beside the decision path, and only that: a few times, with a wait, told each time. What decides is never started
 * anew; it halts.
 */
package io.ringfire.app.guardian;
