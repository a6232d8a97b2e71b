/**
 * The rigs. Latency and load: the engine from socket to socket, beside what the sockets alone cost. Orders: the most of which none is lost. And
 * {@link io.ringfire.benchmarks.rig.OpenLoopRig}: the engine in process at set rates, beside peers in the same run.
 */
package io.ringfire.benchmarks.rig;
