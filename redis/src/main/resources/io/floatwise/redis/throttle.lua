-- Counts one command of a person, or says after how many microseconds to come back. A store of
-- commands fills at an even rate; when it will be full is all that is kept. What was counted before
-- the common count began is unknown, so every store is taken for empty then.
-- KEYS: store, when counting began. ARGV: us for one command, us to fill the store.
local clock = redis.call('TIME')
local now = clock[1] * 1000000 + clock[2]
local each, most = tonumber(ARGV[1]), tonumber(ARGV[2])
local since = redis.call('GET', KEYS[2])
if not since or tonumber(since) > now then
  since = string.format('%.0f', now)
  redis.call('SET', KEYS[2], since)
end
local full = tonumber(redis.call('GET', KEYS[1]) or '0')
full = math.max(now, full, tonumber(since) + most) + each
local wait = full - most - now
if wait > 0 then
  return wait
end
redis.call('SET', KEYS[1], string.format('%.0f', full), 'PX', string.format('%.0f', most / 1000 + 1000))
return 0
