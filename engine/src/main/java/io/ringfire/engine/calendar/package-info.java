/** When instruments can be traded and when they had better not be: trading hours, named sessions, news. Made before a run, read-only in it. */
package io.ringfire.engine.calendar;
