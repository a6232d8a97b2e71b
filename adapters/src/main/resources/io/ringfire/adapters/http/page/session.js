// Tokens of this tab: gone when it is closed, and never in an address.

const VIEW = 'ringfire.view';
const TRADE = 'ringfire.trade';

export const viewToken = () => sessionStorage.getItem(VIEW) ?? '';
export const tradeToken = () => sessionStorage.getItem(TRADE) ?? '';
export const keepViewToken = token => keep(VIEW, token);
export const keepTradeToken = token => keep(TRADE, token);

function keep(name, token) {
  if (token) sessionStorage.setItem(name, token);
  else sessionStorage.removeItem(name);
}

/** Takes a token that came behind the # of the address, which is never sent, and takes it out of there. */
export function takeFromAddress() {
  const given = new URLSearchParams(location.hash.slice(1)).get('token');
  if (given) {
    keepViewToken(given);
    history.replaceState(null, '', location.pathname);
  }
}
