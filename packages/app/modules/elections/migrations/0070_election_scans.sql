-- Tally sheets, minutes and other papers as they were scanned or photographed. None is replaced: one that another takes the
-- place of stays, marked with the reason.
create table election_scan (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  -- What the paper belongs to; `of_id` is null for the election itself. `of_name` says it as it was called then.
  of_kind text not null check (of_kind in ('election', 'box', 'batch', 'minute')),
  of_id uuid,
  of_name text not null,
  round int not null,
  file_id uuid not null,
  name text not null,
  type text not null,
  bytes int not null,
  -- SM3 of the bytes that are kept.
  hash text not null,
  by_account uuid,
  by_name text not null,
  at timestamptz not null,
  superseded_at timestamptz,
  superseded_by text,
  superseded_why text,
  primary key (community_id, election_id, id),
  check ((of_kind = 'election') = (of_id is null)),
  check ((superseded_at is null) = (superseded_why is null))
);
grant select, insert, update (superseded_at, superseded_by, superseded_why) on election_scan to liren_app;
alter table election_scan enable row level security;
create policy election_scan_app on election_scan to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
