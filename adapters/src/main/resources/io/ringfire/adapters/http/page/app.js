// The operator's page. Shows what the stream says and how old it is; nothing stays green that is not known to be so now.

import { makeAlertTables, showAlertNotes } from './alerts.js';
import { Chart } from './chart.js';
import { ask, follow } from './commands.js';
import { age, byId, bytes, clock, el, facts, setText, setTone, whole, words } from './dom.js';
import { keepViewToken, takeFromAddress, viewToken } from './session.js';
import { DashboardStream } from './stream.js';
import { troubles } from './troubles.js';
import { digitsOf, flowSteps, learnDigits, makeTables, showFlow } from './views.js';
import { latencyRows, makeLatencyTable, showModules } from './vitals.js';

const TURN_MS = 500;
const SLOW_MS = 6_000;
const CANDLES_EVERY_MS = 15_000;
const CANDLE_MINUTES = 240;
const MOST_TROUBLES = 6;

const tables = { ...makeTables(), ...makeAlertTables() };
const latencies = makeLatencyTable();
const chart = new Chart(byId('chart'));
let dashboard = null;
let heardAt = 0;
let lost = 'not connected yet';
let candlesAt = 0;

const stream = new DashboardStream({
  message(json) {
    dashboard = json;
    heardAt = performance.now();
    lost = '';
    byId('sign-in').hidden = true;
    learnDigits(json.quotes);
    follow(json);
    show();
  },
  lost(why, attempt) {
    lost = why + (attempt > 1 ? ', try ' + attempt : '');
    show();
  },
  refused() {
    keepViewToken('');
    lost = 'a token is needed';
    signIn('That token is not known here.');
    show();
  },
});

function signIn(problem) {
  byId('sign-in').hidden = false;
  setText(byId('sign-in-problem'), problem);
  byId('view-token').focus();
}

function isLive() {
  return lost === '' && performance.now() - heardAt < SLOW_MS;
}

function show() {
  const live = isLive();
  document.body.dataset.link = live ? 'live' : 'lost';
  showLink(live);
  if (!dashboard) {
    setText(byId('verdict-word'), 'Not connected');
    return;
  }
  const more = performance.now() - heardAt;
  showMode();
  showVerdict(live, more);
  showFlow(flowSteps(dashboard, more), more);
  const context = { more, nowMs: Date.parse(dashboard.time) + more };
  for (const [name, table] of Object.entries(tables)) table.show(dashboard[name] ?? [], context);
  latencies.show(latencyRows(dashboard.latencies), context);
  showModules(dashboard.pulse);
  showAlertNotes(dashboard);
  for (const name of ['missions', 'positions', 'quotes', 'signals', 'fires']) {
    const total = dashboard[name + 'Total'];
    setText(byId('n-' + name), total > dashboard[name].length ? `${dashboard[name].length} of ${whole(total)}` : whole(total));
  }
  byId('approvals-card').dataset.waits = String(dashboard.missions.length > 0);
  showEngine();
  showChart();
  for (const button of document.querySelectorAll('main td button')) button.disabled = !live;
  byId('halt').disabled = !live || dashboard.trading.state === 'HALTED';
  byId('resume').disabled = !live || dashboard.trading.state === 'ACTIVE' && dashboard.shut.length === 0;
  byId('size').disabled = !live;
  byId('close-all').disabled = !live || dashboard.positions.length === 0;
}

function showLink(live) {
  const since = dashboard ? performance.now() - heardAt : undefined;
  setText(byId('link-text'), live ? 'live' : 'NOT LIVE: ' + (lost || 'nothing is heard')
    + (dashboard ? '. What you see is ' + age(since) + ' old' : ''));
}

function showMode() {
  const engine = dashboard.engine;
  const mode = engine.label === 'DEMO' ? 'demo' : engine.mode;
  document.body.dataset.mode = mode;
  setText(byId('mode'), mode.toUpperCase());
  byId('mode').title = { demo: 'A made-up market and a simulated terminal', paper: 'Orders are filled by the engine itself', live: 'Real orders go to real terminals' }[mode] ?? '';
}

function showVerdict(live, more) {
  const found = live ? troubles(dashboard, more) : [['bad', lost || 'nothing is heard']];
  const bad = found.some(each => each[0] === 'bad');
  const tone = found.length === 0 ? 'ok' : bad ? 'bad' : 'warn';
  setTone(byId('verdict'), tone);
  const trading = words(dashboard.trading.state);
  const word = !live ? 'Unknown' : found.length === 0 ? 'All is well: trading' : dashboard.trading.state === 'ACTIVE' ? (bad ? 'Look here' : 'Trading, but') : trading.toUpperCase();
  setText(byId('verdict-word'), word);
  const list = byId('verdict-list');
  const lines = found.slice(0, MOST_TROUBLES).map(each => each[1]);
  if (found.length > MOST_TROUBLES) lines.push(`and ${found.length - MOST_TROUBLES} more`);
  while (list.children.length > lines.length) list.lastChild.remove();
  lines.forEach((line, at) => {
    if (!list.children[at]) list.append(el('li'));
    setText(list.children[at], line);
  });
  const mark = { ok: '●', warn: '▲', bad: '■' }[tone];
  document.title = `${mark} ${byId('mode').textContent} ${word} – Ringfire`;
}

function showEngine() {
  const engine = dashboard.engine;
  facts('disk', [
    ['Free', bytes(dashboard.disk.freeBytes), dashboard.disk.freeBytes < dashboard.disk.requiredBytes ? 'bad' : ''],
    ['Trading halts below', bytes(dashboard.disk.requiredBytes)],
  ]);
  facts('engine', [
    ['State', words(engine.state), engine.state === 'RUNNING' ? 'ok' : 'bad'],
    ['Trading', words(dashboard.trading.state), dashboard.trading.state === 'ACTIVE' ? 'ok' : 'bad'],
    ['Run', `${engine.run}, ${engine.mode}, quotes: ${engine.source}`],
    ['Since', `${engine.startedTime.slice(0, 10)} ${clock(engine.startedTime)} (${age(engine.upMs)})`],
    ['Ring', `${whole(engine.ringOccupancy)} of ${whole(engine.ringSize)} slots, ${engine.threading}`],
    ['Build', engine.build],
    ...dashboard.health.checks.map(check => [check.name, check.ok ? 'well' : check.reason, check.ok ? 'ok' : 'bad']),
  ]);
}

function showChart() {
  const select = byId('chart-symbol');
  const symbols = dashboard.quotes.map(each => each.symbol);
  if (symbols.join() !== Array.from(select.options, each => each.value).join()) {
    const before = select.value || dashboard.positions[0]?.symbol || dashboard.fires[0]?.symbol
      || (symbols.includes('EURUSD') ? 'EURUSD' : symbols[0]);
    select.replaceChildren(...symbols.map(symbol => el('option', { value: symbol }, symbol)));
    if (symbols.includes(before)) select.value = before;
  }
  const symbol = select.value;
  if (!symbol) return;
  if (chart.symbol !== symbol || performance.now() - candlesAt > CANDLES_EVERY_MS) loadCandles(symbol);
  const quote = dashboard.quotes.find(each => each.symbol === symbol);
  if (chart.symbol === symbol && quote) {
    chart.quote(quote.bid, quote.time);
    const of = list => list.filter(each => each.symbol === symbol);
    chart.draw(digitsOf(symbol), { signals: of(dashboard.signals), fires: of(dashboard.fires), positions: of(dashboard.positions) });
  }
}

async function loadCandles(symbol) {
  candlesAt = performance.now();
  try {
    const answer = await fetch(`/api/candles?symbol=${encodeURIComponent(symbol)}&minutes=${CANDLE_MINUTES}`,
      { headers: { Authorization: 'Bearer ' + viewToken() }, cache: 'no-store' });
    if (answer.ok) chart.load(symbol, (await answer.json()).candles);
  } catch {
    // the stream notices too, and says so
  }
}

const whose = body => body.account ? 'account ' + body.account : body.strategy ? 'strategy ' + body.strategy : 'all';

/** All, each account, and each strategy that has a share or gave a signal. */
function shareChoices() {
  const strategies = new Set(dashboard.signals.map(each => each.strategy));
  for (const size of dashboard.sizes) if (size.of.startsWith('strategy ')) strategies.add(size.of.slice('strategy '.length));
  const bodies = [{}, ...dashboard.accounts.map(each => ({ account: each.account })), ...[...strategies].sort().map(strategy => ({ strategy }))];
  return bodies.map(body => [whose(body), body]);
}

function bindCommands() {
  byId('halt').addEventListener('click', () => ask({
    name: 'halt', body: {}, title: 'Halt all trading', text: 'No entry is let through from then on; exits are. It stays so, over restarts too, until it is resumed.',
    ok: 'Halt', why: '',
    outcome: now => now.trading.state === 'HALTED' ? { text: 'HALTED', tone: 'ok', isOver: true } : null,
  }));
  byId('resume').addEventListener('click', () => ask({
    name: 'resume', body: {}, title: 'Resume trading', text: 'Entries are let through again, on all accounts that no limit of their own keeps shut.',
    ok: 'Resume', why: '',
    outcome: now => now.trading.state === 'ACTIVE' ? { text: 'trading is ACTIVE', tone: 'ok', isOver: true } : null,
  }));
  byId('size').addEventListener('click', () => ask({
    name: 'risk', body: {}, title: 'Share of the size', text: 'Entries get this share of their configured size from then on, over restarts too; 0 lets none in, 100 is the configured size. Where several apply, the least counts.',
    ok: 'Set', why: '', shares: shareChoices(),
    outcome: (now, said, sent) => {
      const percent = now.sizes.find(each => each.of === whose(sent))?.sizePercent ?? 100;
      return percent === sent.percent ? { text: `entries of ${whose(sent)} get ${percent} % of their size`, tone: 'ok', isOver: true } : null;
    },
  }));
  byId('close-all').addEventListener('click', () => {
    const count = dashboard.positionsTotal;
    ask({
      name: 'close-all', body: {}, title: 'Close all positions', text: `${count} positions are open now, on all accounts. Each is closed at its market price.`,
      ok: 'Close all', why: '', sure: `Yes: close all ${count} positions`,
      outcome: now => now.positionsTotal === 0 ? { text: 'no position is left', tone: 'ok', isOver: true }
        : { text: `${now.positionsTotal} positions are left`, tone: 'warn' },
    });
  });
}

byId('sign-in-form').addEventListener('submit', event => {
  event.preventDefault();
  const token = byId('view-token').value.trim();
  byId('view-token').value = '';
  setText(byId('sign-in-problem'), '');
  keepViewToken(token);
  stream.start(token);
});
byId('chart-symbol').addEventListener('change', () => show());
bindCommands();
takeFromAddress();
if (viewToken()) stream.start(viewToken());
else signIn('');
setInterval(show, TURN_MS);
show();
