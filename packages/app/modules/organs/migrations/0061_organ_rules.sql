-- The rules of a body (制度): one row a rule, one row a version of its text.
create table organ_rule (
  area_id uuid not null,
  id uuid not null,
  organ_id uuid not null,
  kind text not null,
  title text not null,
  -- The version in force, if one is; others may read a rule only then.
  current_seq int,
  version int not null default 1,
  primary key (area_id, id)
);
create index organ_rule_organ on organ_rule (area_id, organ_id);
create table organ_rule_version (
  area_id uuid not null,
  rule_id uuid not null,
  seq int not null,
  text text not null,
  state text not null,
  drafted_on date not null,
  adopted_on date,
  adopted_by text,
  entitled int,
  present int,
  votes_for int,
  votes_against int,
  abstained int,
  -- The meeting's resolution, where a meeting of this house decided.
  resolution_id uuid,
  filed_on date,
  filed_with text,
  in_force_on date,
  ended_on date,
  next_review_on date,
  -- What an office ordered corrected, in its words.
  correction text,
  primary key (area_id, rule_id, seq),
  check (state in ('draft', 'adopted', 'filed', 'inForce', 'superseded', 'withdrawn'))
);
grant select, insert, update on organ_rule, organ_rule_version to liren_app;
alter table organ_rule enable row level security;
alter table organ_rule_version enable row level security;
create policy organ_rule_app on organ_rule to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy organ_rule_version_app on organ_rule_version to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
grant select on organ_rule, organ_rule_version to liren_public;
create policy organ_rule_public on organ_rule for select to liren_public using (current_seq is not null);
create policy organ_rule_version_public on organ_rule_version for select to liren_public using (state in ('inForce', 'superseded'));
