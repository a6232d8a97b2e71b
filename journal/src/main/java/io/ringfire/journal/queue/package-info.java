/** Writes journals: Chronicle Queue, raw bytes, one writer, files by UTC day of the event. */
package io.ringfire.journal.queue;
