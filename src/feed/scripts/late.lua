local home, late = KEYS[1], KEYS[2]
local cap, seconds = tonumber(ARGV[1]), ARGV[2]
local head = redis.call('LINDEX', home, 0)
if not head then return 0 end
local cut, flag, token = string.match(head, '^r(%d+):(%d):(.+)$')
local added = 0
for i = 3, #ARGV do
  local id = ARGV[i]
  -- Fan-outs are run again after a failure: what is there already must not fill the list.
  if not (cut and not below(cut, id)) and not redis.call('LPOS', home, id) and not redis.call('LPOS', late, id) then
    if redis.call('RPUSH', late, id) > cap then
      redis.call('DEL', home, late)
      return -1
    end
    added = added + 1
  end
end
if added == 0 then return 0 end
redis.call('EXPIRE', late, seconds)
if flag == '0' then redis.call('LSET', home, 0, 'r' .. cut .. ':1:' .. token) end
return added
