/** Backtest runs: numbered directories with their queues, configuration and manifest. */
package io.ringfire.journal.run;
