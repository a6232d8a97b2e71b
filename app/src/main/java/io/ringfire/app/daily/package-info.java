/** Work that is done once a day, beside what trades. */
package io.ringfire.app.daily;
