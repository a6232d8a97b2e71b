/** Metrics in the words of Prometheus. The only place that knows its client. */
package io.ringfire.adapters.metrics;
