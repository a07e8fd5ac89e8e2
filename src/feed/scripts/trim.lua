local home, late = KEYS[1], KEYS[2]
local keep, seconds = tonumber(ARGV[1]), ARGV[2]
local head = redis.call('LINDEX', home, 0)
if not head then return 0 end
local cut, flag, token = string.match(head, '^r(%d+):(%d):(.+)$')
if not cut then return 0 end
local drop = redis.call('LLEN', home) - 1 - keep
if drop <= 0 then return 0 end
-- Entries are out of order within a slack: the home is whole only above all that is cut off.
for _, id in ipairs(redis.call('LRANGE', home, 1, drop)) do
  if below(cut, id) then cut = id end
end
if flag == '1' then
  local ids, kept = redis.call('LRANGE', late, 0, -1), {}
  -- A late list that was evicted must stay missed.
  if #ids > 0 then
    for _, id in ipairs(ids) do
      if below(cut, id) then kept[#kept + 1] = id end
    end
    redis.call('DEL', late)
    if #kept > 0 then
      redis.call('RPUSH', late, unpack(kept))
      redis.call('EXPIRE', late, seconds)
    else
      flag = '0'
    end
  end
end
local name, gone = string.match(token, '^(%x+):(%d+)$')
if not name then name, gone = token, 0 end
-- The last one cut off becomes the head, so that the list is never empty and keeps its expiry.
redis.call('LSET', home, drop, 'r' .. cut .. ':' .. flag .. ':' .. name .. ':' .. string.format('%d', gone + drop))
redis.call('LTRIM', home, drop, -1)
return drop
