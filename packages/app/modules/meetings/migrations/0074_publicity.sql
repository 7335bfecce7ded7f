-- Publicity of residents' affairs (居务公开): what was laid open, where and how long; what was asked and answered; what was complained of.

create table publication (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  matter text not null,
  title text not null,
  text text not null,
  -- The event it tells of, whose day its clock runs from.
  event_on date not null,
  from_on date not null,
  -- The last day on which it hangs.
  to_on date not null,
  on_board boolean not null,
  board text not null,
  on_page boolean not null,
  source_kind text,
  source_id uuid,
  published_by text not null,
  published_at timestamptz not null,
  -- A mistake is put right by another one; what was shown stays shown as it was.
  replaces_id uuid,
  withdrawn_on date,
  withdrawn_reason text,
  version int not null default 1,
  primary key (area_id, id),
  check (from_on <= to_on),
  check (on_board or on_page)
);
create index publication_id on publication (id);
create index publication_path on publication (path, from_on);
create index publication_source on publication (area_id, source_id) where source_id is not null;

-- A question of anybody, or a complaint of what was not or not truly laid open.
create table publication_voice (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  kind text not null,
  publication_id uuid,
  matter text,
  text text not null,
  from_name_enc text,
  contact_enc text,
  asked_at timestamptz not null,
  asked_from text,
  due_on date not null,
  state text not null,
  answer text,
  answered_at timestamptz,
  answered_by text,
  -- Of a complaint: what the office found.
  finding text,
  ordered_by date,
  version int not null default 1,
  primary key (area_id, id),
  check (kind in ('enquiry', 'complaint')),
  check (state in ('open', 'answered', 'ordered', 'closed')),
  check (finding in ('founded', 'unfounded'))
);
create index publication_voice_id on publication_voice (id);
create index publication_voice_path on publication_voice (path, asked_at);
-- What everybody may read of it: the question in the office's words and the answer.
create table publication_answer (
  area_id uuid not null,
  voice_id uuid not null,
  path text collate "C" not null,
  publication_id uuid,
  question text not null,
  answer text not null,
  answered_on date not null,
  primary key (area_id, voice_id)
);
-- Measures that the law leaves open, set by a county for its communities. No law names these days.
create table publicity_measure (
  area_id uuid primary key,
  path text collate "C" not null,
  publish_days int not null,
  enquiry_days int not null,
  complaint_days int not null,
  rhythm_months int not null,
  set_by text not null,
  set_at timestamptz not null,
  version int not null default 1,
  check (publish_days between 1 and 90 and enquiry_days between 1 and 90 and complaint_days between 1 and 180 and rhythm_months between 1 and 12)
);

grant select, insert, update, delete on publication, publication_voice, publication_answer, publicity_measure to liren_app;
alter table publication enable row level security;
alter table publication_voice enable row level security;
alter table publication_answer enable row level security;
alter table publicity_measure enable row level security;
create policy publication_app on publication to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy publication_voice_app on publication_voice to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy publication_answer_app on publication_answer to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
-- Measures are read by all and set for one's own areas.
create policy publicity_measure_app on publicity_measure to liren_app
  using (true)
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
