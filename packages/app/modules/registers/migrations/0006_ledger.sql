-- Ledgers on their way into the registers. community_id is the area of the office that brings the ledger: a community, or the
-- level-4 area above several. What a row says of a person stands sealed only.

create table ledger_import (
  community_id uuid not null,
  id uuid not null,
  file_id uuid not null,
  file_name text not null,
  file_kind text not null,
  encoding text,
  state text not null,
  found jsonb not null,
  settings jsonb,
  summary jsonb not null,
  job_id uuid,
  version int not null,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  primary key (community_id, id)
);
create index ledger_import_created on ledger_import (community_id, created_at);

-- state: right, waiting, leftOut, taken. household_id and person_id are known once taken.
create table ledger_row (
  community_id uuid not null,
  id uuid not null,
  import_id uuid not null,
  sheet text not null,
  row int not null,
  household text not null,
  state text not null,
  target_id uuid,
  id_hash text,
  sealed text not null,
  problems jsonb not null,
  codes text[] not null,
  mends text[] not null,
  household_id uuid,
  person_id uuid,
  version int not null,
  primary key (community_id, id),
  unique (community_id, import_id, row)
);
create index ledger_row_state on ledger_row (community_id, import_id, state, row);
create index ledger_row_household on ledger_row (community_id, import_id, household);
create index ledger_row_hash on ledger_row (community_id, import_id, id_hash);

-- How an office reads the columns of one form of sheet.
create table ledger_mapping (
  area_id uuid not null,
  fingerprint text not null,
  columns jsonb not null,
  used_at timestamptz not null,
  primary key (area_id, fingerprint)
);

grant select, insert, update on ledger_import to liren_app;
grant select, insert, update, delete on ledger_row to liren_app;
grant select, insert, update on ledger_mapping to liren_app;

alter table ledger_import enable row level security;
alter table ledger_row enable row level security;
alter table ledger_mapping enable row level security;

create policy ledger_import_app on ledger_import to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy ledger_row_app on ledger_row to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy ledger_mapping_app on ledger_mapping to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
