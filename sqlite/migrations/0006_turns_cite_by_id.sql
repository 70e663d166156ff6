UPDATE messages SET content = json_set(content, '$.sources', (
  SELECT json_group_array(coalesce(json_extract(source.value, '$.id'), source.value))
  FROM json_each(messages.content, '$.sources') AS source
)) WHERE json_type(content, '$.sources[0]') = 'object';
--> statement-breakpoint
DELETE FROM cache_entries WHERE key LIKE 'chat%' OR key LIKE 'proposal:%';
