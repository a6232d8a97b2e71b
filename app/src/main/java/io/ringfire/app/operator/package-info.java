/** Operator commands: read from JSON, given to ingress, and followed until they are in the journal. */
package io.ringfire.app.operator;
