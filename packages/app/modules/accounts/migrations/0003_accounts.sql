-- Who may come in, and with which post. Closed tables: the role of requests has no right on any of them; the accounts
-- module alone reads them, outside that role, with the bounds of areas as conditions in its queries.

create table account (
  id uuid primary key,
  -- Kept in lower case, so that one name cannot be taken twice in two spellings.
  login text not null unique,
  name text not null,
  -- The area whose administrators look after this account.
  area_id uuid not null,
  state text not null check (state in ('active', 'disabled')),
  must_change_password boolean not null,
  language text not null check (language in ('zh-CN', 'en')),
  elder_mode boolean not null,
  -- Its password is public knowledge: it exists in the demonstration city only.
  demonstration boolean not null,
  totp_enc text,
  totp_pending_enc text,
  -- The last time step whose code was taken: an older or equal one is a replay (RFC 6238, 5.2).
  totp_last_step bigint,
  last_login_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  version int not null
);
create index account_area on account (area_id);

-- Every password that an account has had, as argon2id; the newest is the one in force.
create table account_password (
  account_id uuid not null references account (id) on delete cascade,
  id uuid not null,
  hash text not null,
  set_at timestamptz not null,
  primary key (account_id, id)
);

create table account_recovery_code (
  account_id uuid not null references account (id) on delete cascade,
  code_hash text not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

-- A role at an area, reaching down, on the days from valid_from up to (not including) valid_to.
create table account_grant (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  role text not null,
  area_id uuid not null,
  valid_from date not null,
  valid_to date,
  granted_at timestamptz not null,
  granted_by uuid,
  check (valid_to is null or valid_to >= valid_from)
);
create index account_grant_account on account_grant (account_id);
create index account_grant_area on account_grant (area_id);

-- The token itself is known to the browser only.
create table account_session (
  token_hash text primary key,
  id uuid not null unique,
  account_id uuid not null references account (id) on delete cascade,
  grant_id uuid not null references account_grant (id) on delete cascade,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  strong_at timestamptz,
  ended_at timestamptz,
  address text not null,
  agent text not null
);
create index account_session_account on account_session (account_id, started_at);

-- Failures by login name (whether such an account exists or not) and by address.
create table login_attempt (
  key text primary key,
  failures int not null,
  last_at timestamptz not null,
  locked_until timestamptz
);

create table saved_view (
  id uuid primary key,
  account_id uuid not null references account (id) on delete cascade,
  list text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null,
  unique (account_id, list, name)
);

-- What holds for every account of the house; one row.
create table account_policy (
  id int primary key check (id = 1),
  -- Days after which a password must be renewed; 0: never.
  password_days int not null check (password_days between 0 and 3650),
  version int not null
);
insert into account_policy (id, password_days, version) values (1, 180, 1);

alter table account enable row level security;
alter table account_password enable row level security;
alter table account_recovery_code enable row level security;
alter table account_grant enable row level security;
alter table account_session enable row level security;
alter table login_attempt enable row level security;
alter table saved_view enable row level security;
alter table account_policy enable row level security;
