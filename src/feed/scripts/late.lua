local home, late = KEYS[1], KEYS[2]
local id, cap, seconds = ARGV[1], tonumber(ARGV[2]), ARGV[3]
local head = redis.call('LINDEX', home, 0)
if not head then return 0 end
local cut, flag, token = string.match(head, '^r(%d+):(%d):(.+)$')
if cut and not below(cut, id) then return 2 end
-- Fan-outs are run again after a failure: what is there already must not fill the list.
if redis.call('LPOS', home, id) or redis.call('LPOS', late, id) then return 2 end
if redis.call('RPUSH', late, id) > cap then
  redis.call('DEL', home, late)
  return 3
end
redis.call('EXPIRE', late, seconds)
if flag == '0' then redis.call('LSET', home, 0, 'r' .. cut .. ':1:' .. token) end
return 1
