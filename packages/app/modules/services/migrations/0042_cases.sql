-- Cases (诉求), the calendar by which their clocks run, and the rules of clocks and routes. Clocks are rows, never code.

-- Days that differ from the weekday: rest in the week, work at a weekend. A year that is not named is not known.
create table service_holiday_year (
  year int primary key,
  document text not null,
  issued_on date,
  entered_by text not null,
  entered_at timestamptz not null,
  version int not null default 1
);
create table service_holiday (
  day date primary key,
  year int not null,
  kind text not null,
  name text not null,
  check (kind in ('rest', 'work'))
);

-- How an area wants its cases kept: office hours ([[from, to], …] in minutes of a working day), windows and the step between
-- two climbs of an overdue case. The row of the house has the path '/'.
create table service_case_setting (
  area_id uuid primary key,
  path text collate "C" not null,
  hours jsonb not null,
  reopen_days int not null,
  similar_days int not null,
  similar_metres int not null,
  climb jsonb not null,
  version int not null default 1,
  check (reopen_days between 0 and 365),
  check (similar_days between 0 and 90),
  check (similar_metres between 0 and 5000)
);

-- In what time: of the whole or of a step, for an item, a kind and all below it, a nature, an urgency (null: any). The
-- closest rule counts. Rules are dated; the end is exclusive.
create table service_clock_rule (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  step text not null,
  item_id uuid,
  kind_id uuid,
  nature text,
  urgency text,
  span jsonb not null,
  -- Whether the step's clock may stop, and by how much and how often the whole may be extended.
  suspends boolean not null,
  extend_span jsonb,
  extend_times int not null,
  -- own: a setting of the house or an office; law: a provision, named in `source`.
  origin text not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  created_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  check (step in ('whole', 'new', 'accepted', 'dispatched', 'handling', 'checking')),
  check (origin in ('own', 'law')),
  check (extend_times between 0 and 9)
);
create index service_clock_rule_step on service_clock_rule (step, path);

-- To whom a case goes when it comes in.
create table service_route_rule (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  item_id uuid,
  kind_id uuid,
  nature text,
  channel text,
  -- Minutes of the day in China; from 22:00 to 06:00 goes over midnight.
  from_minute int not null,
  to_minute int not null,
  days text not null,
  holder_level int not null,
  holder_role text not null,
  source text not null,
  valid_from date not null,
  valid_to date,
  created_by text not null,
  created_at timestamptz not null,
  version int not null default 1,
  check (from_minute between 0 and 1439),
  check (to_minute between 1 and 1440),
  check (days in ('any', 'working', 'rest')),
  check (holder_level between 2 and 5)
);
create index service_route_rule_path on service_route_rule (path);

create table service_case (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  number text collate "C" not null,
  kind_id uuid,
  item_id uuid,
  item_seq int,
  nature text not null,
  channel text not null,
  urgency text not null,
  title text not null,
  text text not null,
  form jsonb not null,
  grams text[] not null,
  place_text text,
  x float8,
  y float8,
  unit_id uuid,
  state text not null,
  -- The state it was in when it was suspended.
  state_before text,
  holder_area_id uuid not null,
  holder_role text not null,
  holder_id uuid,
  holder_name text,
  -- Who took it in answers for it until it is taken over (首接负责).
  first_receiver uuid,
  first_receiver_name text,
  -- Who answered last: another checks.
  answered_by uuid,
  applicant_account_id uuid,
  person_id uuid,
  local_unit_id uuid,
  applicant_name_enc text,
  name_hash text collate "C",
  phone_enc text,
  phone_hash text collate "C",
  phone_last4 text,
  special boolean not null default false,
  public boolean not null default false,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  due_rule uuid,
  step_from timestamptz not null,
  step_due_at timestamptz,
  step_rule uuid,
  -- The first year that a clock needed and the calendar does not know; the clock is set when it is known.
  clock_year int,
  suspended_at timestamptz,
  -- Seconds in which the step's clock stood still, all in all.
  suspended_s int not null default 0,
  -- What was left of the step when it was suspended: {minutes, working}.
  step_left jsonb,
  extended int not null default 0,
  urged int not null default 0,
  closed_at timestamptz,
  duplicate_of uuid,
  reopened int not null default 0,
  -- The level that an overdue case has climbed to, and when it climbs next.
  escalated_to int,
  climb_at timestamptz,
  ticket_id uuid,
  parts_open int not null default 0,
  steps int not null default 0,
  changed_by text not null,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('new', 'accepted', 'dispatched', 'handling', 'checking', 'closed', 'suspended', 'refused', 'withdrawn', 'merged')),
  check (nature in ('consult', 'help', 'complaint', 'report', 'suggestion', 'thanks', 'apply')),
  check (channel in ('counter', 'hotline', 'resident', 'unit', 'grid', 'open311')),
  check (urgency in ('normal', 'urgent', 'critical'))
);
create index service_case_id on service_case (id);
create index service_case_opened on service_case (opened_at);
create index service_case_path_opened on service_case (path, opened_at);
create index service_case_open on service_case (due_at, path) where closed_at is null;
create index service_case_open_step on service_case (step_due_at, path) where closed_at is null;
create index service_case_held on service_case (holder_id, due_at) where closed_at is null;
create index service_case_of_role on service_case (holder_area_id, holder_role, due_at) where closed_at is null;
create index service_case_climbs on service_case (climb_at) where closed_at is null and climb_at is not null;
create index service_case_unclocked on service_case (clock_year) where clock_year is not null;
create index service_case_phone on service_case (phone_hash, opened_at) where phone_hash is not null;
create index service_case_name on service_case (name_hash, opened_at) where name_hash is not null;
create index service_case_applicant on service_case (applicant_account_id, opened_at) where applicant_account_id is not null;
create index service_case_person on service_case (person_id, opened_at) where person_id is not null;
create index service_case_duplicates on service_case (duplicate_of) where duplicate_of is not null;
create index service_case_grams on service_case using gin (grams);

create table service_case_number (
  number text collate "C" primary key,
  area_id uuid not null,
  case_id uuid not null
);

-- Each step: what was done, by whom, why, and what it did to both clocks. Nothing is changed afterwards.
create table service_case_step (
  area_id uuid not null,
  case_id uuid not null,
  seq int not null,
  path text collate "C" not null,
  verb text not null,
  state_from text,
  state_to text not null,
  holder_area_id uuid not null,
  holder_role text not null,
  holder_id uuid,
  holder_name text,
  by_id uuid,
  by_name text not null,
  by_role text not null,
  at timestamptz not null,
  reason text not null default '',
  text text not null default '',
  audience text not null,
  due_before timestamptz,
  due_after timestamptz,
  step_due_before timestamptz,
  step_due_after timestamptz,
  primary key (area_id, case_id, seq),
  check (audience in ('internal', 'applicant', 'public'))
);

-- Those who help the one who leads (协办): each with what was asked and what came of it.
create table service_case_part (
  area_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  holder_area_id uuid not null,
  holder_role text not null,
  holder_id uuid,
  holder_name text,
  asked text not null,
  asked_by text not null,
  asked_at timestamptz not null,
  outcome text,
  answer text,
  answered_by text,
  answered_at timestamptz,
  primary key (area_id, case_id, id),
  check (outcome in ('done', 'dropped'))
);
create index service_case_part_open on service_case_part (holder_area_id, holder_role) where outcome is null;

create table service_case_file (
  area_id uuid not null,
  case_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  file_id uuid not null,
  name text not null,
  type text not null,
  kind text not null,
  bytes int not null,
  audience text not null,
  -- Whether the place and device that a photo told of were taken out of it.
  cleaned boolean not null,
  by_name text not null,
  at timestamptz not null,
  dropped_at timestamptz,
  dropped_by text,
  primary key (area_id, case_id, id),
  check (kind in ('photo', 'voice', 'document')),
  check (audience in ('internal', 'applicant', 'public'))
);

-- A finished paper (办结文书): numbered, with a code in its QR that anyone may verify.
create table service_paper (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  case_id uuid not null,
  number text collate "C" not null,
  code_hash text collate "C" not null,
  kind text not null,
  title text not null,
  body text not null,
  issuer text not null,
  docx_id uuid not null,
  pdf_id uuid not null,
  issued_at timestamptz not null,
  issued_by text not null,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawn_reason text,
  version int not null default 1,
  primary key (area_id, id)
);
create index service_paper_case on service_paper (area_id, case_id);
create index service_paper_code on service_paper (code_hash);

-- Sentences for answers, of an area and all below it.
create table service_template (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  name text not null,
  text text not null,
  verb text not null,
  kind_id uuid,
  dropped_at timestamptz,
  changed_by text not null,
  version int not null default 1,
  primary key (area_id, id)
);

-- What anyone may see of a public case; kept by the commands of cases.
create table service_public_case (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  number text collate "C" not null,
  kind_id uuid,
  item_id uuid,
  state text not null,
  text text not null,
  answer text,
  place_text text,
  x float8,
  y float8,
  media jsonb not null,
  opened_at timestamptz not null,
  changed_at timestamptz not null,
  due_at timestamptz,
  closed_at timestamptz,
  primary key (area_id, id)
);
create index service_public_case_number on service_public_case (number);
create index service_public_case_opened on service_public_case (opened_at);
create index service_public_case_kind on service_public_case (kind_id, opened_at);

grant select on service_holiday_year, service_holiday, service_public_case, service_case_setting, service_clock_rule, service_route_rule to liren_app;
grant insert, update on service_case_setting, service_clock_rule, service_route_rule to liren_app;
grant select, insert, update on service_case, service_case_part, service_case_file, service_paper, service_template to liren_app;
grant select, insert on service_case_step to liren_app;

alter table service_holiday_year enable row level security;
alter table service_holiday enable row level security;
alter table service_case_setting enable row level security;
alter table service_clock_rule enable row level security;
alter table service_route_rule enable row level security;
alter table service_case enable row level security;
alter table service_case_number enable row level security;
alter table service_case_step enable row level security;
alter table service_case_part enable row level security;
alter table service_case_file enable row level security;
alter table service_paper enable row level security;
alter table service_template enable row level security;
alter table service_public_case enable row level security;
-- The calendar is the state's; what is public of a case is public; numbers are looked up by the system only.
create policy service_holiday_year_app on service_holiday_year to liren_app using (true);
create policy service_holiday_app on service_holiday to liren_app using (true);
create policy service_public_case_app on service_public_case to liren_app using (true);
-- Clocks, routes and templates come down from above, so all may read them; each writes its own.
create policy service_case_setting_app on service_case_setting to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_clock_rule_app on service_clock_rule to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_route_rule_app on service_route_rule to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_template_app on service_template to liren_app using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_case_app on service_case to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_case_step_app on service_case_step to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_case_part_app on service_case_part to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_case_file_app on service_case_file to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_paper_app on service_paper to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
