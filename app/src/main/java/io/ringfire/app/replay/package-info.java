/** Replays: a run's facts decided again, held against what it decided then. */
package io.ringfire.app.replay;
