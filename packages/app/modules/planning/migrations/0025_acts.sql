-- The approval of a drawing and its coming into force: one legal act.

create table planning_act (
  id uuid primary key,
  case_id uuid not null,
  scheme_id uuid not null,
  area_id uuid not null,
  path text collate "C" not null,
  title text not null,
  reason text not null,
  state text not null,
  effective_on date not null,
  comment_days int not null,
  comment_from date,
  -- The last day on which comments are taken.
  comment_to date,
  -- The plan as it was filed: communities with their units, and each unit's figures on the register day. Null until published.
  plan jsonb,
  scheme_version int,
  filed_by text,
  filed_by_id uuid,
  filed_on date,
  decided_by text,
  decided_on date,
  decision_number text,
  return_reason text,
  announced_on date,
  in_force_at timestamptz,
  -- What went where on its day: a line for each pair of communities.
  effect jsonb,
  created_by text not null,
  created_by_id uuid,
  created_at timestamptz not null,
  version int not null default 1,
  check (state in ('draft', 'consulting', 'filed', 'returned', 'approved', 'announced', 'inForce', 'archived', 'withdrawn')),
  check (comment_days between 1 and 365)
);
create index planning_act_path on planning_act (path, state);
create index planning_act_case on planning_act (case_id);
create index planning_act_day on planning_act (state, effective_on);

-- Each step, dated, by whom.
create table planning_act_step (
  act_id uuid not null,
  seq int not null,
  path text collate "C" not null,
  verb text not null,
  state text not null,
  on_day date not null,
  at timestamptz not null,
  by_name text not null,
  note text not null,
  primary key (act_id, seq)
);

-- The papers that go with it: written here or kept elsewhere under a number.
create table planning_material (
  act_id uuid not null,
  kind text not null,
  path text collate "C" not null,
  text text not null,
  number text not null,
  by_name text not null,
  at timestamptz not null,
  version int not null default 1,
  primary key (act_id, kind)
);

-- What residents and departments say of it, and the answer.
create table planning_opinion (
  act_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  source text not null,
  from_name text not null,
  stance text not null,
  text text not null,
  at timestamptz not null,
  answer text,
  answered_by text,
  answered_at timestamptz,
  version int not null default 1,
  primary key (act_id, id),
  check (source in ('resident', 'department')),
  check (stance in ('for', 'against', 'neutral'))
);

-- What must be set up in step with new communities.
create table planning_task (
  act_id uuid not null,
  id uuid not null,
  area_id uuid not null,
  path text collate "C" not null,
  kind text not null,
  due_on date not null,
  owner_role text not null,
  done_on date,
  done_by text,
  note text not null default '',
  version int not null default 1,
  primary key (act_id, id)
);
create index planning_task_open on planning_task (path, due_on) where done_on is null;

grant select, insert, update on planning_act, planning_material, planning_opinion, planning_task to liren_app;
grant select, insert on planning_act_step to liren_app;

alter table planning_act enable row level security;
alter table planning_act_step enable row level security;
alter table planning_material enable row level security;
alter table planning_opinion enable row level security;
alter table planning_task enable row level security;
create policy planning_act_app on planning_act to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_act_step_app on planning_act_step to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_material_app on planning_material to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_opinion_app on planning_opinion to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy planning_task_app on planning_task to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
