-- Words of the search index are told by their parts from now on (iPhone15 by iphone and 15, 2,999 by 2999), so that
-- they are found however they are written. The tokens are made in code: a job of each person with records makes them.
INSERT INTO `jobs` (`id`, `created_at`, `updated_at`, `user_id`, `kind`, `subject`, `status`, `tries`, `next_try_at`)
SELECT lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' ||
    substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
  strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), `id`, 'index', 'records', 'queued', 0,
  strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
FROM `users` WHERE EXISTS (SELECT 1 FROM `records` WHERE `records`.`user_id` = `users`.`id`)
ON CONFLICT (`user_id`, `kind`, `subject`) DO UPDATE SET
  `status` = 'queued', `tries` = 0, `next_try_at` = excluded.`next_try_at`, `updated_at` = excluded.`updated_at`;
