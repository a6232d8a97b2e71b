/** Reads queue files without Chronicle: every length bounded, nothing locked, nothing written. */
package io.ringfire.journal.reader;
