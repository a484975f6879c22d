#!/usr/bin/env node
// One full trading cycle against the DMarket API, written from API.md alone ("§" = section of that text).
//   node foreign-client.mjs BASE_URL PUBLIC_HEX SECRET_HEX [--until settled|sold]
// Node 20, standard library only. One JSON line per step; exit code 1 and a message at the first surprise.
// On purpose it spells things in every harmless way: '+' and %20, ':' and %3A, camelCase and snake_case,
// numbers and strings, compact and pretty bodies, X-Api-Key and x-api-key. All of them must be accepted.
import crypto from 'node:crypto';

const [base, publicKey, secretKey, flag = '--until', until = 'settled'] = process.argv.slice(2);
if (!secretKey || flag !== '--until' || !['settled', 'sold'].includes(until)) {
  console.error('usage: node foreign-client.mjs BASE_URL PUBLIC_HEX SECRET_HEX [--until settled|sold]');
  process.exit(1);
}
const GAME = 'a8db';
const OFFERS = '/marketplace-api/v2/offers';
const PRICES = '/marketplace-api/v1/aggregated-prices';
const TARGETS = '/marketplace-api/v1/user-targets';
const started = Date.now();
const deadline = started + 110_000;
const stats = { requests: 0, throttled: 0, timeLocked: 0 };

// ---- helpers ---------------------------------------------------------------------------------------
process.on('uncaughtException', ({ message, cause }) => {
  console.error(`FAILED after ${Date.now() - started} ms: ${message}`, cause?.message ?? '');
  process.exit(1);
});
function fail(complaint, evidence = '') {
  throw new Error(`${complaint} ${JSON.stringify(evidence).slice(0, 600)}`);
}
const must = (condition, ...complaint) => condition || fail(...complaint);
const say = (step, facts) => console.log(JSON.stringify({ step, ms: Date.now() - started, ...facts }));
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
const encode = (s) => encodeURIComponent(s).replace(/[()!'*]/g, (c) => `%${c.charCodeAt().toString(16)}`);
const pretty = (body) => JSON.stringify(body, null, 2);
const int64 = (n) => (/^"\d+"$/.test(JSON.stringify(n)) ? Number(n) : fail('not an int64 string (§2.1):', n));
const cents = ({ Amount: n }) => (Number(n.toFixed(2)) === n ? Math.round(n * 100) : fail('not cents:', n));
async function eventually(what, probe) {
  for (; Date.now() < deadline; await sleep(500)) {
    const found = await probe();
    if (found) return found;
  }
  return fail(`out of time, waiting for ${what}`);
}

// ---- signed requests (§1, §3) ----------------------------------------------------------------------
const seed = Buffer.from(secretKey, 'hex').subarray(0, 32);
const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
const privateKey = crypto.createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
function sign(method, target, body = '', ageSeconds = 0, decode = decodeURIComponent) {
  const [, path, search] = /^([^?]*)(.*)$/.exec(target);       // path signed decoded, query as sent (§1.3)
  const date = String(Math.floor(Date.now() / 1000) - ageSeconds);
  const signature = crypto.sign(null, Buffer.from(method + decode(path) + search + body + date), privateKey);
  const name = (text) => (stats.requests % 2 ? text : text.toLowerCase());     // lower case every second time
  return { [name('X-Api-Key')]: publicKey, [name('X-Sign-Date')]: date,
    [name('X-Request-Sign')]: `dmar ed25519 ${signature.toString('hex')}`,
    [name('Content-Type')]: 'application/json' };
}
let nextSlot = 0;
/** At most 5 requests a second, below every limit of §3; `rush` skips the pause. A 429 is waited out. */
async function call(method, target, body, { rush, wanted = 200, headers = sign } = {}) {
  for (let attempt = 1; ; attempt++) {
    if (!rush) await sleep(nextSlot - Date.now());
    nextSlot = Date.now() + 200;
    stats.requests++;
    const answer = await fetch(base + target, { method, body, redirect: 'error',
      headers: headers(method, target, body), signal: AbortSignal.timeout(15_000) });
    const text = await answer.text();
    if (answer.status !== 429) {
      const isJson = answer.headers.get('content-type')?.startsWith('application/json');
      must(isJson && answer.status === wanted, `${method} ${target}: HTTP ${answer.status}:`, text);
      return JSON.parse(text);
    }
    stats.throttled++;
    const [after, reset] = ['retry-after', 'ratelimit-reset'].map((name) => Number(answer.headers.get(name)));
    const pause = Math.max(after, reset, 2 ** attempt / 4) * 1000;
    must(Date.now() + pause < deadline, `${method} ${target}: 429 until the deadline`);
    await sleep(pause);
  }
}
const get = (path, fields, space = '%20') => call('GET', `${path}?${Object.entries(fields)
  .map(([name, value]) => `${name}=${encode(value).replaceAll('%20', space)}`).join('&')}`);

// ---- views of the account and of the market --------------------------------------------------------
async function balance() {                                     // "held" is not contained in "usd" (§2.6)
  const { usd, usdTradeProtected: held } = await call('GET', '/account/v1/balance');
  return { usd: int64(usd), held: int64(held), sum: int64(usd) + int64(held) };
}
const list = async (path, fields, space) => (await get(path, { limit: 100, ...fields }, space)).items;
const latest = { gameId: GAME, orderBy: 'createdAt', orderDir: 'desc' };
const inventory = () => list('/marketplace-api/v2/user/inventory', latest);
const owned = async (asset) => (await inventory()).some((i) => i.attributes.id === asset && i.inMarket);
const ownOffers = () => list('/marketplace-api/v2/user/offers', latest);
const ownTargets = () => list('/marketplace-api/v2/user/targets', { game_id: GAME, order_by: 'createdAt' });
const closed = async (kind) => (await get(`/marketplace-api/v1/user-${kind}/closed`, { Limit: 100 })).Trades;
const orders = async (title) => (await call('GET',
  `/marketplace-api/v1/targets-by-title/${GAME}/${encode(title)}`)).orders;
async function cheapest(title, space) {                        // not P2P; `title` is a mere prefix (§2.3)
  const filters = { game_id: GAME, title, treeFilters: 'type=dmarket', order_by: 'price', order_dir: 'asc' };
  const offers = await list(OFFERS, filters, space);
  const prices = offers.map((offer) => int64(offer.priceCents));
  must(prices.every((price, i) => !i || prices[i - 1] <= price), 'offers are not ordered by price:', prices);
  return offers.filter((offer) => offer.attributes.title === title && !offer.locked);
}
const fees = () => get('/exchange/v1/customized-fees', { gameId: GAME, offerType: 'dmarket', limit: 10_000 });
function feeOf({ defaultFee, reducedFees }, title, price, time) {                        // §2.7, §4.5, §7
  const { fraction } = reducedFees.find((row) => row.title === title && time < row.expiresAt
    && row.minPrice <= price && price <= row.maxPrice) ?? defaultFee;
  return Math.max(Math.round(Number((price * fraction).toFixed(6))), defaultFee.minAmount);
}
/** offers:batch… with one row, at once, and again while its change window is closed (§2.9). */
const change = (action, row, write = JSON.stringify) => eventually(`the lock: ${action}`, async () => {
  const { offers, failed } = await call('POST', OFFERS + action, write({ requests: [row] }), { rush: true });
  must(offers.length + failed.length === 1, `${action}: not one row for one request:`, { offers, failed });
  const { code, message } = failed[0] ?? {};
  if (!code || code === 'OfferNotFound') return { id: offers[0]?.id };         // no id: the offer is gone
  must(code === 'AssetTimeLocked' && /^\d\d:\d\d$/.test(message), `${action} was refused:`, failed);
  stats.timeLocked++;
});
let expected;
/** Books a purchase or sale: usd + usdTradeProtected must have changed by exactly this many cents. */
async function book(step, change, facts) {
  expected += change;
  const now = await balance();
  must(now.sum === expected, `${step}: the balance should be ${expected}:`, now);
  say(step, { ...facts, ...now });
  return now;
}

// ---- 0. bad requests are refused as documented -----------------------------------------------------
const one = `${OFFERS}?gameId=${GAME}&limit=1`;
const spaced = '/marketplace-api/v1/targets-by-title/a8db/AK-47%20%7C%20Redline';
const denied = /^{"Code":"Unauthorized","Message":"Unauthorized"}$/;
const invalid = /^{"error":"[^"]+","code":3,"message":"[^"]+"}$/;
const table = [                                                // name, status, answer, request, headers
  ['unsigned', 401, denied, ['GET', one], () => ({})],
  ['stale date', 401, denied, ['GET', one], () => sign('GET', one, '', 125)],
  ['date ahead', 401, denied, ['GET', one], () => sign('GET', one, '', -125)],
  ['tampered body', 401, denied, ['POST', PRICES, '{"limit": 1}'], () => sign('POST', PRICES, '{"limit":1}')],
  ['encoded path signed', 401, denied, ['GET', spaced], () => sign('GET', spaced, '', 0, (path) => path)],
  ['no limit', 400, invalid, ['GET', `${OFFERS}?gameId=${GAME}`]],
  ['limit 101', 400, invalid, ['GET', `${OFFERS}?gameId=${GAME}&limit=101`]],
  ['asset not a UUID', 400, /requests\[0\]\.asset_id.*"code":3/, ['POST', `${OFFERS}:batchCreate`,
    '{"requests":[{"assetId":"0:1:2:730","priceCents":9}]}']],
  ['retired v1 path', 410, /^{"code":"Gone",.*\/v2\/offers"}$/, ['GET', '/exchange/v1/market/items']],
];
for (const [name, wanted, shape, [method, target, body], headers] of table) {
  const answer = await call(method, target, body, { wanted, headers });
  must(shape.test(JSON.stringify(answer)), `"${name}" is not refused as documented:`, answer);
}
say('refused', { requests: table.map(([name, status]) => `${name}: ${status}`) });

// ---- 1. read ---------------------------------------------------------------------------------------
const purse = await balance();
expected = purse.sum;
const profile = await call('GET', '/account/v1/user');         // contains secrets: never printed (§2.6)
must(profile.publicKey === publicKey && profile.settings.targetsLimit > 0, 'not the profile of this key');
const seen = new Set();
for (let cursor = '', page = 0; page < 3 && (cursor || !page); page++) {
  const { items, cursor: next } = await get(OFFERS, { gameId: GAME, limit: 50, ...(cursor && { cursor }) });
  must(next !== cursor && items.some(({ offerId }) => !seen.has(offerId)), 'the cursor stands still (§2.1)');
  items.forEach(({ offerId }) => seen.add(offerId));
  cursor = next;
}
const { aggregatedPrices } = await call('POST', PRICES, pretty({ filter: { game: GAME }, limit: '1000' }));
const { title, ask, bid } = aggregatedPrices.map((row) => ({ title: row.title, offers: int64(row.offerCount),
  ask: int64(row.offerBestPrice.Amount), bid: int64(row.orderBestPrice.Amount) }))
  .filter((row) => row.bid > 50 && row.ask < 1000).sort((a, b) => b.offers - a.offers)[0]
  ?? fail('no cheap title with offers and orders among', aggregatedPrices);
const { sales } = await get('/trade-aggregator/v1/last-sales', { gameId: GAME, title, limit: 20 }, '+');
must(sales.length && sales.every(({ price }) => /^\d+\.\d\d$/.test(price)), 'last sales (§2.7):', sales);
const own = [await inventory(), await ownOffers(), await ownTargets()].map((rows) => rows.length);
const { defaultFee: { fraction } } = await fees();
say('read', { purse, storefront: seen.size, title, ask, bid, sales: sales.length, fraction, own });

// ---- 2. targets: a low one to see and delete, one above the lowest offer to be filled --------------
const [low, high] = [Math.ceil(bid / 2), Math.round(ask * 1.2)];
const wish = (Amount, dollars) => ({ Title: title, Amount, Price: { Currency: 'USD', Amount: dollars } });
const { Result } = await call('POST', `${TARGETS}/create`, pretty({ GameID: GAME,
  Targets: [wish('1', low / 100), wish(1, (high / 100).toFixed(2))] }));
must(Result.length === 2 && Result.every((r) => r.Successful && r.TargetID), 'targets refused:', Result);
const [lowId, highId] = Result.map((row) => row.TargetID);
const open = (await ownTargets()).find(({ targetId }) => targetId === lowId);
must(open?.title === title && int64(open.priceCents) === low && int64(open.amount) === 1
  && open.status === 'TARGET_STATUS_ACTIVE', 'the new target is not listed as created:', open);
const deletion = await call('POST', `${TARGETS}/delete`, JSON.stringify({ Targets: [{ TargetID: lowId }] }));
must(deletion.Result[0].Successful && (await ownTargets()).every(({ targetId }) => targetId !== lowId),
  'a target was not deleted:', deletion);
say('targets', { title, low, deleted: lowId, high, waiting: highId });
const filled = await eventually('the target to be filled', async () =>
  (await closed('targets')).find(({ TargetID }) => TargetID === highId));
const paid = cents(filled.Price);
must(filled.Title === title && paid <= high && await owned(filled.AssetID), 'not the wanted item:', filled);
await book('target-filled', -paid, { targetId: highId, assetId: filled.AssetID, paid });

// ---- 3. buy the cheapest offer; OfferNotFound = somebody was faster (§2.10) ------------------------
const bought = await eventually('a purchase', async () => {
  const [{ offerId, priceCents: amount, attributes: { id } } = fail('no offers')] = await cheapest(title);
  const offers = [{ offerId, price: { amount, currency: 'USD' }, type: 'dmarket' }];
  const reply = await call('PATCH', '/exchange/v1/offers-buy', JSON.stringify({ offers }), { rush: true });
  if (reply.dmOffersFailReason.code === 'OfferNotFound') return undefined;
  must(reply.status !== 'TxFailed' && reply.dmOffersStatus[offerId]?.started === true, 'purchase:', reply);
  await eventually('the bought item', () => owned(id));
  await book('bought', -int64(amount), { offerId, assetId: id, paid: amount });
  return id;
});

// ---- 4.-6. take down, list, re-price at once, sell -------------------------------------------------
async function sell(assetId) {
  const row = { assetId, priceCents: `${3 * ask}` };           // too dear to be sold at once
  const first = await change(':batchCreate', row, pretty);
  const removed = await change('%3AbatchDelete', { offerId: first.id });
  must(removed.id === first.id && await owned(assetId), 'an offer was not taken down:', [first, removed]);
  let { id } = await change(':batchCreate', row);
  must((await ownOffers()).some(({ offerId }) => offerId === id), 'the new offer is not listed:', id);
  say('listed', { ...row, offerId: id, takenDown: first.id });
  const [priceOf, rules] = [new Map([[id, 3 * ask]]), []];     // under all ids that the offer ever had
  let [round, patience] = [0, 0];
  const trade = await eventually('a sale', async () => {
    rules.push(await fees());
    const sold = (await closed('offers')).find(({ OfferID }) => priceOf.has(OfferID));
    if (sold || Date.now() < patience) return sold;
    patience = Date.now() + 5000;                              // first just below the rivals, then to a bid
    const rival = (await cheapest(title, '+')).find(({ offerId }) => !priceOf.has(offerId));
    const price = rival && round++ < 2 ? int64(rival.priceCents) - 1
      : Math.max(0, ...(await orders(title)).map((order) => int64(order.price)));
    if (!price || price >= priceOf.get(id)) return undefined;
    const next = await change(':batchUpdate', { offerId: id, priceCents: price });
    if (!next.id) return undefined;                            // sold a moment ago
    must(!priceOf.has(next.id), 'batchUpdate did not give a new offer id (§2.9):', next);
    say('repriced', { was: id, offerId: next.id, price });
    id = next.id;
    priceOf.set(id, price);
  });
  const [price, fee, asked] = [cents(trade.Price), cents(trade.Fee.Amount), priceOf.get(trade.OfferID)];
  must(price === asked || (trade.TargetID && price > asked), `sold at ${price}, asked ${asked}`);
  const allowed = rules.slice(-2).map((list) => feeOf(list, title, price, trade.OfferClosedAt));
  must(allowed.includes(fee), `fee ${fee}, by customized-fees ${allowed}:`, trade);
  must(trade.FinalizationTime - trade.OfferClosedAt === 7 * 86400, 'not 7 days of protection (§7):', trade);
  await book('sold', price - fee, { offerId: trade.OfferID, price, fee, status: trade.Status });
  return trade.OfferID;
}
const sold = [await sell(filled.AssetID), await sell(bought)];

// ---- 7. settle: the state of the sales, and every cent is usable -----------------------------------
if (until === 'settled') {
  await eventually('the end of trade protection', async () => {
    const trades = (await closed('offers')).filter(({ OfferID }) => sold.includes(OfferID));
    must(trades.length === 2 && trades.every((t) => t.Status !== 'reverted'), 'closed offers:', trades);
    return trades.every((t) => t.Status === 'successful');
  });
  const { held } = await book('settled', 0);
  must(held <= purse.held, 'proceeds are still held after the end of trade protection:', held);
}
say('done', { until, earned: expected - purse.sum, ...stats });
