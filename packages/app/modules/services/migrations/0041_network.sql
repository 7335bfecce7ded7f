-- The network of four levels: who provides, where, when, what, and how one level hands on to the next.

create table service_provider (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  name text not null,
  kind text not null,
  -- Unified social credit code (GB 32100), where it has one.
  credit_code text,
  local_unit_id uuid,
  summary text not null default '',
  phone text not null default '',
  email text not null default '',
  website text not null default '',
  valid_from date not null,
  valid_to date,
  version int not null default 1,
  check (kind in ('government', 'committee', 'socialOrganisation', 'enterprise', 'shop', 'localUnit', 'volunteers', 'other'))
);
create index service_provider_path on service_provider (path);

create table service_place (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  level text not null,
  kind text not null,
  name text not null,
  address text not null,
  x float8,
  y float8,
  phone text not null default '',
  summary text not null default '',
  -- Spans of the week: [{day: 1..7, from: '08:30', to: '12:00'}]; what lies between two spans is the lunch break.
  hours jsonb not null,
  counters int not null default 0,
  -- Rooms for residents, in square metres.
  m2 int,
  -- People at a time.
  capacity int,
  staff int,
  -- Office-holders as the place names them: [{name, duty}].
  holders jsonb not null default '[]',
  equipment text[] not null default '{}',
  provider_id uuid,
  valid_from date not null,
  valid_to date,
  closed_reason text,
  version int not null default 1,
  check (level in ('county', 'subdistrict', 'community', 'society')),
  check (kind in ('centre', 'station', 'point', 'outlet'))
);
create index service_place_path on service_place (path);
create index service_place_area on service_place (area_id);

-- Days on which a place keeps other hours than in other weeks, or none.
create table service_place_day (
  place_id uuid not null,
  day date not null,
  path text collate "C" not null,
  hours jsonb not null,
  note text not null,
  primary key (place_id, day)
);

create table service_contract (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  provider_id uuid not null,
  title text not null,
  number text not null default '',
  amount_fen bigint not null,
  valid_from date not null,
  valid_to date not null,
  item_ids uuid[] not null default '{}',
  ended_on date,
  ended_reason text,
  version int not null default 1,
  check (amount_fen >= 0),
  check (valid_from < valid_to)
);
create index service_contract_path on service_contract (path);
create index service_contract_provider on service_contract (provider_id);

create table service_contract_remark (
  contract_id uuid not null,
  seq int not null,
  path text collate "C" not null,
  day date not null,
  grade text not null,
  text text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (contract_id, seq),
  check (grade in ('good', 'fair', 'poor'))
);

-- Which item is had at which place, from when to when.
create table service_offer (
  id uuid primary key,
  place_id uuid not null,
  item_id uuid not null,
  area_id uuid not null,
  path text collate "C" not null,
  note text not null default '',
  valid_from date not null,
  valid_to date,
  version int not null default 1
);
create index service_offer_place on service_offer (place_id);
create index service_offer_item on service_offer (item_id);

-- One level hands a matter to another and hears what became of it.
create table service_referral (
  id uuid primary key,
  from_area_id uuid not null,
  from_path text collate "C" not null,
  to_area_id uuid not null,
  to_path text collate "C" not null,
  to_place_id uuid,
  item_id uuid,
  case_area_id uuid,
  case_id uuid,
  title text not null,
  text text not null,
  state text not null,
  due_on date not null,
  sent_by text not null,
  sent_by_id uuid,
  sent_at timestamptz not null,
  taken_by text,
  taken_at timestamptz,
  refusal text,
  answer text,
  answered_by text,
  answered_at timestamptz,
  seen_by text,
  seen_at timestamptz,
  version int not null default 1,
  check (state in ('sent', 'taken', 'refused', 'answered', 'seen', 'recalled'))
);
create index service_referral_from on service_referral (from_path, state);
create index service_referral_to on service_referral (to_path, state);

-- Our own measures of how people walk, by county or city; no standard sets them.
create table service_network_setting (
  area_id uuid primary key,
  path text collate "C" not null,
  walk_minutes int not null,
  pace int not null,
  -- How much longer a way is than the straight line, in percent: 130 is a third more.
  detour int not null,
  version int not null default 1,
  check (walk_minutes between 1 and 120),
  check (pace between 10 and 200),
  check (detour between 100 and 300)
);

grant select, insert, update on service_provider, service_place, service_contract, service_contract_remark, service_offer, service_referral, service_network_setting to liren_app;
grant select, insert, update, delete on service_place_day to liren_app;

alter table service_provider enable row level security;
alter table service_place enable row level security;
alter table service_place_day enable row level security;
alter table service_contract enable row level security;
alter table service_contract_remark enable row level security;
alter table service_offer enable row level security;
alter table service_referral enable row level security;
alter table service_network_setting enable row level security;
create policy service_provider_app on service_provider to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_place_app on service_place to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_place_day_app on service_place_day to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_offer_app on service_offer to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_network_setting_app on service_network_setting to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_contract_app on service_contract to liren_app using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_contract_remark_app on service_contract_remark to liren_app using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
-- Who sent it and who is asked both see it.
create policy service_referral_app on service_referral to liren_app
  using ((from_path >= nullif(current_setting('app.path', true), '') and from_path < nullif(current_setting('app.path', true), '') || '~')
    or (to_path >= nullif(current_setting('app.path', true), '') and to_path < nullif(current_setting('app.path', true), '') || '~'))
  with check ((from_path >= nullif(current_setting('app.path', true), '') and from_path < nullif(current_setting('app.path', true), '') || '~')
    or (to_path >= nullif(current_setting('app.path', true), '') and to_path < nullif(current_setting('app.path', true), '') || '~'));
