/**
 * A bot of Telegram: what it is told, and what it says, through an outbox that neither repeats nor loses. Knows chats, users and texts,
 * and nothing of trading.
 */
package io.ringfire.adapters.telegram;
