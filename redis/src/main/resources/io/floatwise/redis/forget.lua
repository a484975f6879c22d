-- An answer makes no sense. KEYS: answer. ARGV: channel, news.
redis.call('DEL', KEYS[1])
return redis.call('PUBLISH', ARGV[1], ARGV[2])
