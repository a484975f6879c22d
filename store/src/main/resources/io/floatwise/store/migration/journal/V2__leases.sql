-- Who may write what, and from which version of the program on. docs/nodes.md explains it.
--
-- `since`: the oldest version of the program, by the number of the tables that it was made for, that may
-- still use these tables. Every change so far only adds.
ALTER TABLE store_schema ADD COLUMN since INTEGER NOT NULL DEFAULT 1;
UPDATE store_schema SET version = 2;
-- The token of the lease under which the journal was last opened; only its holder can write.
ALTER TABLE account ADD COLUMN token BIGINT NOT NULL DEFAULT 0;
CREATE TABLE lease (
  name TEXT NOT NULL PRIMARY KEY,
  node TEXT NOT NULL,
  token BIGINT NOT NULL,
  until BIGINT NOT NULL
);
