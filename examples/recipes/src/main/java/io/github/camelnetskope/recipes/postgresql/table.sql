CREATE TABLE IF NOT EXISTS netskope_record (
  record_key varchar(200) PRIMARY KEY,
  feed varchar(100) NOT NULL,
  received timestamptz NOT NULL DEFAULT now(),
  record jsonb NOT NULL
);
CREATE INDEX IF NOT EXISTS netskope_record_time
  ON netskope_record (feed, ((record ->> 'timestamp')));
