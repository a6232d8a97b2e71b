/** The stage that makes signals of ticks: bars, strategies, and the book that they trade by. */
package io.ringfire.engine.detect;
