/**
 * The published view of a running engine, for other processes: a Chronicle Map, fresh at every start. Never the truth, and
 * never reopened for writing.
 */
package io.ringfire.journal.state;
