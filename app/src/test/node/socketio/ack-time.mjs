// Sends commands one after the other, and prints how long the service took for its acknowledgements, and how long they took to come.
//   node ack-time.mjs http://127.0.0.1:8080 <token of role trade> [5000] [milliseconds between two]
import {io} from 'socket.io-client';

const [url, token, count = '5000', pause = '0'] = process.argv.slice(2);
const begun = Date.now();
const inService = [];
const roundTrips = [];
const socket = io(url, {auth: {token}, transports: ['websocket']});
socket.on('connect_error', (error) => { console.error(error.message); process.exit(1); });
await new Promise((resolve) => socket.on('connect', resolve));
for (let i = 0; i < Number(count); i++) {
  if (Number(pause) > 0) {
    await new Promise((resolve) => setTimeout(resolve, Number(pause)));
  }
  const sent = performance.now();
  const acknowledged = new Promise((resolve) => socket.once('command_ack', resolve));
  const told = new Promise((resolve) => socket.once('command_result', resolve));
  socket.emit('command', {command: 'start', request_id: `ack-time-${begun}-${i}`, params: {by: 'ack-time', why: 'measured'}});
  const refusal = told.then((result) => { if (result.status !== 202) { console.error(result); process.exit(1); } });
  inService.push((await acknowledged).ack_time_ms);
  roundTrips.push(performance.now() - sent);
  await refusal;
}
const at = (all, share) => all[Math.min(all.length - 1, Math.floor(all.length * share))].toFixed(3);
for (const [name, all] of [['ack_time_ms', inService], ['round trip ms', roundTrips]]) {
  all.sort((a, b) => a - b);
  console.log(`${name}: p50 ${at(all, 0.5)}  p99 ${at(all, 0.99)}  p99.9 ${at(all, 0.999)}  max ${at(all, 1)}  of ${all.length}`);
}
process.exit();
