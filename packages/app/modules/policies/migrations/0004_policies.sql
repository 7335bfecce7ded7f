-- Policy documents and rule sets: small, shared, public information. Written only by this module outside the actor's role,
-- after the right was checked.

-- One version of one document. A text that is corrected supersedes its row; `key` names the version for ever.
create table policy (
  id uuid primary key,
  key text not null,
  -- The title without the country's name: the same for all versions of a law.
  family text not null,
  title text not null,
  version_on date not null,
  number text,
  issuer text,
  level text,
  kind text not null,
  adopted_on date,
  published_on date,
  in_force_from date not null,
  -- How that day is known: text, header, onPublication, amendment, version.
  in_force_basis text not null,
  source text,
  file_name text not null,
  text_hash text not null,
  shipped boolean not null default false,
  title_grams text[] not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create unique index policy_key_now on policy (key) where superseded_at is null;
create index policy_family on policy (family, version_on);

create table policy_article (
  policy_id uuid not null references policy (id) on delete cascade,
  ord int not null,
  -- 0: what stands before the first article.
  number int not null,
  -- 1 for 之一.
  sub int not null,
  label text not null,
  chapter text,
  section text,
  body text not null,
  -- Pairs of neighbouring characters: the words of the full-text search.
  grams text[] not null,
  primary key (policy_id, ord)
);
create index policy_article_grams on policy_article using gin (grams);

-- What a text says of other documents: carriesOut, amendedBy, repeals.
create table policy_relation (
  policy_id uuid not null references policy (id) on delete cascade,
  ord int not null,
  kind text not null,
  title text not null,
  family text not null,
  primary key (policy_id, ord)
);
create index policy_relation_family on policy_relation (family, kind);

-- What an officer states about when a version holds, by which document: it goes before what the text alone lets one see.
create table policy_force (
  id uuid primary key,
  policy_key text not null,
  from_day date,
  to_day date,
  by_document text not null,
  reason text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create unique index policy_force_now on policy_force (policy_key) where superseded_at is null;

create table rule_set (
  id uuid primary key,
  key text not null unique,
  name text not null,
  -- law, pack (made under the law), guideline, example (another place's: never in force here).
  standing text not null,
  -- Code of the division it holds for; empty: the country.
  region text not null,
  note text,
  shipped_hash text,
  recorded_at timestamptz not null
);

-- One provision. Never overwritten: a revision or correction supersedes the row, which verdicts go on naming.
create table rule_parameter (
  id uuid primary key,
  -- Of rule_set. Not a foreign key: a restore puts tables back in the order of their names.
  rule_set_id uuid not null,
  key text not null,
  value jsonb not null,
  unit text not null,
  modality text not null,
  valid_from date not null,
  valid_to date,
  document text not null,
  version_on date,
  policy_key text,
  article text not null,
  words text,
  -- Who approved it and by which paper; empty for what is shipped.
  approval text,
  recorded_at timestamptz not null,
  superseded_at timestamptz,
  check (valid_to is null or valid_to > valid_from)
);
create unique index rule_parameter_now on rule_parameter (rule_set_id, key, valid_from) where superseded_at is null;
create index rule_parameter_key on rule_parameter (key, valid_from);

grant select on policy, policy_article, policy_relation, policy_force, rule_set, rule_parameter to liren_app;
alter table policy enable row level security;
alter table policy_article enable row level security;
alter table policy_relation enable row level security;
alter table policy_force enable row level security;
alter table rule_set enable row level security;
alter table rule_parameter enable row level security;
create policy policy_app on policy for select to liren_app using (true);
create policy policy_article_app on policy_article for select to liren_app using (true);
create policy policy_relation_app on policy_relation for select to liren_app using (true);
create policy policy_force_app on policy_force for select to liren_app using (true);
create policy rule_set_app on rule_set for select to liren_app using (true);
create policy rule_parameter_app on rule_parameter for select to liren_app using (true);
