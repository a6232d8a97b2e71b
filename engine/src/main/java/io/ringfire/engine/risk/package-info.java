/** The stage that makes orders of signals: applies what the venue said, then checks each wish against the ledger. */
package io.ringfire.engine.risk;
