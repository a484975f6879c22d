-- Keeps an answer unless there is a younger one. KEYS: answer. ARGV: when it was asked for (ms),
-- status, bytes, age at which it is forgotten (ms), channel, news.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local asked = tonumber(ARGV[1])
local left = asked + tonumber(ARGV[4]) - now
local old = redis.call('HGET', KEYS[1], 'asked')
if left <= 0 or asked > now or (old and tonumber(old) <= now and tonumber(old) >= asked) then
  return 0
end
redis.call('HSET', KEYS[1], 'asked', ARGV[1], 'status', ARGV[2], 'body', ARGV[3])
redis.call('PEXPIRE', KEYS[1], string.format('%.0f', left))
redis.call('PUBLISH', ARGV[5], ARGV[6])
return 1
