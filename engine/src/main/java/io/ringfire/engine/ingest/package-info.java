/** The first stage: refuses what is not a quote, flags what is odd about those that are, and chains the hash of all facts. */
package io.ringfire.engine.ingest;
