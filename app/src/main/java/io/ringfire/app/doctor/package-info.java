/** Looks for what would keep the service from running, and says how to mend it. */
package io.ringfire.app.doctor;
