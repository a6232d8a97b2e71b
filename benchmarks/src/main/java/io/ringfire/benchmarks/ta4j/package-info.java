/** One crossing of two averages by ta4j and by ours, on the same bars, with the same trades. */
package io.ringfire.benchmarks.ta4j;
