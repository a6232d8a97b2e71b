// Modules by their pulse, and how long events and orders took.

import { Table, byId, el, setText, setTone, words } from './dom.js';

export const moduleTone = state => ({ HEALTHY: 'ok', DEGRADED: 'warn' }[state] ?? 'bad');

export function micros(value) {
  if (value === undefined) return '–';
  if (value < 1_000) return value.toFixed(value < 10 ? 1 : 0) + ' µs';
  return value < 1_000_000 ? (value / 1_000).toFixed(value < 10_000 ? 1 : 0) + ' ms' : (value / 1_000_000).toFixed(1) + ' s';
}

export function makeLatencyTable() {
  return new Table('latencies', [
    { head: 'To the end of', cell: l => l.of },
    { head: 'Measured', number: true, cell: l => l.count },
    { head: 'Half within', number: true, cell: l => micros(l.p50Micros) },
    { head: '99 % within', number: true, cell: l => micros(l.p99Micros) },
    { head: 'Longest', number: true, cell: l => micros(l.maxMicros) },
  ], l => l.of, 'Not measured: pipeline.measureOneIn is 0.');
}

export function latencyRows(latencies) {
  return [...latencies.stages.map(each => ({ ...each, of: 'stage ' + each.name })),
    ...latencies.orders.map(each => ({ ...each, of: 'order ' + each.name }))];
}

/** A chip says its state in words, too: colour alone tells nobody who cannot see it. */
export function showModules(pulse) {
  const well = pulse.total - pulse.unwell.length;
  setText(byId('modules-all'), pulse.total === 0 ? 'No module has been looked at.'
    : pulse.unwell.length === 0 ? `All ${pulse.total} are healthy.` : `${well} of ${pulse.total} are healthy; the worst is ${words(pulse.state)}.`);
  setTone(byId('modules-all'), moduleTone(pulse.state));
  const list = byId('modules');
  while (list.children.length > pulse.unwell.length) list.lastChild.remove();
  pulse.unwell.forEach((module, at) => {
    if (!list.children[at]) list.append(el('li', {}, el('b'), el('span')));
    const chip = list.children[at];
    setTone(chip, moduleTone(module.state));
    setText(chip.children[0], module.name + ' ' + words(module.state));
    setText(chip.children[1], [module.reason, module.guardian && module.guardian !== 'RUNNING' ? 'guardian: ' + words(module.guardian) : ''].filter(Boolean).join('; '));
  });
}
