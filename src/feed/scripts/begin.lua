local home, late = KEYS[1], KEYS[2]
local head = redis.call('LINDEX', home, 0)
if head then
  if string.sub(head, 1, 1) == 'b' then return 1 end
  local flag = string.match(head, '^r%d+:(%d):')
  -- A late list that was evicted leaves a home that is not whole.
  if flag == '0' or (flag == '1' and redis.call('EXISTS', late) == 1) then return 2 end
end
redis.call('DEL', home, late)
redis.call('RPUSH', home, 'b' .. ARGV[1])
redis.call('EXPIRE', home, ARGV[2])
return 0
