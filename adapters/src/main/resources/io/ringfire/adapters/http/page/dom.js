// Small tools for the page. All that is shown goes through textContent: names and reasons are data, never markup.

export const byId = id => document.getElementById(id);

export function el(tag, properties = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name === 'class') made.className = value;
    else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name.includes('-') || name === 'for' || name === 'scope' || name === 'role') made.setAttribute(name, value);
    else made[name] = value;
  }
  made.append(...children);
  return made;
}

export function setText(node, text) {
  const wanted = String(text ?? '');
  if (node.textContent !== wanted) node.textContent = wanted;
}

export function setTone(node, tone) {
  if (node.dataset.tone !== tone) node.dataset.tone = tone;
}

export const whole = n => Number(n ?? 0).toLocaleString('en-GB');

export function age(ms) {
  if (ms === undefined || ms === null) return 'never';
  if (ms < 10_000) return (ms / 1000).toFixed(1) + ' s';
  if (ms < 120_000) return Math.round(ms / 1000) + ' s';
  if (ms < 7_200_000) return Math.round(ms / 60_000) + ' min';
  if (ms < 172_800_000) return Math.round(ms / 3_600_000) + ' h';
  return Math.round(ms / 86_400_000) + ' days';
}

export function bytes(n) {
  const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
  let at = 0;
  let value = Number(n ?? 0);
  while (value >= 1024 && at < units.length - 1) { value /= 1024; at++; }
  return (at === 0 ? value : value.toFixed(value < 10 ? 1 : 0)) + ' ' + units[at];
}

export const clock = iso => iso ? iso.slice(11, 19) : '';

export const money = text => text === undefined ? '–'
  : Number(text).toLocaleString('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Words that the engine writes in capitals, as a person reads them. */
export const words = name => String(name ?? '').toLowerCase().replaceAll('_', ' ');

/**
 * A table whose rows stay the same elements while they are updated, so that focus stays on a button.
 * A column: {head, number, wraps, cell: item => text or {text, tone, title}}, or {head, buttons: item => [element], shows: item => boolean} which is made once a row.
 */
export class Table {
  constructor(id, columns, keyOf, empty) {
    this.table = byId(id);
    this.columns = columns;
    this.keyOf = keyOf;
    this.rows = new Map();
    this.body = el('tbody');
    const heads = columns.map(column => el('th', { scope: 'col', class: column.number ? 'number' : '' }, column.head));
    this.none = el('tr', { class: 'none' }, el('td', { colSpan: columns.length }, empty));
    this.head = el('thead', {}, el('tr', {}, ...heads));
    this.table.replaceChildren(this.head, this.body);
  }

  show(items, context) {
    const seen = new Set();
    let before = null;
    for (const item of items) {
      const key = String(this.keyOf(item));
      seen.add(key);
      let row = this.rows.get(key);
      if (!row) {
        row = this.make(item);
        this.rows.set(key, row);
      }
      row.item = item;
      this.update(row, item, context);
      const after = before ? before.nextSibling : this.body.firstChild;
      if (after !== row.element) this.body.insertBefore(row.element, after);
      before = row.element;
    }
    for (const [key, row] of this.rows) {
      if (!seen.has(key)) {
        row.element.remove();
        this.rows.delete(key);
      }
    }
    this.head.hidden = items.length === 0;
    if (items.length === 0) this.body.append(this.none);
    else this.none.remove();
  }

  make(item) {
    const row = { item };
    row.cells = this.columns.map(column => {
      const cell = el('td', { class: column.number ? 'number' : column.wraps ? 'wraps' : '' });
      if (column.buttons) cell.append(...column.buttons(() => row.item));
      return cell;
    });
    row.element = el('tr', {}, ...row.cells);
    return row;
  }

  update(row, item, context) {
    this.columns.forEach((column, at) => {
      if (column.shows) for (const button of row.cells[at].children) button.hidden = !column.shows(item);
      if (column.buttons) return;
      const said = column.cell(item, context);
      const value = said !== null && typeof said === 'object' ? said : { text: said };
      setText(row.cells[at], value.text);
      setTone(row.cells[at], value.tone ?? '');
      if (value.title !== undefined && row.cells[at].title !== value.title) row.cells[at].title = value.title;
    });
  }
}

/** A list of names and values. */
export function facts(id, pairs) {
  const list = byId(id);
  while (list.children.length > pairs.length * 2) list.lastChild.remove();
  pairs.forEach(([name, value, tone], at) => {
    if (!list.children[at * 2]) list.append(el('dt'), el('dd'));
    setText(list.children[at * 2], name);
    setText(list.children[at * 2 + 1], value);
    setTone(list.children[at * 2 + 1], tone ?? '');
  });
}
