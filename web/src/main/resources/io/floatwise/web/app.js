// Draws the status that the engine publishes. Text goes in through textContent only.

const STEPS = ['held', 'listed', 'sold', 'settled'];
const STEP_NAMES = {
  held: 'Held', listed: 'Listed', sold: 'Sold', settled: 'Settled',
  reverted: 'Reverted', returned: 'Returned', withdrawn: 'Withdrawn',
};
const ACTIVITY_NAMES = { BUY: 'buying', SELL: 'selling', REPRICE: 're-pricing' };
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const SILENCE_MS = 25_000;

const $ = (id) => document.getElementById(id);
const two = (n) => String(n).padStart(2, '0');

function text(node, value) {
  if (node.textContent !== value) node.textContent = value;
}

function copy(template) {
  return $(template).content.firstElementChild.cloneNode(true);
}

// ---- money and time ------------------------------------------------------------------------------

function moneyText(money, signed) {
  const negative = money.minor < 0;
  const [whole, cents] = money.text.replace('-', '').split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',') + (cents === undefined ? '' : '.' + cents);
  return (negative ? '\u2212' : signed && money.minor > 0 ? '+' : '') + grouped;
}

function putMoney(node, money, signed = false) {
  if (money === null) {
    node.replaceChildren('unknown');
    return;
  }
  const unit = document.createElement('small');
  unit.textContent = money.currency;
  node.replaceChildren(moneyText(money, signed), unit);
  node.classList.toggle('up', signed && money.minor > 0);
  node.classList.toggle('down', signed && money.minor < 0);
}

function day(at, now) {
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? '' : ' ' + at.getUTCFullYear();
  return `${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]}${year}`;
}

function moment(at, now) {
  return `${day(at, now)}, ${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

function span(ms) {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days > 0) return days < 3 && hours % 24 > 0 ? `${days} d ${hours % 24} h` : `${days} d`;
  if (hours > 0) return hours < 6 && minutes % 60 > 0 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  return minutes > 0 ? `${minutes} min` : 'a moment';
}

function ago(at, now) {
  const ms = now - at;
  return ms < 60_000 ? 'now' : span(ms) + ' ago';
}

function putTime(node, iso, words) {
  node.dateTime = iso;
  node.title = iso.replace('T', ' ').replace('Z', ' UTC');
  text(node, words);
}

// ---- lists ---------------------------------------------------------------------------------------

// Keeps one element per key, so that what a reader has opened or focused stays.
function sync(list, items, key, template, draw) {
  const known = new Map(Array.from(list.children, (node) => [node.dataset.key, node]));
  const first = known.size === 0;
  items.forEach((item, index) => {
    const id = key(item, index);
    let node = known.get(id);
    known.delete(id);
    if (node === undefined) {
      node = copy(template);
      node.dataset.key = id;
      if (!first) node.classList.add('changed');
    }
    draw(node, item, index);
    if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
  });
  known.forEach((node) => node.remove());
}

// ---- parts of the page ---------------------------------------------------------------------------

function drawMode(status) {
  $('mode').hidden = false;
  $('mode').dataset.tone = status.modeTone;
  text($('mode-name'), status.mode);
  text($('mode-note'), status.modeNote);
}

function drawState(status, now) {
  const paused = status.paused.map((name) => ACTIVITY_NAMES[name] ?? name);
  $('state').dataset.state = paused.length === 0 && status.pauseReasons.length === 0 ? 'running' : 'paused';
  text($('state-text'), paused.length === 0 ? 'Running' : 'Paused: ' + paused.join(', '));
  const reasons = status.pauseReasons.join('\n');
  if ($('reasons').dataset.shown !== reasons) {
    $('reasons').dataset.shown = reasons;
    $('reasons').replaceChildren(...status.pauseReasons.map((reason) => {
      const line = document.createElement('li');
      line.textContent = reason;
      return line;
    }));
  }
  putTime($('at'), status.at, `${day(now, new Date(0))}, ${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())} UTC`);
  text($('seq'), status.seq);
}

function drawTotals(totals) {
  putMoney($('realised'), totals.realisedProfit, true);
  putMoney($('at-risk'), totals.atRiskProfit, true);
  putMoney($('fees'), totals.fees);
  putMoney($('spent'), totals.spent);
  putMoney($('proceeds'), totals.netProceeds);
  text($('purchases'), totals.purchases === 1 ? '1 purchase' : totals.purchases + ' purchases');
  text($('sales'), (totals.sales === 1 ? '1 sale' : totals.sales + ' sales') + ', net of fees');
}

function drawCash(lines, now) {
  const key = (line, index) => `${line.label} ${line.usableFrom ?? index}`;
  const kind = (index) => String(Math.min(index, 5));
  sync($('cash'), lines, key, 'cash-line', (node, line, index) => {
    node.dataset.kind = kind(index);
    text(node.querySelector('.label'), line.label);
    const later = line.purpose.startsWith('after ');
    text(node.querySelector('.purpose'), later ? 'usable ' + line.purpose : 'for ' + line.purpose);
    putMoney(node.querySelector('.amount'), line.amount);
    const at = line.usableFrom === null ? null : new Date(line.usableFrom);
    text(node.querySelector('.when'), later ? '' : at === null ? 'now' : `${moment(at, now)}, in ${span(at - now)}`);
  });
  const shown = lines.map((line, index) => [line, index]).filter(([line]) => line.amount.minor > 0);
  while ($('cash-bar').children.length > shown.length) $('cash-bar').lastChild.remove();
  while ($('cash-bar').children.length < shown.length) $('cash-bar').append(document.createElement('span'));
  shown.forEach(([line, index], at) => {
    const piece = $('cash-bar').children[at];
    piece.dataset.kind = kind(index);
    piece.style.flex = `${line.amount.minor} 1 0`;
  });
  $('cash-empty').hidden = lines.length > 0;
}

function path(state) {
  if (state === 'reverted') return ['held', 'listed', 'sold', 'reverted'];
  if (state === 'returned' || state === 'withdrawn') return ['held', state];
  return STEPS.includes(state) ? STEPS : ['held', state];
}

function stepTime(step, lot, current) {
  if (step === lot.state) return lot.since;
  if (step === 'held' && current > 0) return lot.acquiredAt;
  if (step === 'settled' && lot.state === 'sold') return lot.finalAt;
  return null;
}

function drawSteps(list, lot, now) {
  const steps = path(lot.state);
  const current = steps.indexOf(lot.state);
  sync(list, steps, (step) => step, 'step', (node, step, index) => {
    node.classList.remove('changed');
    node.dataset.step = step;
    node.dataset.at = index < current ? 'past' : index === current ? 'now' : 'later';
    if (index === current) node.setAttribute('aria-current', 'step');
    else node.removeAttribute('aria-current');
    text(node.querySelector('.name'), STEP_NAMES[step] ?? step);
    const iso = stepTime(step, lot, current);
    const time = node.querySelector('time');
    time.hidden = iso === null;
    if (iso !== null) {
      const at = new Date(iso);
      putTime(time, iso, at > now ? 'in ' + span(at - now) : moment(at, now));
    }
    if (step === 'sold' && index === current && lot.finalAt !== null) {
      const from = new Date(lot.since);
      const share = (now - from) / Math.max(1, new Date(lot.finalAt) - from);
      node.style.setProperty('--done', String(Math.min(1, Math.max(0, share))));
    } else {
      node.style.removeProperty('--done');
    }
  });
}

function lotDetail(lot, now) {
  if (lot.state !== 'sold' || lot.finalAt === null) return lot.detail;
  return `${lot.detail.split(', can be reverted')[0]}. Reversible until ${moment(new Date(lot.finalAt), now)}`;
}

function drawLots(lots, now) {
  sync($('lots'), lots, (lot) => lot.id, 'lot-line', (node, lot) => {
    text(node.querySelector('.title'), lot.title);
    text(node.querySelector('.id'), lot.id);
    drawSteps(node.querySelector('.steps'), lot, now);
    text(node.querySelector('.detail'), lotDetail(lot, now));
    putMoney(node.querySelector('.cost'), lot.cost);
    node.querySelector('.gain').hidden = lot.profit === null;
    if (lot.profit !== null) {
      text(node.querySelector('.gain-name'), lot.state === 'sold' ? 'Profit at risk' : 'Profit');
      putMoney(node.querySelector('.profit'), lot.profit, true);
    }
  });
  text($('lots-count'), lots.length === 0 ? '' : String(lots.length));
  $('lots-empty').hidden = lots.length > 0;
}

function tone(result) {
  if (result.startsWith('accepted')) return 'good';
  if (result.startsWith('rejected')) return 'bad';
  if (result.startsWith('refused') || result.startsWith('withheld')) return 'no';
  return 'wait';
}

function figure(line) {
  const at = line.indexOf(': ');
  return at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 2)];
}

function drawDecisions(decisions, now) {
  sync($('decisions'), decisions, (line) => line.id, 'decision-line', (node, line) => {
    const details = node.querySelector('details');
    details.dataset.tone = tone(line.result);
    text(node.querySelector('.action'), line.action);
    text(node.querySelector('.title'), line.title);
    putMoney(node.querySelector('.amount'), line.amount);
    node.querySelector('.amount').hidden = line.amount.minor === 0;
    text(node.querySelector('.result'), line.result);
    putTime(node.querySelector('time'), line.at, ago(new Date(line.at), now));
    text(node.querySelector('.reason'), line.reason);
    sync(node.querySelector('.figures'), line.figures.map(figure), (_, index) => String(index), 'figure-line', (row, [name, value]) => {
      row.classList.remove('changed');
      text(row.querySelector('dt'), name);
      text(row.querySelector('dd'), value);
    });
    text(node.querySelector('.ref'), `In the chat: /why ${line.id}`);
    const undo = node.querySelector('.undo');
    undo.hidden = key === null || !/^i\d+$/.test(line.id);
    if (!undo.hidden && undo.children.length === 0) {
      undo.append(button(`Take back ${line.id}`, `undo ${line.id}`, `Take back what ${line.id} did, as far as that can be?`));
    }
  });
  text($('decisions-count'), decisions.length === 0 ? '' : 'newest first, open one for its figures');
  $('decisions-empty').hidden = decisions.length > 0;
}

const REGIMES = { CALM: 'calm', RISING: 'rising', FALLING: 'falling', CRASH: 'crash' };

function drawMarkets(markets) {
  sync($('markets'), markets, (line) => line.game, 'market-line', (node, line) => {
    node.classList.remove('changed');
    const change = 100 * (line.index - 1);
    const swing = line.volatility === null ? '' : `, swings ${(100 * line.volatility).toFixed(1)} % a day`;
    text(node.querySelector('.game'), line.game);
    node.querySelector('.regime').dataset.regime = line.regime;
    text(node.querySelector('.regime'), REGIMES[line.regime]);
    text(node.querySelector('.index'), `${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(1)} %`);
    text(node.querySelector('.moves'), `lost ${line.lostInADay} within a day${swing}`);
  });
  $('markets-empty').hidden = markets.length > 0;
}

function drawRefusals(refusals) {
  const rows = Object.entries(refusals).sort((a, b) => b[1] - a[1]);
  const most = rows.length === 0 ? 1 : rows[0][1];
  sync($('refusals'), rows, ([rule]) => rule, 'refusal-line', (node, [rule, times]) => {
    node.classList.remove('changed');
    text(node.querySelector('.rule'), rule);
    text(node.querySelector('.times'), times.toLocaleString('en-US'));
    node.querySelector('.fill').style.width = `${(100 * times) / most}%`;
  });
  $('refusals-empty').hidden = rows.length > 0;
}

// ---- commands about many, groups, limits ---------------------------------------------------------

const ENDS = {
  REFUSED: 'refused', UNKNOWN: 'without a clear answer', WITHHELD: 'withheld', UNCHANGED: 'left as they are', DONE: 'done',
};

let bulkShown = '';

function drawBulk(bulk, now) {
  $('bulk-panel').hidden = bulk === null;
  const fresh = JSON.stringify(bulk);
  if (bulk === null || fresh === bulkShown) return;
  const ends = Object.entries(ENDS).filter(([end]) => bulk.counts[end] > 0);
  const counts = ends.map(([end, words]) => `${bulk.counts[end]} ${words}`).join(', ');
  text($('bulk-title'), bulk.command);
  text($('bulk-by'), `by ${bulk.by}, ${moment(new Date(bulk.at), now)}`);
  text($('bulk-sum'), bulk.done ? counts || 'there was nothing to do' : `goes on: ${bulk.answered} of ${bulk.sent} answered`);
  bulkShown = fresh;
  drawBulkItems();
}

// Hundreds of items are no part of every status; they are asked for when something changed.
async function drawBulkItems() {
  try {
    const report = await (await fetch('/api/v1/bulk', { headers: keyed })).json();
    if (report === null) return;
    $('bulk-troubles').replaceChildren(...report.troubles.map((trouble) => {
      const line = document.createElement('li');
      line.textContent = trouble;
      return line;
    }));
    sync($('bulk-items'), report.items, (item) => item.id, 'bulk-line', (node, item) => {
      node.classList.remove('changed');
      node.dataset.end = item.end;
      text(node.querySelector('.end'), item.end.toLowerCase());
      text(node.querySelector('.title'), item.title);
      text(node.querySelector('.result'), item.result);
      text(node.querySelector('.id'), item.id);
    });
  } catch {
    bulkShown = '';
  }
}

function drawGroups(groups) {
  $('groups-panel').hidden = groups.length === 0;
  sync($('groups'), groups, (group) => group.name, 'group-line', (node, group) => {
    const from = group.least === null ? '' : ` from ${group.least.text} ${group.least.currency}`;
    const to = group.most === null ? '' : ` up to ${group.most.text} ${group.most.currency}`;
    text(node.querySelector('.name'), group.name + (group.paused ? ', paused' : ''));
    text(node.querySelector('.titles'), group.titles.join('; '));
    text(node.querySelector('.wanted'), `${group.amount} of each${from}${to}`);
    text(node.querySelector('.standing'), `${group.standing} targets stand`);
  });
}

function drawLimits(limits) {
  const rows = Object.entries(limits);
  text($('limits-count'), `${rows.length}, open to read them`);
  sync($('limits'), rows, ([name]) => name, 'figure-line', (row, [name, value]) => {
    text(row.querySelector('dt'), name);
    text(row.querySelector('dd'), value);
  });
}

function drawStrategies(strategies) {
  const trading = strategies.filter((each) => each.trading).length;
  text($('strategies-count'), `${trading} of ${strategies.length} trade, open to read them`);
  sync($('strategies'), strategies, (each) => each.name, 'strategy-line', (node, each) => {
    text(node.querySelector('.name'), each.name);
    text(node.querySelector('.about'), each.about);
    text(node.querySelector('.parameters'), each.parameters
      .map((one) => `${one.name} = ${one.value} (${one.range}): ${one.about}`).join(' '));
    text(node.querySelector('.trading'), each.trading ? 'trades' : 'does not trade here');
  });
}

// ---- commands ------------------------------------------------------------------------------------

// The key stands behind the # of the address that the terminal prints. It is taken out of the
// address at once and kept for this tab only.
const fragment = new URLSearchParams(location.hash.slice(1)).get('key');
if (fragment !== null) {
  sessionStorage.setItem('key', fragment);
  history.replaceState(null, '', location.pathname);
}
const key = sessionStorage.getItem('key');
const keyed = key === null ? {} : { 'X-Floatwise-Key': key };

const COMMANDS = [
  ['Pause', 'pause', null],
  ['Resume', 'resume', 'Resume everything?'],
  ['Reduce', 'reduce', 'Only cancel and sell until you resume?'],
  ['Halt', 'halt', 'Stop everything until you resume?'],
  ['Panic', 'panic targets', 'Cancel every target, then halt?'],
  ['Panic, offers too', 'panic offers', 'Cancel every target and take every offer down, then halt?'],
  ['List all', 'list all', 'List every lot that is not on sale?'],
  ['Re-price all', 'reprice all', 'Give every offer the price that selling asks now?'],
  ['Delist all', 'delist all', 'Take every offer down?'],
  ['Cancel all targets', 'cancel targets', 'Cancel every target?'],
];

// A refusal is told once, when it comes; one from before the page was opened is old news.
let refusalSeen = null;
function tellRefusal(refusal) {
  const seq = refusal === null ? '' : refusal.seq;
  if (refusalSeen !== null && seq !== refusalSeen && refusal !== null) text($('told'), refusal.text);
  refusalSeen = seq;
}

async function command(line) {
  try {
    const answer = await fetch('/api/v1/commands', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...keyed },
      body: JSON.stringify({ line }),
    });
    const said = await answer.json();
    text($('told'), answer.ok ? `Handed over: ${said.handedOver}` : `${said.detail} (error ${said.error})`);
  } catch {
    text($('told'), 'The program does not answer (error 6000)');
  }
}

function button(label, line, question) {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = label;
  made.addEventListener('click', () => {
    if (question === null || window.confirm(question)) command(line);
  });
  return made;
}

function drawControls(safety, now) {
  $('controls').hidden = key === null;
  if (key !== null && $('buttons').children.length === 0) {
    $('buttons').append(...COMMANDS.map(([label, line, question]) => button(label, line, question)));
    $('limits-form').addEventListener('submit', (event) => {
      event.preventDefault();
      command('limits ' + $('limits-line').value);
    });
    $('command-form').addEventListener('submit', (event) => {
      event.preventDefault();
      const line = $('command-line').value.trim();
      if (line !== '' && window.confirm(`Do this: ${line}`)) command(line);
    });
  }
  const waiting = safety.approvals.map((line) => ({
    id: line.id,
    title: line.title,
    cost: line.cost,
    reason: `${line.rule}: ${line.reason}`,
    evidence: line.evidence,
    until: line.until,
    answers: (line.approved ? ['Deny'] : ['Approve', 'Deny'])
      .map((label) => [`${label} ${line.id}`, `${label.toLowerCase()} ${line.id}`, null]),
  }));
  if (safety.difference !== null) {
    const { expected, observed, answers } = safety.difference;
    waiting.unshift({
      id: answers.join(),
      title: 'Books and venue differ',
      cost: null,
      reason: `The books say ${expected.text} ${expected.currency}, the venue says ${observed.text} ${observed.currency}.`,
      evidence: `Nothing is bought until they agree. If it was your own doing, say: ${answers.join(', or: ')}`,
      until: null,
      answers: answers.map((line) => [line, line, `Book this as your own doing: ${line}`]),
    });
  }
  if (safety.proposal !== null) {
    const changes = Object.entries(safety.proposal.changes).map(([name, value]) => `${name} = ${value}`);
    waiting.push({
      id: safety.proposal.id,
      title: 'Looser limits, asked for by ' + safety.proposal.by,
      cost: null,
      reason: changes.join('; '),
      evidence: '',
      until: safety.proposal.until,
      answers: [[`Confirm ${safety.proposal.id}`, 'confirm ' + safety.proposal.id, null]],
    });
  }
  sync($('approvals'), waiting, (line) => line.id + line.answers.length, 'approval-line', (node, line) => {
    text(node.querySelector('.title'), line.title);
    node.querySelector('.cost').hidden = line.cost === null;
    if (line.cost !== null) putMoney(node.querySelector('.cost'), line.cost);
    text(node.querySelector('.reason'), line.reason);
    text(node.querySelector('.evidence'), line.evidence);
    const at = new Date(line.until);
    text(node.querySelector('.until'), line.until === null ? '' : `until ${moment(at, now)}, in ${span(at - now)}`);
    const buttons = node.querySelector('.buttons');
    if (key !== null && buttons.children.length === 0) {
      buttons.append(...line.answers.map(([label, order, question]) => button(label, order, question)));
    }
  });
  $('approvals-panel').hidden = waiting.length === 0;
  tellRefusal(safety.refusedCommand);
}

function draw(status) {
  const now = new Date(status.at);
  drawMode(status);
  drawState(status, now);
  drawControls(status.safety, now);
  drawTotals(status.totals);
  drawCash(status.cash, now);
  drawLots(status.lots, now);
  drawDecisions(status.decisions, now);
  drawMarkets(status.markets);
  drawRefusals(status.refusals);
  drawBulk(status.bulk, now);
  drawGroups(status.groups);
  drawStrategies(status.strategies);
  drawLimits(status.safety.limits);
  $('waiting').hidden = true;
  $('board').hidden = false;
}

// ---- connection ----------------------------------------------------------------------------------

let heard = Date.now();

function link(state, words) {
  $('link').dataset.state = state;
  text($('link-text'), words);
  $('board').classList.toggle('stale', state === 'lost');
}

function alive() {
  heard = Date.now();
  link('live', 'Live');
}

function hear(block) {
  const fields = { event: 'message', data: '' };
  for (const line of block.split('\n')) {
    const [, name, value] = /^(event|data): ?(.*)$/.exec(line) ?? [];
    if (name !== undefined) fields[name] = value;
  }
  if (fields.event === 'status') draw(JSON.parse(fields.data));
  if (fields.event === 'status' || fields.event === 'beat') alive();
}

// An EventSource cannot show a key, so the stream is read as any other answer.
async function listen(signal) {
  const headers = { ...keyed, Accept: 'text/event-stream' };
  const answer = await fetch('/api/v1/events', { headers, signal, cache: 'no-store' });
  if (!answer.ok) {
    link('lost', await answer.text());
    return;
  }
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const blocks = (rest + value).replaceAll('\r\n', '\n').split('\n\n');
    rest = blocks.pop();
    blocks.forEach(hear);
  }
  link('lost', 'Connection lost, trying again');
}

async function connect() {
  for (;;) {
    heard = Date.now();
    const ending = new AbortController();
    const watch = setInterval(() => {
      if (Date.now() - heard > SILENCE_MS) ending.abort();
    }, 5_000);
    try {
      await listen(ending.signal);
    } catch (failure) {
      link('lost', ending.signal.aborted ? 'No data, trying again' : 'Connection lost, trying again');
      if (!(failure instanceof TypeError) && failure.name !== 'AbortError') console.error(failure);
    }
    clearInterval(watch);
    await new Promise((go) => setTimeout(go, 1_000));
  }
}

connect();
