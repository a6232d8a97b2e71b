/**
 * Journals on disk. Written through Chronicle Queue ({@code queue}), read by our own bounded walker ({@code reader}), laid
 * out in a data directory ({@code layout}) as service queues, imported segments ({@code segment}) and backtest runs
 * ({@code run}); looked at and checked by {@code inspect}. {@code state} publishes a view for other processes.
 */
package io.ringfire.journal;
