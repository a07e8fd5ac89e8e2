local home, late = KEYS[1], KEYS[2]
local token, seconds, cut = ARGV[1], ARGV[2], ARGV[3]
if redis.call('LINDEX', home, 0) ~= 'b' .. token then return 0 end
local known, arrived = {}, {}
for i = 4, #ARGV do known[ARGV[i]] = true end
local function collect(ids)
  for _, id in ipairs(ids) do
    if not known[id] and below(cut, id) then
      known[id] = true
      arrived[#arrived + 1] = id
    end
  end
end
collect(redis.call('LRANGE', home, 1, -1))
collect(redis.call('LRANGE', late, 0, -1))
table.sort(arrived, below)
-- Both are in order; so is what comes out, and readers may lean on it.
local merged, next = {}, 1
for i = 4, #ARGV do
  while arrived[next] and below(arrived[next], ARGV[i]) do
    merged[#merged + 1] = arrived[next]
    next = next + 1
  end
  merged[#merged + 1] = ARGV[i]
end
while arrived[next] do
  merged[#merged + 1] = arrived[next]
  next = next + 1
end
redis.call('DEL', home, late)
-- The last number counts the entries that were cut off since, so that positions can be told apart.
redis.call('RPUSH', home, 'r' .. cut .. ':0:' .. token .. ':0')
for i = 1, #merged, 500 do
  redis.call('RPUSH', home, unpack(merged, i, math.min(i + 499, #merged)))
end
redis.call('EXPIRE', home, seconds)
return #merged + 1
