'use strict';

const token = location.hash.slice(1);
const $ = id => document.getElementById(id);
let catalogue = [];

async function call(method, path, body) {
  const answer = await fetch('/sandbox/' + path, {
    method,
    headers: { 'X-Sandbox-Admin': token },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.message || json.Message || 'HTTP ' + answer.status);
  return json;
}

function element(name, text, parent) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

function row(parent, title, text) {
  const line = element('div', undefined, parent);
  line.className = 'row';
  const left = element('div', undefined, line);
  element('strong', title, left);
  const small = element('div', text, left);
  small.className = 'quiet';
  return line;
}

function attempt(action) {
  return async event => {
    if (event) event.preventDefault();
    try {
      await action(event);
      $('problem').hidden = true;
    } catch (e) {
      $('problem').textContent = token
        ? e.message : 'Open the address that the sandbox printed: its last part is the key.';
      $('problem').hidden = false;
    }
  };
}

function showFaults(faults) {
  catalogue = faults.catalogue;
  const names = $('fault').elements.name;
  if (!names.options.length) {
    for (const kind of catalogue) names.append(new Option(kind.name, kind.name));
    for (const operation of faults.operations) {
      $('fault').elements.operation.append(new Option(operation, operation));
    }
    showParameters();
  }
  $('active').replaceChildren();
  if (!faults.active.length) element('p', 'none', $('active')).className = 'quiet';
  for (const fault of faults.active) {
    const text = (fault.operation || 'all operations') + ', struck ' + fault.struck + ' of '
      + fault.met + (fault.count ? ', ends after ' + fault.count : '');
    const off = element('button', 'Off', row($('active'), fault.name, text));
    off.type = 'button';
    off.setAttribute('aria-label', 'Switch ' + fault.name + ' off');
    off.onclick = attempt(async () => showFaults(await call('DELETE', 'faults?id=' + fault.id)));
  }
}

function showParameters() {
  const kind = catalogue.find(k => k.name === $('fault').elements.name.value);
  $('meaning').textContent = kind.meaning;
  $('parameters').replaceChildren();
  for (const name of kind.parameters) {
    const label = element('label', name + ' ', $('parameters'));
    if (name === 'change') {
      const select = element('select', undefined, label);
      select.name = name;
      for (const word of ['removed', 'renamed', 'retyped']) select.append(new Option(word, word));
    } else {
      element('input', undefined, label).name = name;
    }
  }
}

function showBehaviours(answer) {
  $('behaviours').replaceChildren();
  for (const b of answer.behaviours) {
    const line = row($('behaviours'), b.name, b.meaning + ' (' + b.basis.toLowerCase() + ')');
    if (b.value !== b.default) line.classList.add('changed');
    const words = b.allowed.includes(', ') ? b.allowed.split(', ') : null;
    const field = element(words ? 'select' : 'input', undefined, line);
    if (words) for (const word of words) field.append(new Option(word, word));
    field.value = b.value;
    field.setAttribute('aria-label', b.name);
    field.onchange = attempt(async () => {
      showBehaviours(await call('POST', 'behaviour', { name: b.name, value: field.value }));
    });
  }
}

async function showAccounts() {
  const open = new Set([...document.querySelectorAll('details[open]')].map(d => d.dataset.key));
  const accounts = (await call('GET', 'accounts')).accounts;
  const made = [];
  for (const account of accounts) {
    const ledger = await call('GET', 'ledger?key=' + account.publicKey);
    const details = element('details');
    details.dataset.key = account.publicKey;
    details.open = open.has(account.publicKey);
    element('summary', account.account + ': ' + ledger.rows[0].value + ' usable', details);
    const wide = element('div', undefined, details);
    wide.className = 'wide';
    const body = element('tbody', undefined, element('table', undefined, wide));
    for (const line of ledger.rows) {
      const tr = element('tr', undefined, body);
      element('td', line.name, tr);
      element('td', line.value, tr);
    }
    const steam = element('button', 'Put an item into its Steam inventory', details);
    steam.type = 'button';
    steam.onclick = attempt(() => call('POST', 'steam', { key: account.publicKey }));
    made.push(details);
  }
  $('accounts').replaceChildren(...made);
}

function showCalls(calls) {
  $('connections').textContent = calls.connections + ' connections';
  const body = $('calls').tBodies[0];
  body.replaceChildren();
  for (const [operation, statuses] of Object.entries(calls.operations)) {
    const tr = element('tr', undefined, body);
    element('td', operation, tr);
    element('td', Object.entries(statuses)
      .map(([status, n]) => (status === '0' ? 'closed' : status) + ' × ' + n).join(', '), tr);
  }
}

const refresh = attempt(async () => {
  const info = await call('GET', 'info');
  $('clock').textContent = info.now + ', ' + info.clock + ', speed ' + info.clockSpeed
    + ', seed ' + info.seed;
  showFaults(await call('GET', 'faults'));
  if (!$('behaviours').contains(document.activeElement)) {
    showBehaviours(await call('GET', 'behaviours'));
  }
  await showAccounts();
  showCalls(await call('GET', 'calls'));
});

$('fault').elements.name.onchange = showParameters;
$('fault').onsubmit = attempt(async () => {
  const wish = {};
  for (const [name, value] of new FormData($('fault'))) if (value !== '') wish[name] = value;
  await call('POST', 'fault', wish);
  showFaults(await call('GET', 'faults'));
});
$('all-off').onclick = attempt(async () => showFaults(await call('DELETE', 'faults')));
$('reset').onclick = attempt(async () => showCalls(await call('DELETE', 'calls')));
refresh();
setInterval(refresh, 3000);
