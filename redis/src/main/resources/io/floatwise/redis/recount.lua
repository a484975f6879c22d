-- A node comes back that counted alone: counting begins again. KEYS: when counting began.
local clock = redis.call('TIME')
return redis.call('SET', KEYS[1], string.format('%.0f', clock[1] * 1000000 + clock[2]))
