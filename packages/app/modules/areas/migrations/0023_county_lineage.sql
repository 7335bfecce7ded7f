-- Which codes provinces, cities and counties bore, from year to year, and what went into what: reference from published
-- tables, for the time before the first release. Years are the tables' years: the year at whose end a table first, or no
-- longer, has the code. Nothing is overwritten.
create table county_code (
  -- Six digits.
  code text not null,
  id uuid not null,
  name text not null,
  parent text,
  from_year smallint not null,
  -- The year whose table no longer has it; null: the latest table still does.
  to_year smallint,
  source text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (code, id),
  check (to_year is null or to_year > from_year)
);
create table county_code_link (
  from_code text not null,
  id uuid not null,
  from_name text not null,
  to_code text not null,
  to_name text not null,
  year smallint not null,
  -- Whether the former went on as it was: then only a part of it went over.
  part boolean not null,
  -- Title, number and day of the decision as the source words them.
  document text,
  source text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  primary key (from_code, id)
);
create index county_code_link_to on county_code_link (to_code);

grant select on county_code, county_code_link to liren_app;
alter table county_code enable row level security;
alter table county_code_link enable row level security;
create policy county_code_app on county_code for select to liren_app using (true);
create policy county_code_link_app on county_code_link for select to liren_app using (true);
