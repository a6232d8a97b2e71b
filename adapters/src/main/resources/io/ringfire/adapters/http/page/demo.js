// A raw look at /ws. The token goes as a protocol, since a browser's WebSocket can send no header.

import { byId, setText } from './dom.js';
import { viewToken, keepViewToken } from './session.js';

const MOST_LINES = 400;
const lines = [];
let socket = null;

function show(line) {
  lines.push(line);
  if (lines.length > MOST_LINES) lines.shift();
  const out = byId('console');
  const isAtEnd = out.scrollTop + out.clientHeight >= out.scrollHeight - 8;
  setText(out, lines.join('\n'));
  if (isAtEnd) out.scrollTop = out.scrollHeight;
}

function connect(event) {
  event.preventDefault();
  if (socket) socket.close();
  const token = byId('token').value.trim();
  keepViewToken(token);
  const symbols = byId('symbols').value.split(',').map(each => each.trim()).filter(Boolean);
  const opened = new WebSocket(location.origin.replace('http', 'ws') + '/ws', ['ringfire', 'token.' + token]);
  socket = opened;
  setText(byId('ws-state'), 'connecting …');
  byId('disconnect').disabled = false;
  opened.onopen = () => {
    setText(byId('ws-state'), 'connected');
    const subscribe = JSON.stringify({ subscribe: symbols });
    show('→ ' + subscribe);
    opened.send(subscribe);
  };
  opened.onmessage = message => show('← ' + message.data);
  opened.onclose = close => {
    show('closed: ' + close.code + (close.reason ? ', ' + close.reason : ''));
    if (socket === opened) {
      setText(byId('ws-state'), 'not connected');
      byId('disconnect').disabled = true;
    }
  };
}

byId('token').value = viewToken();
byId('ws-form').addEventListener('submit', connect);
byId('disconnect').addEventListener('click', () => socket.close());
