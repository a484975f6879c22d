-- A node ends in order. KEYS: nodes. ARGV: id.
return redis.call('HDEL', KEYS[1], ARGV[1])
