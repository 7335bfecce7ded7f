-- Who lives where. community_id is a level-5 area, or the level-4 area for what is in no community yet.
-- Every row says when it holds in the world (valid_from, valid_to exclusive) and when we knew it (recorded_at, superseded_at).
-- The only column that ever changes is superseded_at.

create table residential_unit (
  id uuid primary key,
  unit_id uuid not null,
  town_id uuid not null,
  name text not null,
  kind text not null,
  address text not null,
  geometry jsonb,
  x double precision,
  y double precision,
  households int,
  built_year int,
  source text not null,
  version int not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create index residential_unit_unit on residential_unit (unit_id);
create index residential_unit_town on residential_unit (town_id);

-- On a day a unit with no row or with two is a blind spot.
create table unit_membership (
  id uuid primary key,
  unit_id uuid not null,
  community_id uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create index unit_membership_unit on unit_membership (unit_id);
create index unit_membership_community on unit_membership (community_id);

create table building (
  community_id uuid not null,
  id uuid not null,
  building_id uuid not null,
  unit_id uuid,
  name text not null,
  floors int,
  built_year int,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (community_id, id)
);
create index building_unit on building (community_id, unit_id);

create table dwelling (
  community_id uuid not null,
  id uuid not null,
  dwelling_id uuid not null,
  building_id uuid,
  unit_id uuid,
  room text not null,
  address text collate "C" not null,
  area_m2 int,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (community_id, id)
);
create index dwelling_thing on dwelling (community_id, dwelling_id);
create index dwelling_unit on dwelling (unit_id);
create index dwelling_address on dwelling (address);

create table household (
  community_id uuid not null,
  id uuid not null,
  household_id uuid not null,
  dwelling_id uuid,
  number text not null,
  kind text not null,
  version int not null,
  begin_event uuid not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (community_id, id)
);
create index household_thing on household (community_id, household_id);
create index household_dwelling on household (community_id, dwelling_id);

create table resident (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  household_id uuid not null,
  relation text not null,
  is_head boolean not null,
  registered boolean not null,
  registered_at text not null,
  name text collate "C" not null,
  name_grams text[] not null,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  sex text not null,
  birth_on date not null,
  id_enc text,
  id_hash text,
  id_last4 text,
  phone_enc text,
  phone_hash text,
  phone_last4 text,
  ethnic text,
  education text,
  marriage text,
  employment text,
  version int not null,
  begin_event uuid not null,
  end_event uuid,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (community_id, id)
);
create index resident_person on resident (person_id);
create index resident_household on resident (community_id, household_id);
create index resident_grams on resident using gin (name_grams) where superseded_at is null;
create index resident_initials on resident (initials) where superseded_at is null;
create index resident_name on resident (name) where superseded_at is null;
create index resident_phone on resident (phone_hash) where superseded_at is null and phone_hash is not null;

-- One person once in the whole city; spread by the hash. Merged people point to the one that stays.
create table person_key (
  id_hash text primary key,
  person_id uuid not null
);
create table person (
  id uuid primary key,
  merged_into uuid not null,
  recorded_at timestamptz not null
);

create table register_event (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  on_day date not null,
  person_id uuid,
  household_id uuid,
  unit_id uuid,
  paper text not null,
  reason text not null,
  detail jsonb not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (community_id, id)
);
create index register_event_person on register_event (community_id, person_id);
create index register_event_household on register_event (community_id, household_id);
create index register_event_day on register_event (community_id, on_day);

-- Changes of the population by day; written with the rows, so their sum up to a day is the population of that day.
create table resident_count (
  community_id uuid not null,
  day date not null,
  registered boolean not null,
  sex text not null,
  birth_year int not null,
  delta int not null,
  primary key (community_id, day, registered, sex, birth_year)
);
create table household_count (
  community_id uuid not null,
  day date not null,
  kind text not null,
  delta int not null,
  primary key (community_id, day, kind)
);

-- How often the registers of a community changed: whoever keeps a figure asks whether it still holds.
create table register_change (
  community_id uuid primary key,
  version bigint not null
);

create table local_unit (
  community_id uuid not null,
  id uuid not null,
  local_unit_id uuid not null,
  name text not null,
  credit_code text,
  kind text not null,
  superior_level text not null,
  superior text not null,
  address text not null,
  contact text not null,
  phone_enc text,
  phone_last4 text,
  staff int,
  version int not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (community_id, id)
);
create index local_unit_thing on local_unit (community_id, local_unit_id);

create table special_list (
  id uuid primary key,
  area_id uuid not null,
  name text not null,
  source text not null,
  purpose text not null,
  legal_basis text not null,
  keep_months int not null,
  version int not null,
  valid_from date not null,
  valid_to date,
  recorded_at timestamptz not null
);
create table special_list_entry (
  community_id uuid not null,
  id uuid not null,
  list_id uuid not null,
  person_id uuid not null,
  source text not null,
  purpose text not null,
  note text not null,
  version int not null,
  valid_from date not null,
  expires_on date not null,
  removed_on date,
  removed_reason text,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (community_id, id)
);
create index special_list_entry_list on special_list_entry (community_id, list_id);
create index special_list_entry_person on special_list_entry (community_id, person_id);

create table revealing (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  fields text[] not null,
  purpose text not null,
  reason text not null,
  revealed_by text not null,
  revealed_at timestamptz not null,
  primary key (community_id, id)
);
create index revealing_person on revealing (community_id, person_id);

create table correction_request (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  field text not null,
  old_value text not null,
  new_value text not null,
  new_value_enc text,
  reason text not null,
  state text not null,
  requested_by text not null,
  requested_at timestamptz not null,
  decided_by text,
  decided_at timestamptz,
  decision text,
  version int not null,
  primary key (community_id, id)
);
create index correction_request_person on correction_request (community_id, person_id);

create table duplicate_suspect (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  other_community_id uuid not null,
  other_person_id uuid not null,
  ground text not null,
  state text not null,
  found_at timestamptz not null,
  decided_at timestamptz,
  decided_by text,
  decision text,
  version int not null,
  primary key (community_id, id),
  unique (community_id, person_id, other_person_id)
);

-- What was recorded stays: of a dated row only the end of its being known may be written.
grant select, insert, update (superseded_at) on residential_unit to liren_app;
grant select, insert, update (superseded_at) on unit_membership to liren_app;
grant select, insert, update (superseded_at) on building to liren_app;
grant select, insert, update (superseded_at) on dwelling to liren_app;
grant select, insert, update (superseded_at) on household to liren_app;
grant select, insert, update (superseded_at) on resident to liren_app;
grant select, insert, update (superseded_at) on local_unit to liren_app;
grant select, insert, update (superseded_at) on special_list_entry to liren_app;
grant select, insert on register_event to liren_app;
grant select, insert on revealing to liren_app;
grant select, insert on person to liren_app;
grant select, insert, update on resident_count to liren_app;
grant select, insert, update on household_count to liren_app;
grant select, insert, update on register_change to liren_app;
grant select, insert, update on special_list to liren_app;
grant select, insert, update on correction_request to liren_app;
grant select, insert, update on duplicate_suspect to liren_app;
grant select, insert, update, delete on person_key to liren_app;

alter table building enable row level security;
alter table dwelling enable row level security;
alter table household enable row level security;
alter table resident enable row level security;
alter table register_event enable row level security;
alter table local_unit enable row level security;
alter table special_list_entry enable row level security;
alter table revealing enable row level security;
alter table correction_request enable row level security;
alter table duplicate_suspect enable row level security;
alter table residential_unit enable row level security;
alter table unit_membership enable row level security;
alter table person_key enable row level security;
alter table person enable row level security;
alter table resident_count enable row level security;
alter table household_count enable row level security;
alter table register_change enable row level security;
alter table special_list enable row level security;

create policy building_app on building to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy dwelling_app on dwelling to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy household_app on household to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy resident_app on resident to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy register_event_app on register_event to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy local_unit_app on local_unit to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy special_list_entry_app on special_list_entry to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy revealing_app on revealing to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy correction_request_app on correction_request to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy duplicate_suspect_app on duplicate_suspect to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy residential_unit_app on residential_unit to liren_app using (true) with check (true);
create policy unit_membership_app on unit_membership to liren_app using (true) with check (true);
create policy person_key_app on person_key to liren_app using (true) with check (true);
create policy person_app on person to liren_app using (true) with check (true);
create policy resident_count_app on resident_count to liren_app using (true) with check (true);
create policy household_count_app on household_count to liren_app using (true) with check (true);
create policy register_change_app on register_change to liren_app using (true) with check (true);
create policy special_list_app on special_list to liren_app using (true) with check (true);
