/** The stage that writes decisions down and then, and only then, sends: the fire journal, the gate, the gateway's port. */
package io.ringfire.engine.route;
