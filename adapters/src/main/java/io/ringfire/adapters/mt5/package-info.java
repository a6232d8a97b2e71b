/**
 * MetaTrader 5 Expert Advisors over ZeroMQ: sockets, sessions, commands and confirmations. One thread owns all of it; it hands
 * facts to ingress and takes orders from route.
 */
package io.ringfire.adapters.mt5;
