/** Replays that the running service makes by itself: when, of which runs, in a process of their own, and what came of them. */
package io.ringfire.app.replaycheck;
