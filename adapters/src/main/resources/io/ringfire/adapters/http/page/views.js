// What each part of the page shows of a dashboard.

import { Table, age, byId, bytes, clock, el, facts, money, setText, setTone, whole, words } from './dom.js';
import { ask, orderOutcome } from './commands.js';

const QUOTE_SLOW_MS = 10_000;
const QUOTE_OLD_MS = 60_000;
const SENT_LONG_MS = 5_000;
const FLOW_RECENT_MS = 60_000;

const side = item => ({ text: item.side, tone: item.side === 'BUY' ? 'buy' : 'sell' });
const gain = text => ({ text: money(text), tone: Number(text) > 0 ? 'gain' : Number(text) < 0 ? 'loss' : '' });
const points = quote => ((quote.ask - quote.bid) * 10 ** quote.digits).toFixed(0);
const stateTone = state => ({
  FILLED: 'ok', SENT: 'warn', JOURNALLED: 'warn', PARTIALLY_FILLED: 'warn', IN_DOUBT: 'bad', REJECTED: 'bad', NOT_SENT: 'bad',
  ORDERED: 'ok', ASKED: 'warn', PENDING: '', OPEN: 'ok', CLOSING: 'warn', CLOSE_IN_DOUBT: 'bad',
}[state] ?? '');

/** Prices come as JSON numbers, which lose their last zeros here: how many digits a symbol has is told beside its quote. */
const digits = new Map();
export const digitsOf = symbol => digits.get(symbol) ?? 5;
export function learnDigits(quotes) {
  for (const quote of quotes) digits.set(quote.symbol, quote.digits);
}
const price = (value, symbol) => value === undefined ? '–' : Number(value).toFixed(digitsOf(symbol));

export function quoteTone(quote, more) {
  if (quote.state === 'CLOSED') return 'off';
  const ms = quote.ageMs + more;
  return quote.state === 'STALE' || ms > QUOTE_OLD_MS ? 'bad' : ms > QUOTE_SLOW_MS ? 'warn' : 'ok';
}

const button = (text, name, onclick, more = '') => el('button', { type: 'button', class: 'small ' + more, onclick, 'aria-label': name }, text);

function answer(mission, isFire) {
  const what = `${mission.side} ${mission.lots} ${mission.symbol} on ${mission.account}`;
  ask({
    name: isFire ? 'approve' : 'decline',
    body: { account: mission.account, signal: mission.signal },
    title: (isFire ? 'Fire ' : 'Decline ') + what,
    text: `Signal ${mission.signal} of ${mission.strategy}`
      + (mission.stop === undefined ? ', without a stop' : ', stop ' + price(mission.stop, mission.symbol))
      + (mission.target === undefined ? '' : ', target ' + price(mission.target, mission.symbol)) + '.',
    ok: isFire ? 'Fire' : 'Decline',
    why: isFire ? 'approved on the page' : 'declined on the page',
    outcome: (dashboard, said) => {
      const signal = dashboard.signals.find(each => each.signal === mission.signal);
      const mine = signal?.accounts.find(each => each.account === mission.account);
      const orderId = said.orderId ?? mine?.orderId;
      if (isFire && orderId) return orderOutcome(dashboard, orderId);
      const waits = dashboard.missions.some(each => each.signal === mission.signal && each.account === mission.account);
      if (waits) return null;
      return isFire && mine?.outcome !== 'REFUSED' ? null
        : { text: isFire ? 'refused: ' + words(mine.reason) : 'it waits no more', tone: isFire ? 'bad' : 'ok', isOver: true };
    },
  });
}

function closePosition(held) {
  ask({
    name: 'close',
    body: { account: held.account, position: held.positionId },
    title: `Close ${held.side} ${held.lots} ${held.symbol}`,
    text: `Position ${held.positionId} on ${held.account}, opened at ${price(held.openPrice, held.symbol)}.`,
    ok: 'Close it',
    why: 'closed on the page',
    outcome: dashboard => {
      const now = dashboard.positions.find(each => each.positionId === held.positionId && each.account === held.account);
      if (!now) return { text: 'closed: the position is gone', tone: 'ok', isOver: true };
      return now.state === 'OPEN' ? null : { text: words(now.state) + '; the terminal has not said more', tone: 'warn' };
    },
  });
}

export function makeTables() {
  return {
    missions: new Table('missions', [
      { head: 'Left', number: true, cell: (m, c) => ({ text: age(Math.max(0, m.leftMs - c.more)), tone: m.leftMs - c.more < 30_000 ? 'warn' : '' }) },
      { head: 'Symbol', cell: m => m.symbol },
      { head: 'Side', cell: side },
      { head: 'Lots', number: true, cell: m => m.lots },
      { head: 'Stop', number: true, cell: m => price(m.stop, m.symbol) },
      { head: 'Target', number: true, cell: m => price(m.target, m.symbol) },
      { head: 'Strategy', cell: m => m.strategy },
      { head: 'Account', cell: m => m.account },
      { head: '', buttons: item => [
        button('Fire', 'Fire this signal', () => answer(item(), true), 'primary'),
        button('Decline', 'Decline this signal', () => answer(item(), false))] },
    ], m => m.account + '/' + m.signal, 'No signal waits for a person.'),

    positions: new Table('positions', [
      { head: 'Symbol', cell: p => p.symbol },
      { head: 'Side', cell: side },
      { head: 'Lots', number: true, cell: p => p.lots },
      { head: 'Open', number: true, cell: p => price(p.openPrice, p.symbol) },
      { head: 'Profit', number: true, cell: p => gain(p.openProfit) },
      { head: 'Stop', number: true, cell: p => p.stop === undefined ? { text: 'none', tone: 'bad' } : price(p.stop, p.symbol) },
      { head: 'Target', number: true, cell: p => price(p.target, p.symbol) },
      { head: 'State', cell: p => ({ text: words(p.state) + (p.proof === 'PROVEN' ? '' : ', ' + words(p.proof)), tone: stateTone(p.state) }) },
      { head: 'Strategy', cell: p => p.strategy },
      { head: 'Account', cell: p => p.account },
      { head: '', buttons: item => [button('Close…', 'Close this position', () => closePosition(item()))] },
    ], p => p.account + '/' + p.positionId, 'Nothing is held.'),

    accounts: new Table('accounts', [
      { head: 'Account', cell: a => a.account },
      { head: 'Entries', cell: a => ({ text: a.entries === 'open' && a.sizePercent !== undefined ? a.sizePercent + ' % of size' : a.entries,
        tone: a.entries === 'open' ? (a.sizePercent === undefined ? 'ok' : a.sizePercent ? 'warn' : 'bad') : 'bad' }) },
      { head: 'Equity', number: true, cell: a => ({ text: money(a.equity) + ' ' + a.currency, title: 'balance ' + money(a.balance) }) },
      { head: 'Open', number: true, cell: a => gain(a.openProfit) },
      { head: 'Margin', cell: a => ({ text: a.marginState === 'OK' ? (a.marginLevel === undefined ? 'free' : whole(Math.round(a.marginLevel)) + ' %') : words(a.marginState),
        tone: a.marginState === 'OK' ? 'ok' : a.marginState === 'UNKNOWN' ? 'warn' : 'bad' }) },
    ], a => a.account, 'No account yet.'),

    sessions: new Table('sessions', [
      { head: 'Terminal of', cell: s => s.account },
      { head: 'State', cell: s => ({ text: words(s.state), tone: s.fresh ? 'ok' : 'bad', title: s.missing ?? '' }) },
      { head: 'Heard', number: true, cell: (s, c) => s.ageMs === undefined ? { text: 'never', tone: 'bad' } : age(s.ageMs + c.more) },
      { head: 'Chart', number: true, cell: (s, c) => s.chartAgeMs === undefined ? 'never' : age(s.chartAgeMs + c.more) },
      { head: 'Unanswered', number: true, cell: s => ({ text: s.outstanding, tone: s.outstanding > 0 ? 'warn' : '' }) },
    ], s => s.account, 'No terminal: the engine fills orders by itself.'),

    quotes: new Table('quotes', [
      { head: 'Symbol', cell: q => q.symbol },
      { head: 'Bid', number: true, cell: q => price(q.bid, q.symbol) },
      { head: 'Ask', number: true, cell: q => price(q.ask, q.symbol) },
      { head: 'Spread', number: true, cell: q => ({ text: points(q), tone: q.ask < q.bid ? 'bad' : '', title: 'in points' }) },
      { head: 'Age', number: true, cell: (q, c) => ({ text: q.state === 'CLOSED' ? 'closed' : age(q.ageMs + c.more), tone: quoteTone(q, c.more) }) },
    ], q => q.symbol, 'No quote yet.'),

    signals: new Table('signals', [
      { head: 'Time', cell: s => clock(s.time) },
      { head: 'Symbol', cell: s => s.symbol },
      { head: 'Side', cell: side },
      { head: 'Intent', cell: s => words(s.intent) },
      { head: 'Strategy', cell: s => s.strategy },
      { head: 'Score', number: true, cell: s => (s.scorePermille / 10).toFixed(0) + ' %' },
      { head: 'Shield', cell: s => words(s.shield?.class ?? '') },
      { head: 'Became', cell: s => ({ text: words(s.outcome) + (s.reason ? ': ' + words(s.reason) : ''), tone: stateTone(s.outcome) }) },
    ], s => s.number, 'No signal in this run yet.'),

    fires: new Table('fires', [
      { head: 'Time', cell: f => clock(f.time) },
      { head: 'Symbol', cell: f => f.symbol },
      { head: 'Side', cell: side },
      { head: 'Intent', cell: f => words(f.intent) },
      { head: 'Lots', number: true, cell: f => f.lots },
      { head: 'Price', number: true, cell: f => price(f.price, f.symbol) },
      { head: 'State', cell: f => ({ text: words(f.state) + (f.reason ? ': ' + words(f.reason) : ''), tone: stateTone(f.state) }) },
      { head: 'Order', cell: f => f.orderId },
      { head: 'Account', cell: f => f.account },
    ], f => f.orderId, 'No order in this run yet.'),

    refusals: new Table('refusals', [
      { head: 'Reason', cell: r => words(r.reason) },
      { head: 'Times', number: true, cell: r => whole(r.count) },
      { head: 'Last', number: true, cell: r => clock(r.lastTime) },
      { head: 'About', cell: r => [r.lastSymbol, r.lastStrategy, r.lastAccount].filter(Boolean).join(', ') },
    ], r => r.reason, 'Risk has refused nothing in this run.'),

    journals: new Table('journals', [
      { head: 'Journal', cell: j => j.name },
      { head: 'State', cell: j => ({ text: j.failed ? 'failed' : 'writing', tone: j.failed ? 'bad' : 'ok' }) },
      { head: 'This run', number: true, cell: j => bytes(j.runBytes) },
      { head: 'On disk', number: true, cell: j => bytes(j.fileBytes) },
      { head: 'Last', number: true, cell: (j, c) => j.lastAppendAgeMs === undefined ? '–' : age(j.lastAppendAgeMs + c.more) },
    ], j => j.name, 'No journal.'),
  };
}

/** The way from ticks to fills. What comes seldom has no age at which it is ill; doubts and long waits do. */
export function flowSteps(dashboard, more) {
  const flows = dashboard.flows;
  const isClosed = dashboard.quotes.length > 0 && dashboard.quotes.every(each => each.state === 'CLOSED');
  const tickMs = flows.ticks.ageMs === undefined ? undefined : flows.ticks.ageMs + more;
  const recent = flow => flow.ageMs !== undefined && flow.ageMs + more < FLOW_RECENT_MS ? 'ok' : 'idle';
  const unanswered = dashboard.fires.filter(each => each.state === 'SENT' && Date.parse(dashboard.time) + more - Date.parse(each.time) > SENT_LONG_MS).length;
  const doubts = dashboard.orders.IN_DOUBT ?? 0;
  const isActive = dashboard.trading.state === 'ACTIVE';
  return [
    { name: 'Market data', flow: flows.ticks, unit: 'ticks/s', rate: flows.ticks.perSecond,
      tone: isClosed ? 'off' : tickMs === undefined || tickMs > QUOTE_OLD_MS ? 'bad' : tickMs > QUOTE_SLOW_MS ? 'warn' : 'ok',
      note: isClosed ? 'markets are closed' : dashboard.quotesTotal + ' symbols' },
    { name: 'Signals', flow: flows.signals, unit: 'a minute', rate: flows.signals.perMinute, tone: recent(flows.signals),
      note: flows.shieldRefusals + ' stopped by the shield' },
    { name: 'Orders', flow: flows.orders, unit: 'a minute', rate: flows.orders.perMinute,
      tone: !isActive || dashboard.trading.gate ? 'bad' : unanswered ? 'warn' : recent(flows.orders),
      note: !isActive ? words(dashboard.trading.state) : flows.refusals + ' refused by risk' },
    { name: 'Confirmations', flow: flows.confirmations, unit: 'a minute', rate: flows.confirmations.perMinute,
      tone: doubts ? 'bad' : unanswered ? 'warn' : recent(flows.confirmations),
      note: doubts ? doubts + ' in doubt' : unanswered ? unanswered + ' unanswered' : 'none in doubt' },
  ];
}

export function showFlow(steps, more) {
  const list = byId('flow');
  steps.forEach((step, at) => {
    let item = list.children[at];
    if (!item) {
      item = el('li', {}, el('span', { class: 'name' }), el('span', { class: 'rate' }), el('span', { class: 'unit' }), el('span', { class: 'last' }), el('span', { class: 'what' }));
      list.append(item);
    }
    setTone(item, step.tone);
    setText(item.children[0], step.name);
    setText(item.children[1], step.rate === undefined ? '–' : Number(step.rate).toFixed(step.rate < 10 ? 1 : 0));
    setText(item.children[2], step.unit + ' · ' + whole(step.flow.total) + ' in all');
    setText(item.children[3], step.flow.ageMs === undefined ? 'none yet' : 'last ' + age(step.flow.ageMs + more) + ' ago');
    setText(item.children[4], step.note);
  });
}
