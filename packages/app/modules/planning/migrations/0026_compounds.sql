-- Compounds as property sites and other lists tell of them, before they become residential units: what each source says,
-- side by side, so that a person decides where they disagree.
create table planning_compound (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  -- Entries of one compound share it: the id of the first.
  group_id uuid not null,
  source text not null,
  row_no int not null,
  name text not null,
  address text not null,
  x float8,
  y float8,
  -- As a number where the text holds one, and as it stood there (5477户, 不详).
  households int,
  households_text text not null,
  built_year int,
  buildings int,
  -- The subdistrict or town in whose outline it lies, or that a person named.
  town_id uuid,
  -- Its point lies outside the area whose list it is.
  astray boolean not null,
  -- The residential unit of the register that it seems to be.
  unit_id uuid,
  state text not null,
  -- What a person decided for the group stands with its first entry.
  decided_households int,
  decided_name text,
  decided_by text,
  decided_at timestamptz,
  left_reason text,
  created_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  check (state in ('waiting', 'decided', 'taken', 'left'))
);
create index planning_compound_path on planning_compound (path, state);
create index planning_compound_group on planning_compound (group_id);

grant select, insert, update on planning_compound to liren_app;
alter table planning_compound enable row level security;
create policy planning_compound_app on planning_compound to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
