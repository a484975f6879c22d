-- Asks for the place of one call. KEYS: nodes, places, rest. ARGV: id, limit, name of the place, ms
-- until it is free if nothing more is heard, ms after which a node is silent.
-- Answers {1, 0, places}: taken; {0, ms, places}: not now; {3, ms, places}: the venue must rest;
-- {2, 0, 0}: this node does not count.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local id, limit, silent = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[5])
local all = redis.call('HGETALL', KEYS[1])
local here, kept = false, 0
for i = 1, #all, 2 do
  local held, at, live = string.match(all[i + 1], '^(%d+):(%d+):(%d)')
  local quiet = now - tonumber(at)
  local counts = live == '1' and quiet >= 0 and quiet <= silent
  if all[i] == id then
    here = counts
  elseif not counts then
    kept = kept + math.floor(limit * tonumber(held) / 720720)
  end
end
if not here then
  return {2, 0, 0}
end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', string.format('%.0f', now))
local busy = redis.call('ZCARD', KEYS[2])
local rest = redis.call('PTTL', KEYS[3])
if rest > 0 then
  return {3, rest, busy}
end
if busy + kept < limit then
  redis.call('ZADD', KEYS[2], string.format('%.0f', now + tonumber(ARGV[4])), ARGV[3])
  redis.call('PEXPIRE', KEYS[2], 2 * tonumber(ARGV[4]))
  return {1, 0, busy}
end
local first = redis.call('ZRANGE', KEYS[2], busy + kept - limit, busy + kept - limit, 'WITHSCORES')
return {0, first[2] and math.max(1, tonumber(first[2]) - now) or 1000, busy}
