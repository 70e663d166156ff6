-- The search index: one column of words and character bigrams, each prefixed with its user's id, so that
-- a query reads the postings of one user only. The tokens are made in code; the table keeps no text.
CREATE VIRTUAL TABLE `records_search` USING fts5(
  tokens,
  content='',
  contentless_delete=1,
  detail=none,
  tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"
);
