-- Bodies of a community and of the offices above it: who sits where, from when to when, by which paper. A body belongs to its
-- area for good; what happens to it is dated, and what was is never overwritten but closed.

create table organ (
  area_id uuid not null,
  id uuid not null,
  kind text not null,
  family text not null,
  name text not null,
  parent_area_id uuid,
  parent_id uuid,
  founded_on date not null,
  ended_on date,
  ended_reason text,
  -- The paper it stands on, in words.
  source text not null,
  -- What it is for, where no charter says so.
  purpose text not null default '',
  -- Households it was set up for, where it is a group of some.
  households int,
  recorded_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  check (family in ('party', 'selfGovernment', 'mass', 'intermediary', 'government')),
  check (ended_on is null or ended_on >= founded_on),
  check ((parent_area_id is null) = (parent_id is null)),
  check (households is null or households >= 0)
);
create index organ_kind on organ (kind, area_id);

create table organ_term (
  area_id uuid not null,
  organ_id uuid not null,
  id uuid not null,
  number int not null,
  from_on date not null,
  to_on date not null,
  -- The day whose law it was chosen under.
  rule_set_day date not null,
  source_kind text not null,
  source_id uuid,
  source text not null,
  decree text not null default '',
  recorded_at timestamptz not null,
  primary key (area_id, organ_id, id),
  check (from_on < to_on),
  check (source_kind in ('election', 'meeting', 'appointment', 'import'))
);

create table organ_post (
  area_id uuid not null,
  organ_id uuid not null,
  id uuid not null,
  kind text not null,
  seats int not null,
  from_on date not null,
  to_on date,
  primary key (area_id, organ_id, id),
  check (seats between 0 and 500)
);

create table organ_member (
  area_id uuid not null,
  organ_id uuid not null,
  id uuid not null,
  -- Of the register; null for somebody from outside it.
  person_id uuid,
  name text not null,
  sex text not null,
  post text not null,
  term_id uuid,
  from_on date not null,
  to_on date,
  in_reason text not null,
  out_reason text,
  source text not null,
  decree text not null default '',
  out_source text,
  out_decree text,
  recorded_at timestamptz not null,
  primary key (area_id, organ_id, id),
  check (to_on is null or to_on >= from_on),
  check (in_reason in ('elected', 'byElected', 'selected', 'appointed', 'succession')),
  check (out_reason in ('termEnd', 'resigned', 'recalled', 'incompetent', 'lost', 'died', 'movedAway', 'boundary', 'replaced', 'mistake'))
);
create index organ_member_person on organ_member (person_id) where person_id is not null;
create index organ_member_seated on organ_member (area_id) where to_on is null;

-- Ties of kinship that a person declared or an office found: the register knows only who lives in one household.
create table organ_kinship (
  area_id uuid not null,
  id uuid not null,
  person_a uuid not null,
  person_b uuid not null,
  relation text not null,
  ground text not null,
  declared_on date not null,
  withdrawn_on date,
  recorded_at timestamptz not null,
  version int not null default 1,
  primary key (area_id, id),
  check (person_a <> person_b)
);
create index organ_kinship_a on organ_kinship (person_a);
create index organ_kinship_b on organ_kinship (person_b);

-- Handing over from one term to the next.
create table organ_handover (
  area_id uuid not null,
  id uuid not null,
  organ_id uuid not null,
  term_id uuid not null,
  begun_on date not null,
  due_on date not null,
  -- The provision that sets the days: document and article.
  provision text not null,
  state text not null,
  giver text not null default '',
  taker text not null default '',
  host text not null default '',
  supervisor text not null default '',
  signed_on date,
  signed_by text,
  -- SM3 of what was signed.
  hash text,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('open', 'signed'))
);
create index organ_handover_organ on organ_handover (area_id, organ_id);
create table organ_handover_item (
  area_id uuid not null,
  handover_id uuid not null,
  id uuid not null,
  seq int not null,
  kind text not null,
  name text not null,
  quantity text not null default '',
  note text not null default '',
  state text not null,
  primary key (area_id, handover_id, id),
  check (kind in ('seals', 'office', 'equipment', 'books', 'money', 'files', 'openCases', 'other')),
  check (state in ('pending', 'handed', 'missing'))
);

-- What somebody must mend: from a check that failed, a decision, a boundary.
create table organ_work (
  area_id uuid not null,
  id uuid not null,
  rule text not null,
  organ_id uuid,
  due_on date not null,
  role text not null,
  state text not null,
  text text not null,
  source_kind text not null,
  source_id uuid,
  source text not null default '',
  note text not null default '',
  public boolean not null,
  opened_at timestamptz not null,
  closed_on date,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('open', 'done', 'void'))
);
create index organ_work_open on organ_work (area_id, rule) where state = 'open';

-- How many members a party organisation counts: numbers only, seen with a right of its own.
create table organ_party (
  area_id uuid not null,
  organ_id uuid not null,
  full_members int not null,
  probationary int not null,
  counted_on date not null,
  source text not null,
  version int not null default 1,
  primary key (area_id, organ_id),
  check (full_members >= 0 and probationary >= 0)
);

-- How often the bodies of an area changed: whoever keeps a figure asks whether it still holds.
create table organ_change (
  area_id uuid primary key,
  version bigint not null
);

grant select, insert, update on organ, organ_term, organ_post, organ_member, organ_kinship, organ_handover, organ_work, organ_party, organ_change to liren_app;
grant select, insert, update, delete on organ_handover_item to liren_app;

alter table organ enable row level security;
alter table organ_term enable row level security;
alter table organ_post enable row level security;
alter table organ_member enable row level security;
alter table organ_kinship enable row level security;
alter table organ_handover enable row level security;
alter table organ_handover_item enable row level security;
alter table organ_work enable row level security;
alter table organ_party enable row level security;
alter table organ_change enable row level security;

-- Bodies and their terms are public; they are written at or below one's area.
create policy organ_app on organ to liren_app using (true)
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_term_app on organ_term to liren_app using (true)
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_post_app on organ_post to liren_app using (true)
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_change_app on organ_change to liren_app using (true) with check (true);
create policy organ_member_app on organ_member to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_kinship_app on organ_kinship to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_handover_app on organ_handover to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_handover_item_app on organ_handover_item to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_work_app on organ_work to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_party_app on organ_party to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));

-- What everybody may read: bodies, terms, posts; who holds an office, by name and post alone; work that was made public.
grant select on organ, organ_term, organ_post, organ_work to liren_public;
create policy organ_public on organ for select to liren_public using (true);
create policy organ_term_public on organ_term for select to liren_public using (true);
create policy organ_post_public on organ_post for select to liren_public using (true);
create policy organ_work_public on organ_work for select to liren_public using (public);
create view organ_office_holder as
  select area_id, organ_id, id, name, sex, post, term_id, from_on, to_on, in_reason, out_reason
  from organ_member where out_reason is distinct from 'mistake' and post <> 'representative';
create view organ_representative as
  select area_id, organ_id, id, name, term_id, from_on, to_on from organ_member
  where post = 'representative' and out_reason is distinct from 'mistake';
grant select on organ_office_holder, organ_representative to liren_app, liren_public;
