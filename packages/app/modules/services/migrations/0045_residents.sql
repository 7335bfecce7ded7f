-- Which account is which person of the register (self), for whom it also acts (family), or for which local unit it speaks
-- (delegate). A row of a community; who moves has it deleted there and inserted here, under the same id.
create table service_member (
  community_id uuid not null,
  id uuid not null,
  account_id uuid not null,
  kind text not null,
  person_id uuid,
  local_unit_id uuid,
  -- What the other person is to the account's own.
  relation text,
  -- How it was checked, and by which paper.
  checked text not null,
  note text not null default '',
  checked_by text not null,
  checked_by_id uuid,
  checked_at timestamptz not null,
  valid_to date,
  ended_at timestamptz,
  ended_by text,
  ended_reason text,
  version int not null default 1,
  primary key (community_id, id),
  check (kind in ('self', 'family', 'delegate')),
  check ((kind = 'delegate') = (local_unit_id is not null)),
  check ((kind = 'delegate') = (person_id is null))
);
create index service_member_account on service_member (account_id);
create index service_member_person on service_member (person_id) where ended_at is null;
create index service_member_unit on service_member (local_unit_id) where ended_at is null;

-- A code from the counter. Its first four characters find it, the rest is kept as a keyed digest; five wrong ones end it.
create table service_code (
  id uuid primary key,
  community_id uuid not null,
  path text collate "C" not null,
  handle text not null unique,
  secret_mac text not null,
  person_id uuid,
  local_unit_id uuid,
  name text not null,
  checked text not null,
  note text not null default '',
  made_by text not null,
  made_by_id uuid,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  used_at timestamptz,
  used_by uuid,
  withdrawn_at timestamptz,
  check ((person_id is null) <> (local_unit_id is null))
);
create index service_code_path on service_code (path, made_at);

grant select, insert, update, delete on service_member to liren_app;
grant select, insert, update on service_code to liren_app;
alter table service_member enable row level security;
alter table service_code enable row level security;
create policy service_member_app on service_member to liren_app
  using (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'))
  with check (community_id in (select id from area where path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~'));
create policy service_code_app on service_code to liren_app
  using (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~')
  with check (path >= nullif(current_setting('app.path', true), '') and path < nullif(current_setting('app.path', true), '') || '~');

-- What is one's own, by the account: residents and delegates have no path.
create policy service_member_own on service_member for select to liren_app
  using (account_id = nullif(current_setting('app.owner', true), '')::uuid);
create policy service_case_own on service_case for select to liren_app
  using (applicant_account_id = nullif(current_setting('app.owner', true), '')::uuid);
