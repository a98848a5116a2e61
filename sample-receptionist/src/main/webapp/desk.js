// Shows the calls and follows the chosen one: the newest, until somebody chooses another.

const PAUSE = 700;
const byId = id => document.getElementById(id);
const time = text => new Date(text).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit' });

let chosen = null;
let shownCalls = '';
let shownStory = '';

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

const caller = call => call.from.name || call.from.number || 'Number withheld';

const states = {
  RECEIVED: 'ringing', ACCEPTED: 'on the line', REJECTED: 'rejected', ENDED: 'ended', GONE: 'hung up before the answer',
};

const outcomes = {
  COMMITTED: 'committed', READ: 'looked up', FALLBACK: 'not done, fallback', FAILED: 'not done', REFUSED: 'refused',
  UNKNOWN: 'uncertain, please look',
};

function showCalls(calls) {
  const seen = JSON.stringify([calls, chosen]);
  if (seen === shownCalls) return;
  shownCalls = seen;
  byId('no-calls').hidden = calls.length > 0;
  const focused = document.activeElement?.dataset?.call;
  byId('calls').replaceChildren(...calls.map(call => {
    const button = element('button', null, caller(call));
    button.dataset.call = call.id;
    button.setAttribute('aria-current', String(call.id === current(calls)));
    button.append(element('small', call.endedAt ? null : 'live', `${states[call.state]} · ${time(call.receivedAt)}`));
    button.addEventListener('click', () => { chosen = call.id; refresh(); });
    const item = element('li');
    item.append(button);
    return item;
  }));
  if (focused) document.querySelector(`[data-call="${CSS.escape(focused)}"]`)?.focus();
}

const current = calls => calls.some(call => call.id === chosen) ? chosen : calls[0]?.id;

function said(turn) {
  const item = element('li', `said ${turn.speaker.toLowerCase()}`, turn.text);
  item.prepend(element('span', 'who', `${turn.speaker === 'CALLER' ? 'Caller' : 'Agent'} · ${time(turn.at)}`));
  return item;
}

function readable(value) {
  if (Array.isArray(value)) return value.map(readable).join(', ');
  return value && typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function pairs(json) {
  try {
    const parsed = JSON.parse(json);
    if (parsed && typeof parsed === 'object' && !Array.isArray(parsed)) {
      return Object.entries(parsed).map(([name, value]) => [name, readable(value)]);
    }
  } catch { /* text, shown as it is */ }
  return [['', json]];
}

function action(done) {
  const failed = done.outcome !== 'COMMITTED' && done.outcome !== 'READ';
  const item = element('li', failed ? 'action failed' : 'action');
  const attempts = done.attempts > 1 ? `, ${done.attempts} attempts` : '';
  item.append(
    element('strong', null, done.tool), ' ',
    element('span', 'outcome', `${outcomes[done.outcome]} in ${milliseconds(done.duration)} ms${attempts}`));
  const list = element('dl');
  for (const [name, value] of [...pairs(done.arguments), ...pairs(done.answer).map(([n, v]) => [`→ ${n}`, v])]) {
    list.append(element('dt', null, name), element('dd', null, value));
  }
  item.append(list);
  return item;
}

// an ISO-8601 duration of seconds, as JSON-B writes it
const milliseconds = duration => {
  const [, hours, minutes, seconds] = duration.match(/^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/) ?? [];
  return Math.round(((Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0)) * 1000);
};

function showStory(call) {
  const seen = JSON.stringify(call);
  if (seen === shownStory) return;
  shownStory = seen;
  byId('call').hidden = false;
  byId('caller').textContent = caller(call);
  const agent = call.agent ? `, agent ${call.agent}` : '';
  byId('facts').textContent =
    `${call.from.number || 'withheld'} → ${call.to.number}${agent} · ${states[call.state]} · SIP Call-ID ${call.sipCallId ?? 'unknown'}`;
  const story = [
    ...call.turns.map(turn => [turn.at, said(turn)]),
    ...call.actions.map(done => [done.startedAt, action(done)]),
  ].sort(([a], [b]) => new Date(a) - new Date(b)).map(([, item]) => item);
  if (call.endedAt) story.push(element('li', 'end', `${time(call.endedAt)} · ${states[call.state]} (${call.endReason})`));
  byId('story').replaceChildren(...story);
}

async function read(path) {
  const response = await fetch(path, { headers: { Accept: 'application/json' } });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response.json();
}

async function refresh() {
  try {
    const calls = await read('api/calls');
    showCalls(calls);
    const id = current(calls);
    if (id) showStory(await read(`api/calls/${encodeURIComponent(id)}`));
    byId('connection').textContent = '';
  } catch {
    byId('connection').textContent = 'The server cannot be reached. Trying again…';
  }
}

async function follow() {
  await refresh();
  setTimeout(follow, PAUSE);
}

follow();
