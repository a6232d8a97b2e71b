package io.ringfire.adapters.notify;

/**
 * One message to people.
 *
 * @param id the same for the same message, over restarts too: what was sent is not sent again
 * @param text for a person: plain, a few lines
 * @param json for a program: an object on one line
 */
public record Notification(String id, String text, String json) {}
