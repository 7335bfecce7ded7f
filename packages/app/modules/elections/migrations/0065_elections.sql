-- Elections of self-government on paper. Who may vote, who stands, what each box held, what the count says; nothing ties a
-- voter to a vote: `election_turnout` says who took a ballot, without number, box or time, and batches hold sums only.

create table election (
  community_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('general', 'byElection', 'recall', 'representatives', 'supervisory')),
  mode text not null check (mode in ('allVoters', 'households', 'representatives')),
  title text not null,
  state text not null,
  election_day date not null,
  -- The body whose posts are filled; null until it is founded with the first term.
  organ_id uuid,
  -- Posts and how many of each, in order of rank: [{post, seats}].
  seats jsonb not null,
  term_from date not null,
  term_to date not null,
  -- The law that the plan stands under: its day, and every provision with its article, as they were when it was adopted.
  rule_set_day date not null,
  law jsonb not null,
  plan jsonb not null,
  round int not null default 1,
  -- The election that this one follows: by which members sat who are recalled or replaced.
  before_id uuid,
  version int not null default 1,
  created_at timestamptz not null,
  created_by text not null,
  primary key (community_id, id)
);
create index election_id on election (id);
create index election_day on election (election_day);

create table election_date (
  community_id uuid not null,
  election_id uuid not null,
  key text not null,
  planned_on date not null,
  done_on date,
  primary key (community_id, election_id, key)
);

-- The election committee (居民选举委员会) in the order in which its members were chosen; alternates follow.
create table election_committee (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  post text not null check (post in ('chair', 'viceChair', 'member', 'alternate')),
  rank int not null,
  from_on date not null,
  to_on date,
  out_reason text check (out_reason in ('candidate', 'relative', 'resigned', 'died', 'movedAway')),
  out_for text,
  primary key (community_id, election_id, id),
  unique (community_id, election_id, person_id)
);

-- The voter list in versions: `election_voter` rows hold from one version up to, not including, another.
create table election_list (
  community_id uuid not null,
  election_id uuid not null,
  version int not null,
  kind text not null check (kind in ('drawn', 'published', 'amended')),
  reason text not null,
  on_day date not null,
  listed int not null,
  entitled int not null,
  -- SM3 of the listed names with their grounds, in order.
  hash text not null,
  by_name text not null,
  at timestamptz not null,
  primary key (community_id, election_id, version)
);

create table election_voter (
  community_id uuid not null,
  election_id uuid not null,
  person_id uuid not null,
  from_version int not null,
  to_version int,
  name text collate "C" not null,
  sex text not null,
  birth_on date not null,
  household_id uuid,
  address text not null,
  ground text not null check (ground in ('registered', 'living', 'worker')),
  state text not null check (state in ('listed', 'undeclared', 'struck')),
  reason text not null,
  -- Whether this person's vote counts for turnout: every voter, the representative of a household, or a representative.
  entitled boolean not null,
  primary key (community_id, election_id, person_id, from_version)
);

-- Who took a ballot in a round, themselves or by proxy. No time, no number, no box.
create table election_turnout (
  community_id uuid not null,
  election_id uuid not null,
  round int not null,
  person_id uuid not null,
  how text not null check (how in ('self', 'proxy')),
  primary key (community_id, election_id, round, person_id)
);

create table election_objection (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  person_id uuid,
  about text not null,
  by_name text not null,
  kind text not null check (kind in ('missing', 'notEntitled', 'wrong')),
  text text not null,
  received_on date not null,
  due_on date not null,
  state text not null check (state in ('open', 'upheld', 'dismissed')),
  decision text,
  decided_on date,
  version int not null default 1,
  primary key (community_id, election_id, id)
);

create table election_candidate (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  sex text not null,
  birth_on date not null,
  post text not null,
  about text not null,
  nominated_by text not null check (nominated_by in ('party', 'joint', 'recall', 'group')),
  nominators uuid[] not null,
  nominated_on date not null,
  state text not null check (state in ('nominated', 'eligible', 'barred', 'withdrawn', 'formal')),
  -- The clause that bars, or why withdrawn.
  reason text,
  vetted_on date,
  vetted_with text,
  version int not null default 1,
  primary key (community_id, election_id, id)
);

create table election_proxy (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  round int not null default 1,
  principal_id uuid not null,
  proxy_id uuid not null,
  reason text not null,
  written_on date not null,
  state text not null check (state in ('given', 'void')),
  void_reason text,
  primary key (community_id, election_id, id)
);

-- Stations and mobile boxes. `printed` of the whole election stands in its account.
create table election_box (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  number int not null,
  kind text not null check (kind in ('station', 'mobile')),
  name text not null,
  place text not null,
  opens text not null,
  closes text not null,
  approved_by text,
  removed_on date,
  primary key (community_id, election_id, id),
  unique (community_id, election_id, number)
);

create table election_helper (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  role text not null check (role in ('scrutineer', 'caller', 'counter', 'writer', 'issuer')),
  box_id uuid,
  from_on date not null,
  to_on date,
  out_reason text,
  primary key (community_id, election_id, id)
);

-- What a box was given and gave back, in a round.
create table election_box_account (
  community_id uuid not null,
  election_id uuid not null,
  round int not null,
  box_id uuid not null,
  printed int not null,
  issued int not null,
  spoiled int not null,
  left_over int not null,
  returned int not null,
  valid int not null,
  blank int not null,
  void jsonb not null,
  minute_id uuid,
  version int not null default 1,
  primary key (community_id, election_id, round, box_id)
);

create table election_batch (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  round int not null,
  box_id uuid not null,
  number int not null,
  ballots int not null,
  state text not null check (state in ('open', 'differs', 'agreed')),
  -- What both teams, or the third count, found: {valid, blank, void, votes}.
  result jsonb,
  primary key (community_id, election_id, id),
  unique (community_id, election_id, round, box_id, number)
);

-- What a team read from a batch. A correction supersedes; nothing is overwritten.
create table election_tally (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  batch_id uuid not null,
  team text not null check (team in ('a', 'b', 'third')),
  valid int not null,
  blank int not null,
  void jsonb not null,
  -- Candidate → votes; in a recall `for` and `against`.
  votes jsonb not null,
  entered_by uuid,
  entered_name text not null,
  entered_at timestamptz not null,
  superseded_at timestamptz,
  why text,
  primary key (community_id, election_id, id)
);
create index election_tally_batch on election_tally (community_id, election_id, batch_id);

create table election_minute (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('selection', 'difference', 'count', 'result', 'other')),
  round int not null,
  box_id uuid,
  title text not null,
  text text not null,
  state text not null check (state in ('draft', 'signed')),
  signed_by text[] not null default '{}',
  signed_at timestamptz,
  -- SM3 of title, text and signatures at the signing.
  hash text,
  version int not null default 1,
  primary key (community_id, election_id, id)
);

-- What was judged, by which article and which figures; kept as it was.
create table election_verdict (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  round int not null,
  matter text not null,
  verdict jsonb not null,
  at timestamptz not null,
  primary key (community_id, election_id, id)
);

create table election_archive (
  community_id uuid not null,
  election_id uuid not null,
  file_id uuid not null,
  hash text not null,
  at timestamptz not null,
  primary key (community_id, election_id)
);

create table election_complaint (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  by_name text not null,
  text text not null,
  received_on date not null,
  due_on date,
  state text not null check (state in ('open', 'answered')),
  answer text,
  answered_on date,
  version int not null default 1,
  primary key (community_id, election_id, id)
);

-- What was put up for everybody to read, as it was put up; `until_on` is its last day.
create table election_notice (
  community_id uuid not null,
  election_id uuid not null,
  id uuid not null,
  number int not null,
  kind text not null check (kind in ('plan', 'committee', 'voterList', 'amendment', 'candidates', 'proxies', 'stations', 'result', 'void', 'other')),
  title text not null,
  body text not null,
  -- The law it goes by: [{document, article}].
  law jsonb not null,
  published_on date not null,
  until_on date,
  primary key (community_id, election_id, id),
  unique (community_id, election_id, number)
);

grant select, insert, update on election, election_date, election_committee, election_voter, election_objection, election_candidate, election_proxy, election_box, election_helper, election_box_account, election_batch, election_minute, election_complaint to liren_app;
-- What was published, judged or entered stays: of a tally only the end of its standing may be written.
grant select, insert on election_list, election_verdict, election_archive, election_notice, election_turnout to liren_app;
grant delete on election_voter, election_turnout, election_date to liren_app;
grant select, insert, update (superseded_at, why) on election_tally to liren_app;
alter table election enable row level security;
alter table election_date enable row level security;
alter table election_committee enable row level security;
alter table election_list enable row level security;
alter table election_voter enable row level security;
alter table election_turnout enable row level security;
alter table election_objection enable row level security;
alter table election_candidate enable row level security;
alter table election_proxy enable row level security;
alter table election_box enable row level security;
alter table election_helper enable row level security;
alter table election_box_account enable row level security;
alter table election_batch enable row level security;
alter table election_tally enable row level security;
alter table election_minute enable row level security;
alter table election_verdict enable row level security;
alter table election_archive enable row level security;
alter table election_complaint enable row level security;
alter table election_notice enable row level security;
create policy election_app on election to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_date_app on election_date to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_committee_app on election_committee to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_list_app on election_list to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_voter_app on election_voter to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_turnout_app on election_turnout to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_objection_app on election_objection to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_candidate_app on election_candidate to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_proxy_app on election_proxy to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_box_app on election_box to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_helper_app on election_helper to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_box_account_app on election_box_account to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_batch_app on election_batch to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_tally_app on election_tally to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_minute_app on election_minute to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_verdict_app on election_verdict to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_archive_app on election_archive to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_complaint_app on election_complaint to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy election_notice_app on election_notice to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));

-- What everybody may read: elections from the adoption of their plan on; the names of the voter list while it is out; those
-- who stand; sums of the count. No column of these says who a person is in the registers.
create view election_public as
  select e.id, e.community_id, e.kind, e.mode, e.title, e.state, e.election_day, e.seats, e.term_from, e.term_to, e.round, e.law,
    e.rule_set_day from election e where e.state not in ('planned', 'committeeSelected');
create view election_public_notice as
  select n.id, n.election_id, n.number, n.kind, n.title, n.body, n.law, n.published_on, n.until_on
  from election_notice n join election_public e on e.community_id = n.community_id and e.id = n.election_id;
create view election_public_voter as
  select v.election_id, v.name, v.entitled, row_number() over (partition by v.community_id, v.election_id order by v.name, v.person_id) as number
  from election_voter v join election_public e on e.community_id = v.community_id and e.id = v.election_id
  where e.state in ('listPublished', 'nomination', 'vetting', 'candidatesPublished', 'meetCandidates', 'voting') and e.round = 1
    and v.to_version is null and v.state = 'listed';
create view election_public_candidate as
  select c.id, c.election_id, c.name, c.sex, c.post, c.about, c.nominated_by
  from election_candidate c join election_public e on e.community_id = c.community_id and e.id = c.election_id
  where c.state = 'formal' and e.state not in ('planAdopted', 'registration', 'listPublished', 'nomination', 'vetting');
create view election_public_tally as
  select b.election_id, b.round, b.number, x.number as box_number, x.name as box, b.ballots, b.state, b.result
  from election_batch b
  join election_public e on e.community_id = b.community_id and e.id = b.election_id
  join election_box x on x.community_id = b.community_id and x.election_id = b.election_id and x.id = b.box_id;
create view election_public_verdict as
  select v.election_id, v.round, v.verdict, v.at
  from election_verdict v join election_public e on e.community_id = v.community_id and e.id = v.election_id
  where v.matter = 'result' and e.state in ('announced', 'filed', 'certificates', 'handover', 'archived', 'void', 'runOff');
grant select on election_public, election_public_notice, election_public_voter, election_public_candidate, election_public_tally,
  election_public_verdict to liren_app, liren_public;
