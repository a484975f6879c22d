-- One node says that it is there, and hears who else is. The parts of a limit that nodes may use
-- while they are cut off never add up to more than the whole.
-- KEYS: nodes. ARGV: id, part it believes to have, 1 if it counts with the others, ms after which a
-- node is silent, ms after which it is forgotten, when this was sent by this clock (ms, 0 unknown),
-- channel of its own, then ids and parts of the nodes it knows.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local id, believed, live = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local silent, forget, sent = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6])
if live == '1' and (sent == 0 or now - sent > silent / 2) then
  live = '0'
end
if redis.call('HEXISTS', KEYS[1], id) == 0 then
  for i = 8, #ARGV, 2 do
    redis.call('HSETNX', KEYS[1], ARGV[i],
      ARGV[i + 1] .. ':' .. string.format('%.0f', now - silent - 1) .. ':0')
  end
end
local all = redis.call('HGETALL', KEYS[1])
local others, count, known = 0, 1, {}
for i = 1, #all, 2 do
  if all[i] ~= id then
    local held, at = string.match(all[i + 1], '^(%d+):(%d+):')
    if now - tonumber(at) > forget then
      redis.call('HDEL', KEYS[1], all[i])
    else
      others = others + tonumber(held)
      count = count + 1
      known[#known + 1] = all[i]
      known[#known + 1] = tonumber(held)
    end
  end
end
-- One part stays free for a node that may come.
local part = math.max(0, math.min(math.floor(720720 / (count + 1)), 720720 - others))
redis.call('HSET', KEYS[1], id,
  math.max(believed, part) .. ':' .. string.format('%.0f', now) .. ':' .. live)
redis.call('PEXPIRE', KEYS[1], forget)
redis.call('PUBLISH', ARGV[7], 'here')
local answer = {now, part, tonumber(live)}
for i = 1, #known do
  answer[#answer + 1] = known[i]
end
return answer
