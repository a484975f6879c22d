-- Who may use the bot, in the SQL that SQLite and PostgreSQL both speak. docs/people.md explains it.
-- Times are UTC in ISO 8601.
CREATE TABLE store_schema (version INTEGER NOT NULL, since INTEGER NOT NULL);
INSERT INTO store_schema (version, since) VALUES (1, 1);
CREATE TABLE person (
  id TEXT NOT NULL PRIMARY KEY,
  telegram BIGINT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  since TEXT NOT NULL,
  invited_by TEXT REFERENCES person (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
);
CREATE TABLE setting (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (person, name)
);
CREATE TABLE person_account (
  person TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  account TEXT NOT NULL,
  allowed TEXT NOT NULL,
  PRIMARY KEY (person, account)
);
CREATE TABLE invitation (
  hash TEXT NOT NULL PRIMARY KEY,
  role TEXT NOT NULL,
  invited_by TEXT REFERENCES person (id) ON DELETE CASCADE,
  expires TEXT NOT NULL,
  used_by TEXT REFERENCES person (id) ON DELETE CASCADE
);
-- What was changed, without names and user ids; each row is tied to all rows before it.
CREATE TABLE people_change (
  seq BIGINT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL,
  chain TEXT NOT NULL
);
-- One row: where the changes end. Whoever changes something takes it first, so changes come one by one.
CREATE TABLE people_head (
  id INTEGER NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  chain TEXT NOT NULL
);
INSERT INTO people_head (id, seq, chain)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
