-- Lua's numbers are too small for ids, so they stay decimal texts: the longer one is greater, then the alphabet decides.
local function below(a, b)
  if #a ~= #b then return #a < #b end
  return a < b
end
