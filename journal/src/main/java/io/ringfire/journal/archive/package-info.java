/** Old days of the service's journals in a data directory of their own: how files go there, are proven, leave the journal, and come back. */
package io.ringfire.journal.archive;
