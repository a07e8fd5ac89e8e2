--! by_name : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE name = :name;

--! search : (id, name, display_name)
SELECT id, name, display_name FROM tags WHERE name ~>=~ :low AND name ~<~ :high ORDER BY length(name), name LIMIT :amount OFFSET :skip;
