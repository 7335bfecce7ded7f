-- Figures stated by a return or a survey. Nothing is overwritten: a correction is another row of the same figure_id.
create table reported_figure (
  id uuid primary key,
  figure_id uuid not null,
  indicator_key text not null,
  -- The area it is about; for a planning area the area that owns it.
  area_id uuid not null,
  planning_area_id uuid,
  -- `<split>.<part>` where it is about a part only.
  part text,
  -- The period as the return names it (2002, 2002-H1, 2002-Q2, 2002-06, 2002-06-30), and its last day.
  period text not null,
  day date not null,
  -- The first day on which it stands no longer; open: until the next one.
  stands_until date,
  value numeric not null,
  source text not null,
  document text,
  page text,
  note text,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  superseded_reason text,
  check (stands_until is null or stands_until > day)
);
create index reported_figure_key on reported_figure (indicator_key, day);
create index reported_figure_area on reported_figure (area_id);
create index reported_figure_figure on reported_figure (figure_id);
create unique index reported_figure_once on reported_figure
  (indicator_key, coalesce(planning_area_id, area_id), coalesce(part, ''), day) where superseded_at is null;

-- How often the reported figures of an indicator changed: whoever keeps a value asks whether it still holds.
create table reported_change (
  indicator_key text primary key,
  version bigint not null
);

-- Indicators that nothing here counts: they are known from returns only.
create table indicator_definition (
  id uuid primary key,
  key text not null,
  area_id uuid not null,
  name text not null,
  name_en text not null,
  description text not null,
  description_en text not null,
  unit text not null,
  direction text not null,
  grain smallint not null,
  period text not null,
  asked_by text not null,
  recorded_at timestamptz not null,
  recorded_by text not null,
  superseded_at timestamptz,
  check (unit in ('persons', 'households', 'areas', 'units', 'percent', 'fen', 'items')),
  check (direction in ('up', 'down', 'none')),
  check (grain in (4, 5))
);
create unique index indicator_definition_key on indicator_definition (key) where superseded_at is null;

grant select, insert, update (superseded_at, superseded_reason) on reported_figure to liren_app;
grant select, insert, update on reported_change to liren_app;
grant select, insert, update (superseded_at) on indicator_definition to liren_app;
alter table reported_figure enable row level security;
alter table reported_change enable row level security;
alter table indicator_definition enable row level security;
create policy reported_figure_app on reported_figure to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy reported_change_app on reported_change to liren_app using (true) with check (true);
create policy indicator_definition_app on indicator_definition to liren_app using (true)
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
