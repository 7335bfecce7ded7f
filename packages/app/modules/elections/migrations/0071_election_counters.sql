-- Who counts in a round: an account enters for one appointed person, and a person through one account, in one team. What holds two
-- teams apart is the person, not the account. Of two that come at the same moment the second is refused.
create table election_counter (
  community_id uuid not null,
  election_id uuid not null,
  round int not null,
  person_id uuid not null,
  name text not null,
  team text not null check (team in ('a', 'b', 'third')),
  account_id uuid,
  account_name text not null,
  at timestamptz not null,
  primary key (community_id, election_id, round, person_id),
  -- Two accounts of one name are taken for one person's.
  unique (community_id, election_id, round, account_name)
);
create unique index election_counter_account on election_counter (community_id, election_id, round, account_id) where account_id is not null;
grant select, insert, update (team) on election_counter to liren_app;
alter table election_counter enable row level security;
create policy election_counter_app on election_counter to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
