-- The drawing of communities. A drawing is not a filing: nothing here changes who lives where.

-- A task to plan a subdistrict or town on the register of a day.
create table planning_case (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  name text not null,
  reason text not null,
  -- manual: a person opened it; newUnit: a new residential unit did; fitness: a finding of the fitness list did.
  origin text not null,
  -- Residential units (newUnit) or communities (fitness) that gave rise to it.
  about uuid[] not null default '{}',
  register_on date not null,
  state text not null,
  due_on date,
  owner_role text not null,
  owner_id uuid,
  owner_name text,
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  closed_reason text,
  version int not null default 1,
  check (state in ('open', 'filed', 'done', 'dropped')),
  check (origin in ('manual', 'newUnit', 'fitness'))
);
create index planning_case_path on planning_case (path, state);
create index planning_case_area on planning_case (area_id);

-- An alternative of a case: every unit with its community, and what the drawing was asked for.
create table planning_scheme (
  id uuid primary key,
  case_id uuid not null,
  area_id uuid not null,
  path text collate "C" not null,
  name text not null,
  origin text not null,
  state text not null,
  params jsonb not null,
  -- Unit id → key of its community; a unit that is not named is unassigned.
  assignment jsonb not null,
  communities jsonb not null,
  -- What the engine said of it: exceptions, objective, rounds; null where a hand drew last.
  engine jsonb,
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version int not null default 1,
  check (state in ('open', 'dropped'))
);
create index planning_scheme_case on planning_scheme (case_id);

-- The journal of a scheme: each change with what it takes to undo and redo it. `version` is the scheme's version at which
-- it was last done or undone.
create table planning_edit (
  scheme_id uuid not null,
  seq int not null,
  path text collate "C" not null,
  kind text not null,
  undone boolean not null default false,
  change jsonb not null,
  units int not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  version int not null,
  primary key (scheme_id, seq)
);

-- Lines that divide (main roads, rivers, railways) and borders worth keeping (police beats, school districts), WGS84.
create table planning_layer (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  kind text not null,
  class text not null,
  name text not null,
  geometry jsonb not null,
  features int not null,
  origin_crs text not null,
  source text not null,
  created_by text not null,
  created_at timestamptz not null,
  dropped_at timestamptz,
  version int not null default 1,
  check (kind in ('barrier', 'soft', 'hard', 'service')),
  check (origin_crs in ('WGS84', 'CGCS2000', 'GCJ02', 'BD09'))
);
create index planning_layer_path on planning_layer (path);

create table planning_comment (
  id uuid primary key,
  case_id uuid not null,
  scheme_id uuid,
  area_id uuid not null,
  path text collate "C" not null,
  unit_id uuid,
  x float8,
  y float8,
  text text not null,
  by_id uuid,
  by_name text not null,
  at timestamptz not null,
  resolved_at timestamptz,
  resolved_by text,
  version int not null default 1
);
create index planning_comment_case on planning_comment (case_id);

-- Names and codes held for a community that is not there yet: one of a kind in a county.
create table planning_reservation (
  id uuid primary key,
  county_id uuid not null,
  area_id uuid not null,
  path text collate "C" not null,
  kind text not null,
  value text not null,
  scheme_id uuid not null,
  community_key text not null,
  reserved_at timestamptz not null,
  released_at timestamptz,
  check (kind in ('name', 'code'))
);
create index planning_reservation_value on planning_reservation (county_id, kind, value) where released_at is null;
create index planning_reservation_scheme on planning_reservation (scheme_id);

-- How a county wants new units included: within how many days, and whose task it is.
create table planning_setting (
  area_id uuid primary key,
  path text collate "C" not null,
  include_days int not null,
  owner_role text not null,
  version int not null default 1,
  check (include_days between 1 and 365)
);

grant select, insert, update on planning_case, planning_scheme, planning_comment to liren_app;
grant select, insert, update, delete on planning_edit to liren_app;
grant select, insert, update on planning_layer, planning_reservation, planning_setting to liren_app;

alter table planning_case enable row level security;
alter table planning_scheme enable row level security;
alter table planning_edit enable row level security;
alter table planning_layer enable row level security;
alter table planning_comment enable row level security;
alter table planning_reservation enable row level security;
alter table planning_setting enable row level security;
create policy planning_case_app on planning_case to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_scheme_app on planning_scheme to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_edit_app on planning_edit to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_comment_app on planning_comment to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
-- Roads, borders, names and codes taken are public facts: a town must see those of its county and its neighbours.
create policy planning_layer_app on planning_layer to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_reservation_app on planning_reservation to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_setting_app on planning_setting to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
