-- What the journals say of every lot, for lists and sums over many accounts. docs/trades.md explains it. Made of
-- the journals alone: it may be dropped at any time and is made again.
--
-- Amounts are minor units of `currency`; moments are nanoseconds since 1970 UTC, so that both databases sort them alike.
CREATE TABLE store_schema (version INTEGER NOT NULL, since INTEGER NOT NULL);
INSERT INTO store_schema (version, since) VALUES (1, 1);
-- Up to which entry of its journal the rows of an account are true, and their sums.
CREATE TABLE projected (
  account TEXT NOT NULL PRIMARY KEY,
  seq BIGINT NOT NULL,
  chain TEXT NOT NULL,
  made INTEGER NOT NULL,
  at BIGINT NOT NULL,
  currency TEXT NOT NULL,
  usable BIGINT NOT NULL,
  protected BIGINT NOT NULL,
  acquired BIGINT NOT NULL,
  open BIGINT NOT NULL,
  invested BIGINT NOT NULL,
  sold BIGINT NOT NULL,
  wins BIGINT NOT NULL,
  unknown_cost BIGINT NOT NULL,
  fees BIGINT NOT NULL,
  realised BIGINT NOT NULL,
  at_risk BIGINT NOT NULL
)${often_updated};
CREATE TABLE trade (
  account TEXT NOT NULL REFERENCES projected (account),
  lot BIGINT NOT NULL,
  game TEXT NOT NULL,
  title TEXT NOT NULL,
  asset TEXT NOT NULL,
  state TEXT NOT NULL,
  origin TEXT NOT NULL,
  strategy TEXT NOT NULL,
  currency TEXT NOT NULL,
  acquired_at BIGINT NOT NULL,
  cost BIGINT,
  ask BIGINT,
  sold_at BIGINT,
  price BIGINT,
  fee BIGINT,
  net BIGINT,
  profit BIGINT,
  final_at BIGINT,
  PRIMARY KEY (account, lot)
)${growing};
CREATE INDEX trade_acquired ON trade (acquired_at, account, lot);
CREATE INDEX trade_sold ON trade (sold_at, account, lot) WHERE sold_at IS NOT NULL;
CREATE INDEX trade_profit ON trade (profit, account, lot) WHERE profit IS NOT NULL;
CREATE INDEX trade_of_account ON trade (account, sold_at, lot) WHERE sold_at IS NOT NULL;
CREATE INDEX trade_title ON trade (title);
CREATE INDEX trade_state ON trade (state);
