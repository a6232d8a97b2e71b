// The dashboard's stream: server-sent events read by fetch, since EventSource cannot send a token in a header.

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/** Beyond the five seconds in which the server promises a message, with room for a slow network. */
export const SILENT_AFTER_MS = 7_000;

export class DashboardStream {
  /** @param on {message(json), lost(why), refused(status)} */
  constructor(on) {
    this.on = on;
    this.attempt = 0;
    this.token = '';
    this.stopper = null;
    this.timer = null;
    this.heardAt = 0;
  }

  start(token) {
    this.stop();
    this.token = token;
    this.attempt = 0;
    this.connect();
    this.watch = setInterval(() => this.lookForSilence(), 1000);
  }

  stop() {
    clearTimeout(this.timer);
    clearInterval(this.watch);
    if (this.stopper) this.stopper.abort();
    this.stopper = null;
  }

  /** A connection on which nothing comes is no connection: a dead machine says no goodbye. */
  lookForSilence() {
    if (this.stopper && performance.now() - this.heardAt > SILENT_AFTER_MS) this.stopper.abort();
  }

  async connect() {
    const stopper = new AbortController();
    this.stopper = stopper;
    this.heardAt = performance.now();
    let why = 'the engine closed the stream';
    try {
      const answer = await fetch('/api/stream/dashboard', {
        headers: { Authorization: 'Bearer ' + this.token }, signal: stopper.signal, cache: 'no-store',
      });
      if (answer.status === 401 || answer.status === 403) {
        this.stop();
        this.on.refused(answer.status);
        return;
      }
      if (!answer.ok) throw new Error('it answers ' + answer.status);
      await this.read(answer.body);
    } catch (error) {
      why = error.name === 'AbortError' ? 'nothing was heard' : 'the engine does not answer';
    }
    if (this.stopper === stopper) {
      this.stopper = null;
      this.later(why);
    }
  }

  later(why) {
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.attempt++);
    const spread = wait * (0.8 + 0.4 * Math.random());
    this.on.lost(why, this.attempt);
    this.timer = setTimeout(() => this.connect(), spread);
  }

  async read(body) {
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      text += value;
      let end;
      while ((end = text.indexOf('\n\n')) >= 0) {
        this.take(text.slice(0, end));
        text = text.slice(end + 2);
      }
    }
  }

  take(message) {
    let event = '';
    let data = '';
    for (const line of message.split('\n')) {
      if (line.startsWith('event: ')) event = line.slice(7);
      if (line.startsWith('data: ')) data += line.slice(6);
    }
    if (event !== 'dashboard') return;
    this.heardAt = performance.now();
    this.attempt = 0;
    this.on.message(JSON.parse(data));
  }
}
