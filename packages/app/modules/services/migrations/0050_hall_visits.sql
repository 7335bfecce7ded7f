-- What comes of a visit: how it was, what was missing, what waits to be fetched.

-- A grade (好差评): once a visit or once a matter, five grades, never forced. Of who gave it nothing is kept.
create table service_rating (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  place_id uuid,
  ticket_id uuid,
  case_id uuid,
  item_id uuid,
  provider_id uuid,
  -- 5 very satisfied … 1 very dissatisfied; the lower two are bad ratings.
  grade int not null,
  reasons text[] not null default '{}',
  text text not null default '',
  source text not null,
  rated_at timestamptz not null,
  -- Null for a good grade: nothing follows.
  state text,
  due_at timestamptz,
  appeal text,
  appealed_by text,
  appealed_at timestamptz,
  decision text,
  decided_by text,
  decided_at timestamptz,
  verdict text,
  finding text,
  answer text,
  answered_by text,
  answered_at timestamptz,
  published text,
  published_at timestamptz,
  version int not null default 1,
  primary key (area_id, id),
  unique (area_id, ticket_id),
  unique (area_id, case_id),
  check (grade between 1 and 5),
  check (ticket_id is not null or case_id is not null),
  check (source in ('pad', 'slip', 'resident')),
  check (state in ('followOpen', 'followAppealed', 'followAnswered', 'followPublished', 'followStruck')),
  check (verdict in ('founded', 'partly', 'unfounded'))
);
create index service_rating_path on service_rating (path, rated_at);
create index service_rating_id on service_rating (id);
create index service_rating_due on service_rating (state, due_at) where state is not null;

-- What was missing, told once and whole (一次性告知).
create table service_told (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  place_id uuid not null,
  ticket_id uuid,
  item_id uuid not null,
  item_seq int not null,
  item_name text not null,
  number text not null,
  -- Papers that the person must bring, and those that were there: [{name, form, when}].
  missing jsonb not null,
  present jsonb not null,
  note text not null,
  told_at timestamptz not null,
  told_by text not null,
  primary key (area_id, id)
);
create index service_told_id on service_told (id);
create index service_told_place on service_told (area_id, place_id, told_at);

-- A finished paper that waits at the one way out (统一出件).
create table service_handout (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  place_id uuid not null,
  case_area_id uuid,
  case_id uuid,
  case_number text not null,
  title text not null,
  note text not null,
  state text not null,
  ready_at timestamptz not null,
  ready_by text not null,
  handed_at timestamptz,
  handed_by text,
  -- Who signed for it: the person, or somebody on their behalf, and by which paper that was seen.
  signed_as text,
  signed_note text,
  version int not null default 1,
  primary key (area_id, id),
  check (state in ('ready', 'handed', 'returned')),
  check (signed_as in ('self', 'agent'))
);
create index service_handout_id on service_handout (id);
create index service_handout_place on service_handout (area_id, place_id, state);

grant select, insert, update on service_rating, service_told, service_handout to liren_app;
alter table service_rating enable row level security;
alter table service_told enable row level security;
alter table service_handout enable row level security;
create policy service_rating_app on service_rating to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_told_app on service_told to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_handout_app on service_handout to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
