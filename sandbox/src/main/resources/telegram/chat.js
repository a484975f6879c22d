// A chat with the bot. Formatting arrives as text and entities and is built element by element.

const TAGS = {
  bold: 'b', italic: 'i', underline: 'u', strikethrough: 's', code: 'code', pre: 'pre',
  blockquote: 'blockquote', spoiler: 'span', text_link: 'a', bot_command: 'button',
};
const $ = (id) => document.getElementById(id);
const query = new URLSearchParams(location.search);
const person = query.get('person') ?? '1';
let startCode = query.get('start');
let shownTaps = null;
let toastTimer = 0;
let typingTimer = 0;
const waiting = new Map();

async function post(what, body) {
  try {
    const answer = await fetch(`/chat/${what}?person=${encodeURIComponent(person)}`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body),
    });
    const reply = await answer.json();
    if (!answer.ok) toast(reply.error ?? 'That did not work.');
    return reply;
  } catch {
    toast('The sandbox does not answer. Is the program still running?');
    return {};
  }
}

const say = (text) => post('messages', { text });

function toast(words) {
  clearTimeout(toastTimer);
  $('toast').textContent = words;
  $('toast').hidden = words === '';
  toastTimer = setTimeout(() => { $('toast').hidden = true; }, 3500);
}

// ---- messages ------------------------------------------------------------------------------------

function element(entity, words) {
  const node = document.createElement(TAGS[entity.type] ?? 'span');
  if (entity.type === 'text_link' && /^https?:\/\//i.test(entity.url ?? '')) {
    node.href = entity.url;
    node.rel = 'noopener noreferrer';
    node.target = '_blank';
  }
  if (entity.type === 'bot_command') {
    node.type = 'button';
    node.className = 'command';
    node.addEventListener('click', () => say(words));
  }
  return node;
}

// Entities are sorted by offset, longer ones first, so that they nest.
function formatted(text, entities, from = 0, to = text.length, first = 0) {
  const parts = document.createDocumentFragment();
  let at = from;
  for (let i = first; i < entities.length; i++) {
    const entity = entities[i];
    const end = Math.min(entity.offset + entity.length, to);
    if (entity.offset < at || entity.offset >= to) continue;
    parts.append(text.slice(at, entity.offset));
    const node = element(entity, text.slice(entity.offset, end));
    node.append(formatted(text, entities, entity.offset, end, i + 1));
    parts.append(node);
    at = end;
  }
  parts.append(text.slice(at, to));
  return parts;
}

function press(key, message, button) {
  key.setAttribute('aria-busy', 'true');
  post('taps', { message: message.id, data: button.callback_data }).then((reply) => {
    if (reply.id === undefined) key.removeAttribute('aria-busy');
    else waiting.set(reply.id, key);
  });
}

function keys(message) {
  const box = document.createElement('div');
  box.className = 'keys';
  for (const row of message.keyboard) {
    const line = document.createElement('div');
    line.className = 'row';
    for (const button of row) {
      const key = document.createElement(button.url === undefined ? 'button' : 'a');
      key.className = 'key';
      key.textContent = button.text;
      if (button.url === undefined) {
        key.type = 'button';
        key.addEventListener('click', () => press(key, message, button));
      } else if (/^https?:\/\//i.test(button.url)) {
        key.href = button.url;
        key.rel = 'noopener noreferrer';
        key.target = '_blank';
      }
      line.append(key);
    }
    box.append(line);
  }
  return box;
}

function clock(message) {
  const at = new Date(message.date * 1000);
  const hours = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
  return message.editDate > 0 ? 'edited ' + hours : hours;
}

function attached(file) {
  const link = document.createElement('a');
  link.className = 'file';
  link.download = file.name;
  link.href = URL.createObjectURL(new Blob([file.text], {type: 'application/json'}));
  link.textContent = file.name;
  return link;
}

function draw(message) {
  const node = document.createElement('li');
  node.className = message.fromBot ? 'message' : 'message mine';
  const bubble = document.createElement('div');
  bubble.className = 'bubble';
  const text = document.createElement('div');
  text.className = 'text';
  text.append(formatted(message.text, message.entities));
  if (message.file !== undefined) bubble.append(attached(message.file));
  const time = document.createElement('time');
  time.textContent = clock(message);
  bubble.append(text, time);
  node.append(bubble);
  if (message.keyboard.length > 0) node.append(keys(message));
  return node;
}

function drawMessages(messages) {
  const list = $('messages');
  const atEnd = $('room').scrollHeight - $('room').scrollTop - $('room').clientHeight < 120;
  const last = list.lastElementChild?.dataset.id;
  const known = new Map(Array.from(list.children, (node) => [node.dataset.id, node]));
  for (const message of messages) {
    const id = String(message.id);
    const shape = JSON.stringify(message);
    const old = known.get(id);
    known.delete(id);
    if (old?.shape === shape) continue;
    const fresh = draw(message);
    fresh.dataset.id = id;
    fresh.shape = shape;
    if (old === undefined) {
      list.append(fresh);
    } else {
      const focused = Array.from(old.querySelectorAll('.key')).indexOf(document.activeElement);
      old.replaceWith(fresh);
      if (focused >= 0) fresh.querySelectorAll('.key')[focused]?.focus();
    }
  }
  known.forEach((node) => node.remove());
  $('hello').hidden = messages.length > 0;
  if (atEnd || list.lastElementChild?.dataset.id !== last) $('room').scrollTop = $('room').scrollHeight;
}

// ---- the rest of the page ------------------------------------------------------------------------

function drawTaps(taps) {
  for (const tap of taps) {
    if (!tap.answered) continue;
    waiting.get(tap.id)?.removeAttribute('aria-busy');
    waiting.delete(tap.id);
    if (shownTaps !== null && !shownTaps.has(tap.id) && tap.text !== '') toast(tap.text);
  }
  shownTaps = new Set(taps.filter((tap) => tap.answered).map((tap) => tap.id));
}

function drawMenu(commands) {
  const shape = JSON.stringify(commands);
  $('menu-button').hidden = commands.length === 0;
  if ($('menu').dataset.shape === shape) return;
  $('menu').dataset.shape = shape;
  $('menu').replaceChildren(...commands.map((entry) => {
    const line = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    const name = document.createElement('b');
    name.textContent = '/' + entry.command;
    const what = document.createElement('span');
    what.textContent = entry.description;
    button.append(name, what);
    button.addEventListener('click', () => { openMenu(false); say('/' + entry.command); $('text').focus(); });
    line.append(button);
    return line;
  }));
}

function openMenu(open) {
  $('menu').hidden = !open;
  $('menu-button').setAttribute('aria-expanded', String(open));
}

function drawTyping(until) {
  clearTimeout(typingTimer);
  const left = until * 1000 - Date.now();
  $('typing').hidden = left <= 0;
  if (left > 0) typingTimer = setTimeout(() => { $('typing').hidden = true; }, left);
}

function show(chat) {
  $('name').textContent = chat.bot;
  drawMessages(chat.messages);
  drawTaps(chat.taps);
  drawMenu(chat.commands);
  drawTyping(chat.typingUntil);
  $('start').hidden = chat.messages.length > 0 && startCode === null;
}

function state(name, words) {
  $('state').dataset.state = name;
  if ($('state').textContent !== words) $('state').textContent = words;
}

function connect() {
  const events = new EventSource(`/chat/events?person=${encodeURIComponent(person)}`);
  events.addEventListener('open', () => state('live', 'bot'));
  events.addEventListener('chat', (event) => { state('live', 'bot'); show(JSON.parse(event.data)); });
  events.addEventListener('error', () => {
    state('lost', 'connection lost, trying again');
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 2_000);
  });
}

$('start').addEventListener('click', () => {
  const code = startCode;
  startCode = null;
  query.delete('start');
  history.replaceState(null, '', query.size > 0 ? '?' + query : location.pathname);
  $('start').hidden = true;
  say(code === null ? '/start' : '/start ' + code);
  $('text').focus();
});
$('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const words = $('text').value.trim();
  if (words === '') return;
  $('text').value = '';
  openMenu(false);
  say(words);
});
$('menu-button').addEventListener('click', () => openMenu($('menu').hidden));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && !$('menu').hidden) { openMenu(false); $('menu-button').focus(); }
});
document.addEventListener('click', (event) => {
  if (!$('menu').contains(event.target) && !$('menu-button').contains(event.target)) openMenu(false);
});

connect();
