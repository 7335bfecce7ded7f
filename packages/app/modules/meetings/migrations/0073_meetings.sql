-- Meetings of a community and of the offices above it: how one was demanded and called, who came, what was moved and decided. What
-- stands here of one person is who was invited and who came; how somebody voted stands only where the vote was by roll.

create table meeting (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  kind text not null,
  -- Of a residents' meeting who takes part; of a consultation its manner.
  form text,
  title text not null,
  state text not null,
  meets_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null,
  called_on date not null,
  called_by text not null,
  -- Why the notice is shorter than the law's days.
  short_notice text,
  -- The day whose law it goes by: that of the meeting.
  law_day date not null,
  demand_id uuid,
  -- The meeting that this one takes up again after it lacked its number.
  earlier_id uuid,
  -- How many may vote in it: fixed when it opens or lapses.
  entitled int,
  present int,
  chair text not null default '',
  recorder text not null default '',
  opened_at timestamptz,
  closed_at timestamptz,
  ended_reason text,
  -- Everybody may know of it.
  public boolean not null,
  -- Of a consultation: carried out, or handed to a meeting.
  outcome text,
  outcome_text text,
  outcome_on date,
  -- Wrong codes tried at the door by phone; beyond a number the door alone is open.
  wrong_codes int not null default 0,
  version int not null default 1,
  primary key (area_id, id),
  check (kind in ('residentsMeeting', 'representativesMeeting', 'committeeMeeting', 'groupMeeting', 'consultation', 'mobilisation', 'onSite')),
  check (state in ('called', 'open', 'closed', 'minuted', 'signed', 'lapsed', 'cancelled')),
  check (outcome in ('carriedOut', 'toMeeting')),
  check (meets_at < ends_at)
);
create index meeting_id on meeting (id);
create index meeting_path on meeting (path, meets_at);

-- A demand for a meeting and whether enough stand behind it.
create table meeting_demand (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  kind text not null,
  on_day date not null,
  matter text not null,
  by_whom text not null,
  signed int not null,
  base int not null,
  -- The share, its article and what was reached, as judged on the day.
  verdict jsonb not null,
  met boolean not null,
  note text not null,
  meeting_id uuid,
  work_id uuid,
  recorded_at timestamptz not null,
  recorded_by text not null,
  primary key (area_id, id),
  check (by_whom in ('residents', 'households', 'representatives', 'groups', 'committee'))
);
create index meeting_demand_path on meeting_demand (path, on_day);

-- What is to be spoken of.
create table meeting_item (
  area_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  seq int not null,
  title text not null,
  matter text not null,
  text text not null,
  reporter text not null,
  -- The important matter (重要事项) that waits for this meeting's decision.
  matter_id uuid,
  -- The day of the party organisation's study; what was said there stands apart.
  studied_on date,
  -- On what the residents' meeting authorised the representatives to decide.
  delegation text,
  -- The rule of a body whose draft is put to the vote.
  rule_area_id uuid,
  rule_id uuid,
  rule_seq int,
  -- Documents that a deploying meeting hands down.
  policy_id uuid,
  state text not null,
  note text not null default '',
  primary key (area_id, meeting_id, id),
  unique (area_id, meeting_id, seq),
  check (state in ('open', 'decided', 'heard', 'deferred'))
);
-- What the party organisation said of an item before the meeting. Seen by staff of the community alone.
create table meeting_study (
  area_id uuid not null,
  meeting_id uuid not null,
  item_id uuid not null,
  path text collate "C" not null,
  body text not null,
  on_day date not null,
  conclusion text not null,
  primary key (area_id, meeting_id, item_id)
);

-- Who is called, in what capacity. With a vote or without (列席).
create table meeting_invited (
  area_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  -- The seat of a body that they are called for; null for guests.
  member_id uuid,
  person_id uuid,
  name text not null,
  capacity text not null,
  constituency text not null,
  voting boolean not null,
  code_hash text,
  removed_on date,
  primary key (area_id, meeting_id, id),
  check (capacity in ('committee', 'representative', 'household', 'resident', 'leader', 'supervisor', 'party', 'department', 'deputy', 'expert', 'unit', 'guest'))
);
create unique index meeting_invited_person on meeting_invited (area_id, meeting_id, person_id) where person_id is not null and removed_on is null;

-- Who came: one row a person, and in a meeting of households one a household.
create table meeting_present (
  area_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  invited_id uuid,
  person_id uuid,
  household_id uuid,
  name text not null,
  capacity text not null,
  constituency text not null,
  voting boolean not null,
  how text not null,
  came_at timestamptz not null,
  left_at timestamptz,
  primary key (area_id, meeting_id, id),
  check (how in ('code', 'door', 'paper'))
);
create unique index meeting_present_person on meeting_present (area_id, meeting_id, person_id) where person_id is not null;
create unique index meeting_present_invited on meeting_present (area_id, meeting_id, invited_id) where invited_id is not null;
create unique index meeting_present_household on meeting_present (area_id, meeting_id, household_id) where household_id is not null and voting;

-- A motion on an item, or an amendment of one.
create table meeting_motion (
  area_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  item_id uuid not null,
  seq int not null,
  text text not null,
  moved_by text not null,
  amends_id uuid,
  state text not null,
  primary key (area_id, meeting_id, id),
  check (state in ('open', 'adopted', 'rejected', 'withdrawn'))
);
-- A vote as it was counted, with the verdict and the provision each figure was held against.
create table meeting_vote (
  area_id uuid not null,
  meeting_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  motion_id uuid not null,
  method text not null,
  entitled int not null,
  present int not null,
  votes_for int not null,
  votes_against int not null,
  abstained int not null,
  issued int,
  returned int,
  void int,
  passed boolean not null,
  verdict jsonb not null,
  counted_at timestamptz not null,
  counted_by text not null,
  primary key (area_id, meeting_id, id),
  unique (area_id, meeting_id, motion_id),
  check (method in ('hand', 'roll', 'paper')),
  check (votes_for >= 0 and votes_against >= 0 and abstained >= 0)
);
-- Only a vote by roll says who said what.
create table meeting_roll (
  area_id uuid not null,
  meeting_id uuid not null,
  vote_id uuid not null,
  present_id uuid not null,
  path text collate "C" not null,
  choice text not null,
  primary key (area_id, meeting_id, vote_id, present_id),
  check (choice in ('for', 'against', 'abstain'))
);

-- Appraisal of members of the committee by a meeting: counts alone.
create table appraisal_grade (
  area_id uuid not null,
  meeting_id uuid not null,
  member_id uuid not null,
  path text collate "C" not null,
  organ_id uuid not null,
  name text not null,
  post text not null,
  year int not null,
  competent int not null,
  basic int not null,
  incompetent int not null,
  abstained int not null,
  grade text not null,
  streak int not null,
  post_ended boolean not null,
  verdict jsonb not null,
  on_day date not null,
  primary key (area_id, meeting_id, member_id),
  check (grade in ('competent', 'incompetent'))
);

-- Minutes by version. A signed one is closed by its hash and never written again; what must be put right is a version of its own.
create table meeting_minutes (
  area_id uuid not null,
  meeting_id uuid not null,
  seq int not null,
  path text collate "C" not null,
  text text not null,
  -- Attendance, motions and votes as they stood when it was written.
  facts jsonb not null,
  made_at timestamptz not null,
  made_by text not null,
  correction text,
  signed_at timestamptz,
  chair text,
  recorder text,
  -- SM3 of the text, the facts and who signed.
  hash text,
  seal text,
  primary key (area_id, meeting_id, seq)
);

-- What a meeting decided.
create table resolution (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  meeting_id uuid not null,
  motion_id uuid,
  year int not null,
  number int not null,
  title text not null,
  matter text not null,
  text text not null,
  decided_on date not null,
  meeting_kind text not null,
  verdict jsonb not null,
  state text not null,
  state_reason text,
  state_on date,
  public boolean not null,
  filed_on date,
  filed_with text,
  version int not null default 1,
  primary key (area_id, id),
  unique (area_id, year, number),
  check (state in ('inForce', 'ordered', 'annulled'))
);
create index resolution_id on resolution (id);
create index resolution_path on resolution (path, decided_on);

-- What has to be done, by whom, by when, how far it is. Of a resolution, or deployed by a meeting of an office to an area below.
create table meeting_task (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  resolution_id uuid,
  from_area_id uuid not null,
  from_meeting_id uuid not null,
  from_title text not null,
  text text not null,
  doer text not null,
  due_on date not null,
  state text not null,
  percent int not null,
  done_on date,
  work_id uuid,
  public boolean not null,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('open', 'done', 'void')),
  check (percent between 0 and 100)
);
create index meeting_task_path on meeting_task (path, due_on);
create index meeting_task_of on meeting_task (from_meeting_id);
create table meeting_task_step (
  area_id uuid not null,
  task_id uuid not null,
  seq int not null,
  path text collate "C" not null,
  text text not null,
  percent int not null,
  at timestamptz not null,
  by_name text not null,
  primary key (area_id, task_id, seq)
);

-- Matters that only a meeting may decide, until it has.
create table important_matter (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  kind text not null,
  title text not null,
  text text not null,
  opened_on date not null,
  opened_by text not null,
  state text not null,
  resolution_id uuid,
  closed_on date,
  reason text,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('open', 'decided', 'withdrawn'))
);
create index important_matter_path on important_matter (path);

-- Numbers of resolutions, given one after the other.
create table meeting_counter (
  area_id uuid not null,
  year int not null,
  last int not null,
  primary key (area_id, year)
);
-- How often the figures of an area changed: whoever keeps one asks whether it still holds.
create table meeting_change (
  area_id uuid primary key,
  version bigint not null
);

grant select, insert, update, delete on meeting, meeting_demand, meeting_item, meeting_study, meeting_invited, meeting_present, meeting_motion, meeting_vote, meeting_roll, appraisal_grade, meeting_minutes, resolution, meeting_task, meeting_task_step, important_matter, meeting_counter, meeting_change to liren_app;
alter table meeting enable row level security;
alter table meeting_demand enable row level security;
alter table meeting_item enable row level security;
alter table meeting_study enable row level security;
alter table meeting_invited enable row level security;
alter table meeting_present enable row level security;
alter table meeting_motion enable row level security;
alter table meeting_vote enable row level security;
alter table meeting_roll enable row level security;
alter table appraisal_grade enable row level security;
alter table meeting_minutes enable row level security;
alter table resolution enable row level security;
alter table meeting_task enable row level security;
alter table meeting_task_step enable row level security;
alter table important_matter enable row level security;
alter table meeting_counter enable row level security;
alter table meeting_change enable row level security;
create policy meeting_app on meeting to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_demand_app on meeting_demand to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_item_app on meeting_item to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy meeting_study_app on meeting_study to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_invited_app on meeting_invited to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_present_app on meeting_present to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_motion_app on meeting_motion to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_vote_app on meeting_vote to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_roll_app on meeting_roll to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy appraisal_grade_app on appraisal_grade to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_minutes_app on meeting_minutes to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy resolution_app on resolution to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_task_app on meeting_task to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_task_step_app on meeting_task_step to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy important_matter_app on important_matter to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy meeting_counter_app on meeting_counter to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy meeting_change_app on meeting_change to liren_app using (true);
