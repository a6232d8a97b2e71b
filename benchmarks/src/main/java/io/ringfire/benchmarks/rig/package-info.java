/** The latency and load rigs: the engine from socket to socket, beside what the sockets alone cost. */
package io.ringfire.benchmarks.rig;
