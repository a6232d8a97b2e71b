/**
 * The operator's bot: what a service tells in chats, what it asks there, and what becomes of what people write. Reads what is published and
 * commands through the operators' desk, as the console does; nothing of it reaches the ring otherwise.
 */
package io.ringfire.app.telegram;
