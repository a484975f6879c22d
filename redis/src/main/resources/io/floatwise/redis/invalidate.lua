-- What was asked for before now is wrong. KEYS: tag. ARGV: ms for which that must be known, channel,
-- news.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
redis.call('SET', KEYS[1], string.format('%.0f', now), 'PX', ARGV[1])
return redis.call('PUBLISH', ARGV[2], ARGV[3])
