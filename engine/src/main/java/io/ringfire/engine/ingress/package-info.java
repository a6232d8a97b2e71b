/** The only producer: gives facts their order and their time. */
package io.ringfire.engine.ingress;
