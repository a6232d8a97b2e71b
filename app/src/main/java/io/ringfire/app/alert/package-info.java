/**
 * Tells people what is wrong: sources look at what is published, the desk keeps what lasts and says each thing once, ways bring it out. A
 * thread of its own, which reads and never writes what the engine holds.
 */
package io.ringfire.app.alert;
