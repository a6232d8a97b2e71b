/** Backups that the running service makes by itself: when, where they stand, and how many stay. */
package io.ringfire.app.backup;
