-- Looks for an answer. KEYS: answer, errand, tags. ARGV: longest age in ms, name of an errand, ms
-- after which nobody waits for it.
-- Answers {1, age, status, bytes}, {2} to ask the venue, {0, ms} while another node does.
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local found = redis.call('HMGET', KEYS[1], 'asked', 'status', 'body')
if found[1] then
  local asked = tonumber(found[1])
  local good = now >= asked and now - asked < tonumber(ARGV[1])
  for i = 3, #KEYS do
    local wrong = redis.call('GET', KEYS[i])
    if wrong and tonumber(wrong) >= asked then
      good = false
    end
  end
  if good then
    return {1, now - asked + 1, tonumber(found[2]), found[3]}
  end
end
if redis.call('SET', KEYS[2], ARGV[2], 'NX', 'PX', ARGV[3]) then
  return {2}
end
return {0, redis.call('PTTL', KEYS[2])}
