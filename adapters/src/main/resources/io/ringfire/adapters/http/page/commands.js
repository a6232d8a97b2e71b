// Commands: asked for with a name and a reason, sent once, followed until the engine or the terminal said what became of them.

import { byId, el, setText, setTone, words, clock } from './dom.js';
import { keepTradeToken, tradeToken } from './session.js';

const FINAL = new Set(['FILLED', 'REJECTED', 'NOT_SENT', 'EXPIRED']);
const KEPT = 20;
const BY = 'ringfire.by';

const followed = [];
let asked = null;

function commandId() {
  const random = crypto.getRandomValues(new Uint8Array(16));
  return 'page-' + Array.from(random, byte => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Asks for name and reason, and sends.
 * @param what {name, body, title, text, ok, why, sure, outcome: (dashboard, answer, sent) => {text, tone, isOver} or null},
 *   and where it is no command but another path: {path, isPlain: it takes a name alone}; for a share of the size {shares: [[text, body]]}
 */
export function ask(what) {
  asked = what;
  setText(byId('ask-head'), what.title);
  setText(byId('ask-text'), what.text);
  setText(byId('ask-ok'), what.ok);
  setText(byId('ask-problem'), '');
  setText(byId('ask-sure-label'), what.sure ?? '');
  byId('ask-sure-field').hidden = !what.sure;
  byId('ask-sure').required = Boolean(what.sure);
  byId('ask-sure').checked = false;
  byId('ask-why-field').hidden = Boolean(what.isPlain);
  byId('ask-why').required = !what.isPlain;
  showShareFields(what.shares);
  byId('ask-by').value = sessionStorage.getItem(BY) ?? '';
  byId('ask-why').value = what.why ?? '';
  showTokenField();
  byId('ask-ok').disabled = false;
  byId('ask').showModal();
  const first = byId('ask-by').value === '' ? 'ask-by' : what.shares ? 'ask-percent' : byId('ask-why').value === '' && !what.isPlain ? 'ask-why' : 'ask-ok';
  byId(first).focus();
}

function showShareFields(shares) {
  byId('ask-share-field').hidden = !shares;
  byId('ask-percent').required = Boolean(shares);
  byId('ask-percent').value = '';
  byId('ask-whose').replaceChildren(...(shares ?? []).map(([text], at) => el('option', { value: at }, text)));
}

function bodyOf(what, by, why) {
  if (what.isPlain) return { ...what.body, by };
  const share = what.shares ? { ...what.shares[Number(byId('ask-whose').value)][1], percent: Number(byId('ask-percent').value) } : {};
  return { ...what.body, ...share, by, why, commandId: commandId() };
}

function showTokenField() {
  const isKnown = Boolean(tradeToken());
  byId('ask-token-field').hidden = isKnown;
  byId('ask-token').required = !isKnown;
  byId('ask-token').value = '';
}

async function submit(event) {
  event.preventDefault();
  const what = asked;
  const given = byId('ask-token').value.trim();
  const token = tradeToken() || given;
  const by = byId('ask-by').value.trim();
  const why = byId('ask-why').value.trim();
  if (!by || !why && !what.isPlain) {
    setText(byId('ask-problem'), what.isPlain ? 'A name is needed.' : 'A name and a reason are needed: they stay in the journal.');
    return;
  }
  sessionStorage.setItem(BY, by);
  byId('ask-ok').disabled = true;
  const sent = bodyOf(what, by, why);
  const said = await send(what.path ?? '/api/commands/' + what.name, sent, token);
  if (said.status === 401 || said.status === 403) {
    keepTradeToken('');
    showTokenField();
    byId('ask-ok').disabled = false;
    setText(byId('ask-problem'), 'Nothing was done: ' + (said.body.problem ?? 'this token may not command'));
    byId('ask-token').focus();
    return;
  }
  if (given) keepTradeToken(given);
  byId('ask').close();
  note(what, said, sent);
}

async function send(path, body, token) {
  try {
    const answer = await fetch(path, {
      method: 'POST', cache: 'no-store', body: JSON.stringify(body),
      headers: { Authorization: 'Bearer ' + token, 'Content-Type': 'application/json' },
    });
    return { status: answer.status, body: await answer.json() };
  } catch {
    return { status: 0, body: {} };
  }
}

/** What the answer itself says, and no more. */
function wordsOf(said) {
  const body = said.body;
  if (said.status === 202 && body.accepted) return { text: '202: in the journal, accepted', tone: 'warn' };
  if (said.status === 202) {
    return { text: '202: in the journal, refused: ' + words(body.reason) + (body.hint ? '. ' + body.hint : ''), tone: 'bad', isOver: true };
  }
  if (said.status === 200) return { text: body.acknowledgedBy ? 'acknowledged by ' + body.acknowledgedBy : 'it is over already', tone: 'ok', isOver: true };
  if (said.status === 0) return { text: 'no answer: it may or may not have been done. Look at the state before you repeat it', tone: 'bad', isOver: true };
  const nothing = [400, 404, 409, 412, 413, 503].includes(said.status) ? ', nothing was done' : '';
  return { text: said.status + nothing + ': ' + (body.problem ?? ''), tone: 'bad', isOver: true };
}

function note(what, said, sent) {
  const answer = wordsOf(said);
  const head = el('b', {}, what.title);
  const first = el('span', {}, answer.text);
  const then = el('span', { class: 'then' });
  const item = el('li', {}, el('time', {}, clock(new Date().toISOString())), ' ', head, el('br'), first, then);
  setTone(first, answer.tone);
  const log = byId('commands');
  log.prepend(item);
  while (log.children.length > KEPT) log.lastChild.remove();
  if (!answer.isOver && what.outcome) followed.push({ what, answer: said.body, sent, then });
  if (followed.length > KEPT) followed.shift();
}

/** What became of commands, by a dashboard. */
export function follow(dashboard) {
  for (const one of [...followed]) {
    const outcome = one.what.outcome(dashboard, one.answer, one.sent);
    if (!outcome) continue;
    setText(one.then, ' → ' + outcome.text);
    setTone(one.then, outcome.tone);
    if (outcome.isOver) followed.splice(followed.indexOf(one), 1);
  }
}

/** What an order came to. Only the terminal's word makes it filled. */
export function orderOutcome(dashboard, orderId) {
  const fire = dashboard.fires.find(each => each.orderId === orderId);
  if (!fire) return null;
  const what = {
    JOURNALLED: 'order ' + orderId + ' is written, not sent yet',
    SENT: 'order ' + orderId + ' is sent; the terminal has not answered yet',
    FILLED: 'FILLED by the terminal at ' + fire.price + ', ' + fire.filledLots + ' lots',
    PARTIALLY_FILLED: 'partially filled by the terminal: ' + fire.filledLots + ' of ' + fire.lots + ' lots',
    IN_DOUBT: 'IN DOUBT: nobody knows whether it was executed; look at the terminal',
  }[fire.state] ?? words(fire.state) + (fire.reason ? ': ' + words(fire.reason) : '');
  const tone = fire.state === 'FILLED' ? 'ok' : FINAL.has(fire.state) || fire.state === 'IN_DOUBT' ? 'bad' : 'warn';
  return { text: what, tone, isOver: FINAL.has(fire.state) };
}

byId('ask-form').addEventListener('submit', submit);
byId('ask-cancel').addEventListener('click', () => byId('ask').close());
