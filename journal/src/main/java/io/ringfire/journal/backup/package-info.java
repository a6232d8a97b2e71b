/** Copies of a data directory: made while an engine runs, checked, and put back. */
package io.ringfire.journal.backup;
