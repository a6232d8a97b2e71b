/**
 * What a running service tells over HTTP beside its commands: health, readiness, metrics, and lists of what it publishes. Reads the
 * published values and gauges, never the engine.
 */
package io.ringfire.app.console;
