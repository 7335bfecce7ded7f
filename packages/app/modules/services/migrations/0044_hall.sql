-- The hall's day: who takes a number, who calls it, at which counter. No name of anybody who waits.

-- A place that takes numbers, and how. Taking a number or an appointment locks this row: numbers of a place are given one
-- after the other, so that none is given twice and none is left out.
create table service_hall (
  area_id uuid not null,
  place_id uuid not null,
  path text collate "C" not null,
  -- Kinds of business, each with its letter: [{letter, name, about}].
  businesses jsonb not null,
  -- Numbers are given so many minutes before the doors open, and until so many before they close.
  early_minutes int not null,
  stop_minutes int not null,
  lunch_taking boolean not null,
  -- Appointments: length, how many at once (0: none), how many days ahead.
  slot_minutes int not null,
  slot_capacity int not null,
  slot_days int not null,
  -- How long an answer to a bad rating may take, in working days.
  follow_up_days int not null,
  notice text not null,
  version int not null default 1,
  primary key (area_id, place_id)
);
create index service_hall_place on service_hall (place_id);

-- What needs no sign-in because its address is a secret: a kiosk, a screen, the rating pad of a counter, the hall's QR code.
create table service_device (
  id uuid primary key,
  area_id uuid not null,
  path text collate "C" not null,
  place_id uuid not null,
  kind text not null,
  name text not null,
  counter_id uuid,
  token_hash text not null,
  created_at timestamptz not null,
  created_by text not null,
  revoked_at timestamptz,
  version int not null default 1,
  unique (token_hash),
  check (kind in ('kiosk', 'screen', 'pad', 'phone'))
);
create index service_device_place on service_device (place_id);

-- A counter and who sits there now. Who sat there before stands in the trail only: nobody counts log-ins.
create table service_counter (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  place_id uuid not null,
  number int not null,
  name text not null,
  kind text not null,
  -- Letters it calls; none named: all.
  letters text[] not null default '{}',
  state text not null,
  clerk_id uuid,
  clerk_name text,
  since timestamptz,
  version int not null default 1,
  primary key (area_id, id),
  unique (area_id, place_id, number),
  check (state in ('closed', 'open', 'paused', 'removed')),
  check (kind in ('front', 'back', 'out'))
);
create index service_counter_id on service_counter (id);
create index service_counter_clerk on service_counter (clerk_id) where clerk_id is not null;

-- A number of a day.
create table service_ticket (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  place_id uuid not null,
  day date not null,
  letter text not null,
  number int not null,
  -- The letter under which it waits now; another than its own after a transfer.
  queue text not null,
  lane text not null,
  -- 2: stated need; 1: by appointment; 0: in turn.
  priority int not null,
  rank timestamptz not null,
  source text not null,
  -- The taker's own key: a repetition after a dropped line gives the same number again.
  taken_key text not null,
  state text not null,
  taken_at timestamptz not null,
  for_counter_id uuid,
  counter_id uuid,
  counter_number int,
  called_at timestamptz,
  calls int not null default 0,
  served_at timestamptz,
  ended_at timestamptz,
  item_id uuid,
  slot_id uuid,
  -- The number at another place that it came from.
  from_ticket_id uuid,
  version int not null default 1,
  primary key (area_id, id),
  unique (area_id, place_id, day, letter, number),
  unique (area_id, place_id, taken_key),
  check (state in ('waiting', 'held', 'called', 'serving', 'done', 'passed', 'cancelled', 'left', 'moved')),
  check (lane in ('normal', 'elder', 'disabled', 'need')),
  check (source in ('kiosk', 'phone', 'appointment', 'desk', 'transfer'))
);
create index service_ticket_id on service_ticket (id);
create index service_ticket_queue on service_ticket (area_id, place_id, day, state, priority desc, rank);
create index service_ticket_path on service_ticket (path, day);

-- An appointment: a time at a place. It asks for no name: whoever has its address or code holds it.
create table service_slot (
  area_id uuid not null,
  id uuid not null,
  path text collate "C" not null,
  place_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  letter text not null,
  lane text not null,
  topic text not null,
  taken_key text not null,
  state text not null,
  booked_at timestamptz not null,
  ticket_id uuid,
  version int not null default 1,
  primary key (area_id, id),
  unique (area_id, place_id, taken_key),
  check (state in ('booked', 'arrived', 'cancelled', 'noShow'))
);
create index service_slot_id on service_slot (id);
create index service_slot_time on service_slot (area_id, place_id, starts_at);

grant select, insert, update on service_hall, service_device, service_counter, service_ticket, service_slot to liren_app;
alter table service_hall enable row level security;
alter table service_device enable row level security;
alter table service_counter enable row level security;
alter table service_ticket enable row level security;
alter table service_slot enable row level security;
create policy service_hall_app on service_hall to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_device_app on service_device to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_counter_app on service_counter to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_ticket_app on service_ticket to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
create policy service_slot_app on service_slot to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');
