// Alerts: what a rule found wrong and who looks at it, and apart from that what the engine said of itself.

import { Table, age, byId, clock, el, setText, words } from './dom.js';
import { ask } from './commands.js';

const severityTone = { CRITICAL: 'bad', WARNING: 'warn', INFO: '' };
export const named = alert => alert.rule + (alert.subject ? ' ' + alert.subject : '');

function acknowledge(alert) {
  ask({
    path: `/api/alerts/${encodeURIComponent(alert.id)}/ack`,
    isPlain: true,
    body: {},
    title: 'Acknowledge ' + named(alert),
    text: alert.text + '. You say that you look at it: it is neither repeated nor escalated any more, unless it gets worse.',
    ok: 'Acknowledge',
  });
}

function stateOf(alert) {
  if (alert.state === 'RESOLVED') return { text: 'over since ' + clock(alert.resolvedTime), tone: '' };
  if (alert.state === 'ACKNOWLEDGED') return { text: 'acknowledged by ' + alert.acknowledgedBy, tone: 'ok' };
  return { text: 'nobody looks yet', tone: severityTone[alert.severity] };
}

export function makeAlertTables() {
  return {
    alerts: new Table('alerts', [
      { head: 'Severity', cell: a => ({ text: words(a.severity), tone: a.state === 'RESOLVED' ? '' : severityTone[a.severity] }) },
      { head: 'What', wraps: true, cell: a => named(a) + ': ' + a.text },
      { head: 'Since', number: true, cell: (a, c) => ({ text: age(Math.max(0, c.nowMs - Date.parse(a.raisedTime))), title: a.raisedTime }) },
      { head: 'State', wraps: true, cell: stateOf },
      { head: '', shows: a => a.state === 'RAISED', buttons: item => [
        el('button', { type: 'button', class: 'small', onclick: () => acknowledge(item()), 'aria-label': 'Acknowledge ' + named(item()) }, 'Acknowledge…')] },
    ], a => a.id, 'No rule finds anything wrong.'),

    engineAlerts: new Table('engine-alerts', [
      { head: 'Time', cell: a => clock(a.time) },
      { head: 'What', cell: a => ({ text: words(a.code), tone: severityTone[a.severity] ?? 'warn' }) },
      { head: 'About', cell: a => [a.account, a.symbol, a.positionId].filter(Boolean).join(', ') },
    ], a => a.number, 'It has said nothing in this run.'),
  };
}

/** What the tables do not say: how many there are, and whether anybody looks at all. */
export function showAlertNotes(dashboard) {
  const isLooking = dashboard.alerts !== undefined;
  byId('alerts').hidden = !isLooking;
  byId('alerts-off').hidden = isLooking;
  const open = isLooking ? dashboard.alerts.filter(each => each.state !== 'RESOLVED').length : 0;
  const isCut = isLooking && open === dashboard.alerts.length && dashboard.alertsTotal > open; // what is over comes last
  setText(byId('n-alerts'), isLooking ? open + (isCut ? ' of ' + dashboard.alertsTotal : '') : '');
}

const some = list => list.slice(0, 3).map(named).join(', ') + (list.length > 3 ? ` and ${list.length - 3} more` : '');

/** What the top line says of alerts: the critical ones that nobody looks at are red. */
export function alertTroubles(dashboard) {
  if (dashboard.alerts === undefined) return [['warn', 'nothing is looked at for alerts: alerts.enabled is false']];
  const of = (severity, state) => dashboard.alerts.filter(each => each.severity === severity && each.state === state);
  const found = [];
  const critical = of('CRITICAL', 'RAISED');
  const seen = of('CRITICAL', 'ACKNOWLEDGED');
  const warning = of('WARNING', 'RAISED');
  if (critical.length) found.push(['bad', 'critical, and nobody looks yet: ' + some(critical)]);
  if (seen.length) found.push(['warn', 'critical, acknowledged: ' + some(seen)]);
  if (warning.length) found.push(['warn', 'warning, and nobody looks yet: ' + some(warning)]);
  return found;
}
