/** Brings messages to people: a log file, a webhook. Each has an outbox on a thread of its own; whoever tells never waits. */
package io.ringfire.adapters.notify;
