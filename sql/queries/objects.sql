--: Object(id?, gone_at?)

--! by_uri : Object
SELECT uri, kind, id, gone_at FROM objects WHERE uri = :uri;

--! by_uris : Object
SELECT uri, kind, id, gone_at FROM objects WHERE uri = ANY(:uris);

--! claim : (uri)
-- No row back: somebody holds the id, or it is gone.
INSERT INTO objects (uri, kind, id) VALUES (:uri, :kind, :id) ON CONFLICT (uri) DO NOTHING RETURNING uri;

--! bury (id?)
INSERT INTO objects (uri, kind, id, gone_at) VALUES (:uri, :kind, :id, :now)
ON CONFLICT (uri) DO UPDATE SET gone_at = coalesce(objects.gone_at, excluded.gone_at);
