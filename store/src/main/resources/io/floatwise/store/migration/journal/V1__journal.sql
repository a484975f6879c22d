-- The journal, in the SQL that SQLite and PostgreSQL both speak. docs/journal.md explains it.
CREATE TABLE store_schema (version INTEGER NOT NULL);
INSERT INTO store_schema (version) VALUES (1);
CREATE TABLE account (
  account TEXT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  chain TEXT NOT NULL
);
CREATE TABLE journal (
  account TEXT NOT NULL REFERENCES account (account),
  seq BIGINT NOT NULL,
  at TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  chain TEXT NOT NULL,
  PRIMARY KEY (account, seq)
);
