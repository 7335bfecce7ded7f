-- What was laid open and names somebody who must not be named: taken down, it is no longer to be read without sign-in; that it hung
-- there, since when it does not and why stays public.
alter table publication add column hidden boolean not null default false;
alter table publication add constraint publication_hidden_withdrawn check (not hidden or withdrawn_on is not null);
drop policy publication_public on publication;
create policy publication_public on publication for select to liren_public using (on_page and not hidden);
drop policy publication_answer_public on publication_answer;
create policy publication_answer_public on publication_answer for select to liren_public
  using (publication_id is null or exists (select 1 from publication p where p.area_id = publication_answer.area_id and p.id = publication_answer.publication_id));
create view publication_shown as
  select area_id, id, path, matter, event_on, from_on, to_on, replaces_id, withdrawn_on, withdrawn_reason, hidden,
    case when hidden then '' else title end as title, case when hidden then '' else text end as text
  from publication where on_page;
grant select on publication_shown to liren_app, liren_public;
