-- Cases counted as they go: how many of what kind were opened, answered, closed … in an area on a day. Written with the step that
-- counts, so that a year of a city is added up from a few rows. What has no kind or item is counted under the nil id.
create table service_count (
  area_id uuid not null,
  day date not null,
  measure text not null,
  nature text not null,
  channel text not null,
  kind_id uuid not null,
  item_id uuid not null,
  path text collate "C" not null,
  delta int not null,
  primary key (area_id, day, measure, nature, channel, kind_id, item_id),
  check (measure in ('opened', 'answered', 'answeredInTime', 'closed', 'clocked', 'onTime', 'solved'))
);
create index service_count_path on service_count (path, day);

-- How often the figures of an area changed: whoever keeps one asks whether it still holds.
create table service_change (
  area_id uuid primary key,
  version bigint not null
);

grant select on service_count, service_change to liren_app;
alter table service_count enable row level security;
alter table service_change enable row level security;
-- Figures of all areas may be set side by side; they say nothing of one person.
create policy service_count_app on service_count to liren_app using (true);
create policy service_change_app on service_change to liren_app using (true);
