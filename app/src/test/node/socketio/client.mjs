// The real client, led by lines of JSON on standard input; tells what happens to it in lines of JSON on standard output.
//   {"do":"connect","client":"a","url":"http://…","options":{…}}   {"do":"emit","client":"a","event":"command","data":{…}}
//   {"do":"ask",…} as emit, and waits for the acknowledgement      {"do":"killOn","client":"a","event":"command_ack","at":10,"pid":1}
//   {"do":"close","client":"a"}
import {createInterface} from 'node:readline';
import {io} from 'socket.io-client';

const clients = new Map();

function tell(client, event, data) {
  process.stdout.write(JSON.stringify({client, event, data}) + '\n');
}

function connect({client, url, options}) {
  const socket = io(url, {forceNew: true, reconnection: false, ...options});
  clients.set(client, socket);
  // the WebSocket may take the place of the polls before the server has said who connected
  socket.io.engine.on('upgrade', (transport) => tell(client, 'upgrade', transport.name));
  socket.on('connect', () => tell(client, 'connect', socket.io.engine.transport.name));
  socket.on('connect_error', (error) =>
    {
      tell(client, 'connect_error', [error.message, error.description?.message ?? error.description, error.context?.responseText].join(' | '));
      if (error.data) tell(client, 'connect_error_data', error.data);
    });
  socket.on('disconnect', (reason, details) => tell(client, 'disconnect', reason + ' | ' + (details?.context?.reason ?? '')));
  socket.onAny((event, data) => tell(client, event, data));
}

const deeds = {
  connect,
  emit: ({client, event, data}) => clients.get(client).emit(event, data),
  ask: ({client, event, data}) => clients.get(client).emit(event, data, (answer) => tell(client, 'answer', answer)),
  killOn: ({client, event, at, pid}) => {
    let count = 0;
    clients.get(client).on(event, () => { if (++count === at) process.kill(pid, 'SIGKILL'); });
  },
  close: ({client}) => clients.get(client).close(),
};

for await (const line of createInterface({input: process.stdin})) {
  const deed = JSON.parse(line);
  deeds[deed.do](deed);
}
process.exit();
