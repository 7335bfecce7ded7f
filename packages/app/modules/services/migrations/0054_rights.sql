-- Who looked into a case of special care, or uncovered an applicant's name or phone, and for what: shown in the case, and to whom
-- it is about.
create table service_look (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  case_id uuid not null,
  -- The person of the register whom the case is about, where it is known.
  person_id uuid,
  -- The whole case, the applicant's name or phone, a file or a paper, and which.
  part text not null,
  part_id uuid,
  by_id uuid,
  by_name text not null,
  by_role text not null,
  at timestamptz not null,
  purpose text not null,
  primary key (area_id, id),
  check (part in ('case', 'name', 'phone', 'file', 'paper'))
);
create index service_look_case on service_look (area_id, case_id, at);
create index service_look_person on service_look (person_id, at) where person_id is not null;
grant select, insert on service_look to liren_app;
alter table service_look enable row level security;
create policy service_look_app on service_look to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');

-- Who appealed is told apart by the account: two may bear one name.
alter table service_rating add column appealed_by_id uuid;

-- How many appointments one address may make in a hall on a day; of the address a digest of that day alone is kept.
alter table service_hall add column slots_per_address int not null default 5 check (slots_per_address between 1 and 200);
alter table service_slot add column taken_from text;

-- Keys that the house makes itself bear a sign that no key of a device can bear.
update service_ticket set taken_key = regexp_replace(taken_key, '^(slot|from)-', '\1:') where source in ('appointment', 'transfer');
