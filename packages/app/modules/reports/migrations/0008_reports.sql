-- Issued reports: the text as it was issued, in both languages, and every figure in it with where it came from.
create table report (
  id uuid primary key,
  template text not null,
  area_id uuid not null,
  -- The how-manieth of this template for this area.
  no int not null,
  area_name text not null,
  title text not null,
  title_en text not null,
  day date not null,
  known_on date,
  document jsonb not null,
  document_en jsonb not null,
  previous_id uuid,
  remark text,
  issued_at timestamptz not null,
  issued_by text not null,
  unique (area_id, template, no)
);
create index report_area on report (area_id, issued_at);

create table report_figure (
  report_id uuid not null,
  no int not null,
  area_id uuid not null,
  -- What the figure is, the same from issue to issue: indicator, scope and place in the report.
  slot text not null,
  indicator_key text,
  name text not null,
  name_en text not null,
  unit text not null,
  scope_kind text not null,
  scope_id uuid not null,
  scope_name text not null,
  day date not null,
  value numeric,
  computed numeric not null,
  reported numeric not null,
  has_computed boolean not null,
  has_reported boolean not null,
  missing int not null,
  sources jsonb not null,
  display text not null,
  address text not null,
  primary key (report_id, no)
);

grant select, insert on report, report_figure to liren_app;
alter table report enable row level security;
alter table report_figure enable row level security;
create policy report_app on report to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy report_figure_app on report_figure to liren_app
  using (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (area_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
