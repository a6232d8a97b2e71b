/** Imported history: read-only segments, each one queue file and a manifest. */
package io.ringfire.journal.segment;
