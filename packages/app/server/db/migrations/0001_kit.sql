-- Audit: one entry per command, chained per area. `area_head` holds the last link, sealed with a key.
create table audit_entry (
  area_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor_id uuid,
  actor_name text not null,
  actor_role text not null,
  command text not null,
  subject_type text not null,
  subject_id text not null,
  changes jsonb not null,
  reason text,
  prev text not null,
  hash text not null,
  primary key (area_id, seq)
);
create index audit_subject on audit_entry (area_id, subject_type, subject_id, seq);
create index audit_subject_alone on audit_entry (subject_id, at);
create index audit_at on audit_entry (at);
create table audit_head (
  area_id uuid primary key,
  seq bigint not null,
  hash text not null,
  seal text not null
);
-- The answer of a write, kept so that the same key gives the same answer once.
create table idempotency (
  owner text not null,
  key text not null,
  request text not null,
  status int not null,
  reply jsonb,
  at timestamptz not null,
  primary key (owner, key)
);
create index idempotency_at on idempotency (at);
-- Progress of jobs: the page shows it, a restart goes on from `state`.
create table job_run (
  id uuid primary key,
  name text not null,
  area_id uuid not null,
  path text collate "C" not null,
  params jsonb not null,
  actor jsonb not null,
  phase text not null,
  done bigint not null,
  total bigint not null,
  state jsonb,
  result jsonb,
  error jsonb,
  cancel_asked boolean not null default false,
  created_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  beat_at timestamptz
);
create index job_run_created on job_run (created_at);
-- Files given by people or made for them. The bytes stand in the data folder under their hash.
create table stored_file (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  name text not null,
  type text not null,
  bytes bigint not null,
  sha256 text not null,
  created_at timestamptz not null,
  created_by uuid,
  expires_at timestamptz
);
create table setting (
  key text primary key,
  value jsonb not null
);

grant usage on schema public to liren_app;
grant select, insert on audit_entry to liren_app;
grant select, insert, update on audit_head to liren_app;
grant select, insert, update on idempotency to liren_app;
grant select, insert, update on job_run to liren_app;
grant select, insert on stored_file to liren_app;
grant select on setting to liren_app;

alter table audit_entry enable row level security;
alter table audit_head enable row level security;
alter table idempotency enable row level security;
alter table job_run enable row level security;
alter table stored_file enable row level security;
alter table setting enable row level security;
-- Entries are added for whatever area is acted on, and read within the reader's own. A head holds only the last link.
create policy audit_entry_add on audit_entry for insert to liren_app with check (true);
create policy audit_head_app on audit_head to liren_app using (true) with check (true);
create policy idempotency_app on idempotency to liren_app
  using (owner = nullif(current_setting('app.owner', true), '')) with check (owner = nullif(current_setting('app.owner', true), ''));
create policy job_run_app on job_run to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy stored_file_app on stored_file to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy setting_app on setting to liren_app using (true);
