// Candles of one symbol as SVG, with what was wished for, done and held. Coloured by the style sheet alone.

import { clock } from './dom.js';

const SVG = 'http://www.w3.org/2000/svg';
const HEIGHT = 300;
const RIGHT = 66;
const BOTTOM = 20;
const TOP = 8;
const TAG_ROOM = 17;
const LEAST_MINUTES = 45;
const MINUTE_MS = 60_000;

function node(tag, attributes, parent, title) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (title) {
    const told = document.createElementNS(SVG, 'title');
    told.textContent = title;
    made.append(told);
  }
  parent.append(made);
  return made;
}

export class Chart {
  constructor(box) {
    this.box = box;
    this.symbol = '';
    this.candles = [];
  }

  /** @param candles as the service sends them */
  load(symbol, candles) {
    this.symbol = symbol;
    this.candles = candles.map(each => ({
      at: Date.parse(each.time), open: each.open, high: each.high, low: each.low, close: each.close,
    }));
  }

  /** Lets the latest quote move the last candle, or begin the next. */
  quote(bid, time) {
    const at = Math.floor(Date.parse(time) / MINUTE_MS) * MINUTE_MS;
    const last = this.candles[this.candles.length - 1];
    if (!last || at > last.at) {
      this.candles.push({ at, open: bid, high: bid, low: bid, close: bid });
    } else if (at === last.at) {
      last.high = Math.max(last.high, bid);
      last.low = Math.min(last.low, bid);
      last.close = bid;
    }
  }

  /** @param marks {signals, fires, positions} of this symbol */
  draw(digits, marks) {
    const width = Math.max(280, this.box.clientWidth);
    const svg = document.createElementNS(SVG, 'svg');
    svg.setAttribute('viewBox', `0 0 ${width} ${HEIGHT}`);
    svg.setAttribute('role', 'img');
    const inner = width - RIGHT;
    const fit = Math.max(20, Math.floor(inner / 7));
    const shown = this.candles.slice(-fit);
    if (shown.length === 0) {
      svg.setAttribute('aria-label', 'No quote of ' + this.symbol + ' in this run yet');
      node('text', { x: width / 2, y: HEIGHT / 2, 'text-anchor': 'middle', class: 'axis' }, svg).textContent = 'no quote in this run yet';
      this.box.replaceChildren(svg);
      return;
    }
    const last = shown[shown.length - 1];
    svg.setAttribute('aria-label', `${this.symbol}: ${shown.length} minutes, last bid ${last.close.toFixed(digits)}`);
    const span = Math.round((last.at - shown[0].at) / MINUTE_MS) + 1;
    const minutes = Math.min(fit, Math.max(LEAST_MINUTES, span));
    const from = last.at - (minutes - 1) * MINUTE_MS; // the newest stands at the right, whatever came before it
    const step = inner / minutes;
    const x = at => (at - from) / MINUTE_MS * step + step / 2;
    const scale = this.scale(shown, marks, digits);
    this.axes(svg, scale, x, from, minutes, inner, scale.y(last.close), digits);
    for (const candle of shown.filter(each => each.at >= from)) this.candle(svg, candle, x(candle.at), step, scale.y, digits);
    this.levels(svg, marks.positions, scale, inner, digits);
    this.marks(svg, marks, scale, at => x(at) - step / 2, from, inner); // a minute begins at the left of its candle
    const y = scale.y(last.close);
    node('line', { x1: 0, x2: inner, y1: y, y2: y, class: 'now' }, svg);
    node('rect', { x: inner + 2, y: y - 9, width: RIGHT - 4, height: 18, rx: 3, class: 'now-tag' }, svg);
    node('text', { x: inner + 6, y: y + 4, class: 'now-text' }, svg).textContent = last.close.toFixed(digits);
    this.box.replaceChildren(svg);
  }

  /** Room for the candles, and for stops and targets that are near enough not to flatten them. */
  scale(shown, marks, digits) {
    let low = Math.min(...shown.map(each => each.low));
    let high = Math.max(...shown.map(each => each.high));
    const range = Math.max(high - low, 10 ** -digits * 10);
    for (const held of marks.positions) {
      for (const level of [held.openPrice, held.stop, held.target]) {
        if (level !== undefined && level > low - 2 * range && level < high + 2 * range) {
          low = Math.min(low, level);
          high = Math.max(high, level);
        }
      }
    }
    const room = (high - low || range) * 0.06;
    low -= room;
    high += room;
    const y = price => TOP + (high - price) / (high - low) * (HEIGHT - TOP - BOTTOM);
    return { low, high, y };
  }

  axes(svg, scale, x, from, minutes, inner, nowY, digits) {
    for (let i = 0; i <= 4; i++) {
      const price = scale.low + (scale.high - scale.low) * (i + 0.5) / 5;
      const y = scale.y(price);
      node('line', { x1: 0, x2: inner, y1: y, y2: y, class: 'grid' }, svg);
      if (Math.abs(y - nowY) > TAG_ROOM) node('text', { x: inner + 6, y: y + 4, class: 'axis' }, svg).textContent = price.toFixed(digits);
    }
    const every = [1, 5, 10, 15, 30, 60].find(each => minutes / each <= inner / 70) ?? 120;
    for (let i = 0; i < minutes; i++) {
      const at = from + i * MINUTE_MS;
      if (at / MINUTE_MS % every === 0 && x(at) > 18 && x(at) < inner - 18) {
        node('text', { x: x(at), y: HEIGHT - 5, 'text-anchor': 'middle', class: 'axis' }, svg).textContent
          = new Date(at).toISOString().slice(11, 16);
      }
    }
  }

  candle(svg, candle, x, step, y, digits) {
    const wide = Math.max(1.5, Math.min(11, step * 0.62));
    const isUp = candle.close >= candle.open;
    const group = node('g', { class: isUp ? 'up' : 'down' }, svg,
      `${clock(new Date(candle.at).toISOString())} open ${candle.open.toFixed(digits)} high ${candle.high.toFixed(digits)}`
      + ` low ${candle.low.toFixed(digits)} close ${candle.close.toFixed(digits)}`);
    node('line', { x1: x, x2: x, y1: y(candle.high), y2: y(candle.low), class: 'wick' }, group);
    const top = y(Math.max(candle.open, candle.close));
    const height = Math.max(1, y(Math.min(candle.open, candle.close)) - top);
    node('rect', { x: x - wide / 2, y: top, width: wide, height, class: 'body' }, group);
  }

  levels(svg, positions, scale, inner, digits) {
    for (const held of positions) {
      for (const [level, kind] of [[held.openPrice, 'held'], [held.stop, 'stop'], [held.target, 'target']]) {
        if (level === undefined || level < scale.low || level > scale.high) continue;
        const y = scale.y(level);
        node('line', { x1: 0, x2: inner, y1: y, y2: y, class: 'level ' + kind }, svg,
          `${kind} ${level.toFixed(digits)}, ${held.side} ${held.lots} lots, position ${held.positionId}`);
      }
    }
  }

  marks(svg, marks, scale, x, from, inner) {
    const isIn = at => at >= from && x(at) <= inner + 4;
    for (const signal of marks.signals) {
      const at = Date.parse(signal.time);
      const price = signal.side === 'SELL' ? signal.bid : signal.ask;
      if (!isIn(at) || !price) continue;
      const y = scale.y(price) + (signal.side === 'SELL' ? -12 : 12);
      const s = signal.side === 'SELL' ? 5 : -5;
      node('path', { d: `M${x(at) - 5} ${y - s} L${x(at) + 5} ${y - s} L${x(at)} ${y + s} Z`,
        class: 'signal' + (signal.outcome === 'ORDERED' ? '' : ' hollow') }, svg,
        `signal ${signal.side} by ${signal.strategy} at ${clock(signal.time)}: ${signal.outcome}`);
    }
    for (const fire of marks.fires) {
      const at = Date.parse(fire.time);
      if (!isIn(at) || fire.price === undefined) continue;
      node('circle', { cx: x(at), cy: scale.y(fire.price), r: 4.5, class: 'fill' + (fire.intent === 'ENTRY' ? '' : ' exit') }, svg,
        `${fire.intent} ${fire.side} ${fire.filledLots} lots at ${fire.price}, order ${fire.orderId}, ${clock(fire.time)}`);
    }
  }
}
