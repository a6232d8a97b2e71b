// What the line at the top says. Red wants a hand now, amber wants a look.

import { age, words } from './dom.js';
import { alertTroubles } from './alerts.js';
import { moduleTone } from './vitals.js';

const DISK_ROOM = 2;
const VIEW_OLD_MS = 6_000;
const SLOW_FOR_MS = 2_000;
const MOST_NAMES = 3;

/** Checks that the lines on trading and on the view's age tell of in other words. */
const TOLD_BY_TRADING = new Set(['state', 'stages', 'gate']);

/** What a person should see to, the worst first. */
export function troubles(dashboard, more) {
  const found = [...tradingTroubles(dashboard)];
  const viewAgeMs = dashboard.viewAgeMs + more;
  if (viewAgeMs > VIEW_OLD_MS) found.push(['bad', 'the engine published nothing for ' + age(viewAgeMs)]);
  found.push(...checkTroubles(dashboard, viewAgeMs > VIEW_OLD_MS), ...moduleTroubles(dashboard), ...alertTroubles(dashboard));
  const disk = dashboard.disk;
  if (disk.freeBytes >= disk.requiredBytes && disk.freeBytes < DISK_ROOM * disk.requiredBytes) found.push(['warn', 'the disk is nearly full']);
  return [...found.filter(each => each[0] === 'bad'), ...found.filter(each => each[0] !== 'bad')];
}

function tradingTroubles(dashboard) {
  const found = [];
  const trading = dashboard.trading;
  if (dashboard.engine.state !== 'RUNNING') found.push(['bad', 'engine is ' + words(dashboard.engine.state)]);
  if (trading.failure) found.push(['bad', 'failed: ' + trading.failure]);
  if (trading.state !== 'ACTIVE') found.push(['bad', words(trading.state) + ', exits only' + (trading.haltReason ? ': ' + trading.haltReason : '')]);
  if (trading.gate) found.push(['bad', 'the gate is shut: ' + words(trading.gate)]);
  if (dashboard.orders.IN_DOUBT) found.push(['bad', dashboard.orders.IN_DOUBT + ' orders are in doubt']);
  for (const shut of dashboard.shut) found.push(['bad', shut.what + ' takes exits only: ' + shut.why]);
  for (const size of dashboard.sizes) {
    found.push([size.sizePercent ? 'warn' : 'bad', `entries of ${size.of} get ${size.sizePercent ? size.sizePercent + ' %' : 'nothing'} of their size, by ${size.by}`]);
  }
  return found;
}

const isQuote = check => check.name.startsWith('quote');
const failing = dashboard => [...dashboard.health.checks, ...dashboard.readiness.checks].filter(each => !each.ok);

function checkTroubles(dashboard, isViewTold) {
  const found = [];
  const checks = failing(dashboard).filter(each => !TOLD_BY_TRADING.has(each.name) && !(isViewTold && each.name === 'view'));
  for (const check of checks.filter(each => !isQuote(each))) {
    found.push([check.name === 'clock' ? 'warn' : 'bad', check.name + ': ' + (check.reason ?? 'not well')]);
  }
  const quotes = checks.filter(isQuote);
  if (quotes.length) {
    const names = quotes.slice(0, MOST_NAMES).map(each => each.name).join(', ') + (quotes.length > MOST_NAMES ? ` and ${quotes.length - MOST_NAMES} more` : '');
    found.push(['bad', names + ': ' + (quotes[0].reason ?? 'not fresh')]);
  }
  return found;
}

/** A module that a failing check tells of already is not told of twice; one that was slow for a moment not at all. */
function moduleTroubles(dashboard) {
  if (dashboard.pulse.total === 0) return [['bad', 'no module has been looked at']];
  const told = new Set(failing(dashboard).map(each => each.name.replace(' ', '-')));
  return dashboard.pulse.unwell
    .filter(each => !told.has(each.name) && (moduleTone(each.state) === 'bad' || each.unwellMs > SLOW_FOR_MS))
    .map(each => [moduleTone(each.state), `${each.name} is ${words(each.state)}` + (each.reason ? ': ' + each.reason : '')]);
}
