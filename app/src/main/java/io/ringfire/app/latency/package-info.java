/** How long events and orders take in the running service. Measured beside the stages, collected off the ring; decides nothing. */
package io.ringfire.app.latency;
