/** Writes every inbound fact to the tick journal before anything that it causes can leave. */
package io.ringfire.engine.tickjournal;
