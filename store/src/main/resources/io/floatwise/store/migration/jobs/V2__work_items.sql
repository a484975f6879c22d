-- Work that is shared out among nodes, and what came of it. docs/jobs.md explains it. `asked`:
-- milliseconds since 1970. Only adds, so `since` stays as it is.
UPDATE store_schema SET version = 2;
CREATE TABLE work_item (
  job TEXT NOT NULL,
  subject TEXT NOT NULL,
  asked BIGINT NOT NULL,
  content TEXT NOT NULL,
  node TEXT,
  answer TEXT,
  PRIMARY KEY (job, subject)
);
