CREATE VIRTUAL TABLE article_search_begins USING fts5 (
  begins, content = '', detail = none, tokenize = 'ascii tokenchars ''_'''
);
CREATE INDEX body_sentences_count ON body_sentences (article, sentences);
