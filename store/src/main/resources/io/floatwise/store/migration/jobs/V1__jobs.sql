-- Background jobs, in the SQL that SQLite and PostgreSQL both speak. docs/jobs.md explains them.
CREATE TABLE store_schema (version INTEGER NOT NULL, since INTEGER NOT NULL);
INSERT INTO store_schema (version, since) VALUES (1, 1);
-- As db-scheduler wants it.
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data BYTEA,
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON scheduled_tasks (last_heartbeat);
-- What was tried in vain. `last`: milliseconds since 1970.
CREATE TABLE dead_letter (
  job TEXT NOT NULL,
  subject TEXT NOT NULL,
  attempts INTEGER NOT NULL,
  last BIGINT NOT NULL,
  error TEXT NOT NULL,
  PRIMARY KEY (job, subject)
);
