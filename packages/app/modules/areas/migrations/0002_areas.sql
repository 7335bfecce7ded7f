-- The dated tree of areas. Anyone may read it; it is written only by this module, outside the actor's role, after
-- require() has held the actor against the area.
create table area (
  id uuid primary key,
  -- The first code, cut to its level: 3713, 371302, 371302001. It never changes; one that is given again gets -2.
  slug text not null unique,
  -- Slugs from the top down to the area, now: what access is measured by.
  path text collate "C" not null,
  level smallint not null,
  version int not null default 1
);
create index area_path on area (path);

-- What an area was from one day to another, as recorded at one time. Nothing is overwritten: a row that no longer holds
-- gets superseded_at, and another says what is known now.
create table area_version (
  area_id uuid not null,
  id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  parent_id uuid,
  level smallint not null,
  kind text not null,
  name text not null,
  code_stat text,
  code_civil text,
  urban_rural text,
  path text collate "C" not null,
  -- What began this version: added, renamed, recoded, moved, converted, respelled, pathChanged, civilCode, removed …
  events text[] not null,
  source text not null,
  act_id uuid,
  release_id uuid,
  primary key (area_id, id),
  check (valid_to is null or valid_to > valid_from),
  check (level between 1 and 7)
);
create index area_version_path on area_version (path);
create index area_version_parent on area_version (parent_id);
create index area_version_code on area_version (code_stat);
create index area_version_civil on area_version (code_civil) where code_civil is not null;

-- Which other area an area came from or went into.
create table area_link (
  id uuid primary key,
  from_id uuid not null,
  to_id uuid not null,
  on_day date not null,
  kind text not null,
  source text not null,
  act_id uuid,
  release_id uuid,
  confirmed_by text,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  check (kind in ('split', 'merged', 'converted', 'moved', 'renamed', 'recoded', 'succeeded')),
  check (from_id <> to_id)
);
create index area_link_from on area_link (from_id);
create index area_link_to on area_link (to_id);

-- The outline of an area, WGS84, whatever system it was drawn in.
create table area_boundary (
  area_id uuid not null,
  id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  geometry jsonb not null,
  min_x float8 not null,
  min_y float8 not null,
  max_x float8 not null,
  max_y float8 not null,
  origin_crs text not null,
  review_no text,
  source text not null,
  warnings jsonb not null,
  primary key (area_id, id),
  check (origin_crs in ('WGS84', 'CGCS2000', 'GCJ02', 'BD09'))
);

-- A scope that cuts across the tree, with members by date.
create table planning_area (
  id uuid primary key,
  name text not null unique,
  name_en text,
  purpose text not null,
  owner_id uuid not null,
  path text collate "C" not null,
  created_at timestamptz not null,
  closed_on date,
  version int not null default 1
);
create table planning_area_member (
  planning_area_id uuid not null,
  area_id uuid not null,
  id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  source text not null,
  primary key (planning_area_id, area_id, id)
);

-- A change of the tree on its way through approval.
create table area_act (
  id uuid primary key,
  kind text not null,
  state text not null,
  -- The area the act is about: the one changed, or the one below which a new one stands.
  area_id uuid not null,
  path text collate "C" not null,
  level smallint not null,
  effective_on date not null,
  payload jsonb not null,
  title text not null,
  document text,
  reason text not null,
  approval_document text,
  return_reason text,
  proposed_by text not null,
  proposed_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  -- Areas whose versions the approval wrote or ended, so that they can be put back before the day.
  touched uuid[] not null default '{}',
  version int not null default 1,
  check (state in ('draft', 'submitted', 'returned', 'approved', 'withdrawn'))
);
create index area_act_path on area_act (path);

-- A release file as it came, and what comparing it with the areas in force found.
create table area_release (
  id uuid primary key,
  system text not null,
  released_on date not null,
  file_name text not null,
  sha256 text not null,
  rows int not null,
  content bytea not null,
  top_code text not null,
  state text not null,
  area_id uuid,
  path text collate "C" not null,
  counts jsonb not null,
  unchanged int not null,
  warnings jsonb not null,
  created_by text not null,
  created_at timestamptz not null,
  taken_by text,
  taken_at timestamptz,
  version int not null default 1,
  check (system in ('nbs', 'mca')),
  check (state in ('received', 'refused', 'compared', 'taken', 'discarded'))
);
create index area_release_path on area_release (path, released_on);
create table area_release_change (
  release_id uuid not null,
  seq int not null,
  key text not null,
  kind text not null,
  aspects text[] not null,
  conversion text,
  confidence text not null,
  reason text not null,
  level smallint not null,
  area_id uuid,
  before jsonb,
  after jsonb,
  candidates jsonb not null,
  verdict jsonb,
  decided_by text,
  decided_at timestamptz,
  primary key (release_id, seq)
);
create unique index area_release_change_key on area_release_change (release_id, key);

-- One row that grows with every change of the tree, its outlines or the planning areas, so that others may keep what they worked out.
create table area_revision (
  id int primary key check (id = 1),
  n bigint not null
);
insert into area_revision values (1, 0);

grant select on area, area_version, area_link, area_boundary, planning_area, planning_area_member, area_revision to liren_app;
grant select on area_release, area_release_change to liren_app;
grant select, insert, update on area_act to liren_app;

alter table area enable row level security;
alter table area_version enable row level security;
alter table area_link enable row level security;
alter table area_boundary enable row level security;
alter table planning_area enable row level security;
alter table planning_area_member enable row level security;
alter table area_revision enable row level security;
alter table area_release enable row level security;
alter table area_release_change enable row level security;
alter table area_act enable row level security;
create policy area_app on area for select to liren_app using (true);
create policy area_version_app on area_version for select to liren_app using (true);
create policy area_link_app on area_link for select to liren_app using (true);
create policy area_boundary_app on area_boundary for select to liren_app using (true);
create policy planning_area_app on planning_area for select to liren_app using (true);
create policy planning_area_member_app on planning_area_member for select to liren_app using (true);
create policy area_revision_app on area_revision for select to liren_app using (true);
create policy area_release_app on area_release for select to liren_app using (true);
create policy area_release_change_app on area_release_change for select to liren_app using (true);
create policy area_act_app on area_act to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
