/** Measurements, one class a question. */
package io.ringfire.benchmarks;
