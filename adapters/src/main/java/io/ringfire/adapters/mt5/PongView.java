package io.ringfire.adapters.mt5;

/**
 * What became of the pings that ask, now and then, whether commands get through to a terminal and back. Immutable.
 *
 * @param uuid of the configured account
 * @param answers that came in this run
 * @param answerNs how long the last answer took; -1 for none yet
 * @param unansweredNs since the oldest ping was sent to which, and behind which, nothing was answered; -1 while none waits
 */
public record PongView(String uuid, long answers, long answerNs, long unansweredNs) {}
