-- Programs of others that speak Open311 GeoReport v2: each with its key, of which only a hash is kept.
create table open311_key (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  name text not null,
  -- An office's contact: who answers for the program.
  contact text not null,
  key_hash text not null,
  last4 text not null,
  created_by text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  revoked_by text,
  revoked_reason text,
  version int not null default 1
);
create unique index open311_key_hash on open311_key (key_hash);
create index open311_key_path on open311_key (path);

-- What a program sent, so that the same sent again gives the same request.
create table open311_submission (
  key_id uuid not null,
  digest text not null,
  number text not null,
  at timestamptz not null,
  primary key (key_id, digest)
);
create index open311_submission_at on open311_submission (at);

grant select, insert, update on open311_key to liren_app;
alter table open311_key enable row level security;
alter table open311_submission enable row level security;
create policy open311_key_app on open311_key to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');

-- What a case shows to everybody is written without names and numbers of people.
grant select on service_public_case to liren_public;
create policy service_public_case_public on service_public_case for select to liren_public using (true);
