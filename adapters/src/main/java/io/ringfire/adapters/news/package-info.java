/** News calendars from files, so that entries can keep away from them. */
package io.ringfire.adapters.news;
