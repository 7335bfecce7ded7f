-- What is offered, what must not be issued, and what was handed down.

-- A tree of kinds of any depth. `path` is the codes from the root down, `/living/repair/`; its owner is an area.
create table service_kind (
  id uuid primary key,
  area_id uuid not null,
  area_path text collate "C" not null,
  parent_id uuid,
  code text not null,
  name text not null,
  path text collate "C" not null,
  -- items, cases or both: where the kind is offered for choice.
  used_for text not null,
  valid_from date not null,
  valid_to date,
  source text not null,
  ord int not null default 0,
  version int not null default 1,
  check (used_for in ('items', 'cases', 'both'))
);
create unique index service_kind_path on service_kind (path);
create index service_kind_parent on service_kind (parent_id);

-- A service item of any level; what it says stands in its dated versions.
create table service_item (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  code text not null,
  created_by text not null,
  created_at timestamptz not null,
  -- Where it was taken from, when it was imported: a second import finds it again.
  import_key text,
  version int not null default 1
);
create unique index service_item_code on service_item (area_id, code);
create index service_item_path on service_item (path);

create table service_item_version (
  item_id uuid not null,
  seq int not null,
  area_id uuid not null,
  path text collate "C" not null,
  kind_id uuid not null,
  code text not null,
  name text not null,
  name_grams text[] not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  summary text not null,
  client_groups text[] not null,
  -- Which of the vulnerable it is meant for, when it is.
  vulnerable text[] not null default '{}',
  -- {mode: free|low|full, priceFen, per, reductions: [{who, percent, basis}], receipt}
  fee jsonb not null,
  eligibility text not null,
  documents jsonb not null,
  form jsonb not null,
  basis jsonb not null,
  channels text[] not null,
  promise jsonb,
  provider_id uuid,
  department text not null default '',
  source text not null default '',
  valid_from date not null,
  valid_to date,
  -- Why it was withdrawn, extended or corrected last.
  reason text,
  recorded_by text not null,
  recorded_at timestamptz not null,
  primary key (item_id, seq)
);
create index service_item_version_kind on service_item_version (kind_id);
create index service_item_version_path on service_item_version (path, valid_from);
create index service_item_version_grams on service_item_version using gin (name_grams);
create index service_item_version_name on service_item_version (name);

-- Certificates that committees must not issue, by the day and the paper; the guide of where to go is the city's own.
create table service_barred (
  id uuid primary key,
  code text not null,
  name text not null,
  -- Other words by which people ask for it.
  words text[] not null,
  answer text not null,
  document text not null,
  article text not null,
  valid_from date not null,
  valid_to date,
  guide text,
  guide_source text,
  shipped_hash text,
  version int not null default 1
);
create unique index service_barred_code on service_barred (code);

-- Work that a department hands down to a committee: admitted with its basis, payer and post, or refused.
create table service_admission (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  -- The same asking to several committees.
  batch_id uuid not null,
  title text not null,
  text text not null,
  department text not null,
  basis text not null,
  basis_policy_key text,
  payer text not null,
  amount_fen bigint,
  post text not null,
  from_day date,
  to_day date,
  state text not null,
  missing text[] not null default '{}',
  refusal text,
  asked_by text not null,
  asked_by_id uuid,
  asked_at timestamptz not null,
  decided_by text,
  decided_by_id uuid,
  decided_at timestamptz,
  ended_reason text,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('asked', 'admitted', 'refused', 'ended'))
);
create index service_admission_path on service_admission (path, state);

grant select, insert, update on service_kind, service_item, service_item_version, service_admission to liren_app;
-- Shipped and guided by the house outside the actor's role, after the right was checked.
grant select on service_barred to liren_app;

alter table service_kind enable row level security;
alter table service_item enable row level security;
alter table service_item_version enable row level security;
alter table service_barred enable row level security;
alter table service_admission enable row level security;
create policy service_kind_app on service_kind to liren_app using (true)
  with check (area_path >= nullif(current_setting('app.path', true), '') and area_path < nullif(current_setting('app.path', true), '') || '~');
create policy service_item_app on service_item to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_item_version_app on service_item_version to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_barred_app on service_barred to liren_app using (true);
create policy service_admission_app on service_admission to liren_app using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
