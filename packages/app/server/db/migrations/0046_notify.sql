-- Notices to people: one row per notice and way of sending. What it says of a person, and where it goes, is sealed. The
-- queue changes often and is asked for on the coordinator only. `once` keeps one happening from being told twice.
create table notification (
  id uuid primary key,
  account_id uuid not null,
  channel text not null check (channel in ('inApp', 'email', 'sms', 'push')),
  topic text not null,
  language text not null check (language in ('zh-CN', 'en')),
  params_enc text not null,
  address_enc text,
  address_hash text,
  link text,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed')),
  -- Which transport took it: `log` where none is set up.
  via text,
  tries int not null,
  next_at timestamptz not null,
  created_at timestamptz not null,
  sent_at timestamptz,
  read_at timestamptz,
  error text,
  once text unique
);
create index notification_due on notification (next_at) where state in ('queued', 'sending');
create index notification_mine on notification (account_id, created_at) where channel = 'inApp';

-- Where an account wants to be told. An e-mail address counts once its code came back; the code is hashed.
create table notification_address (
  account_id uuid not null,
  id uuid not null,
  channel text not null check (channel in ('email', 'sms', 'push')),
  address_enc text not null,
  address_hash text not null,
  shown text not null,
  confirmed_at timestamptz,
  code_hash text,
  code_until timestamptz,
  code_tries int not null,
  created_at timestamptz not null,
  primary key (account_id, id),
  unique (account_id, channel, address_hash)
);

grant select, update (read_at) on notification to liren_app;
grant select, insert, update, delete on notification_address to liren_app;
alter table notification enable row level security;
alter table notification_address enable row level security;
create policy notification_own on notification to liren_app
  using (account_id::text = nullif(current_setting('app.owner', true), ''))
  with check (account_id::text = nullif(current_setting('app.owner', true), ''));
create policy notification_address_own on notification_address to liren_app
  using (account_id::text = nullif(current_setting('app.owner', true), ''))
  with check (account_id::text = nullif(current_setting('app.owner', true), ''));

-- A file is also its giver's: residents have no path, and see what they handed in.
create policy stored_file_own on stored_file to liren_app
  using (created_by::text = nullif(current_setting('app.owner', true), ''))
  with check (created_by::text = nullif(current_setting('app.owner', true), ''));
