/** What tests put in place of journals, gateways, markets and strategies; the other modules' tests use them as well. */
package io.ringfire.engine.fakes;
